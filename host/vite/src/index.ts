/**
 * Inlay apps in Vite: an app is `src/app.ts`, and Vite serves and builds it with its page, its
 * workers and the engine. Other plugins of Vite, such as those of React and Solid, work on it.
 *
 * ```ts
 * // vite.config.ts
 * import { defineConfig } from 'vite';
 * import { inlay } from 'vite-plugin-inlay';
 *
 * export default defineConfig({ plugins: [inlay()] });
 * ```
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  answerFault,
  appModules,
  appScript,
  Changes,
  type FindMap,
  pageIcon,
  pageOf,
  pageStyle,
} from 'inlay-tools';
import type { Plugin, ResolvedConfig, ViteDevServer } from 'vite';

/** Options of the plugin. */
export interface InlayOptions {
  /** The app's module, relative to Vite's root. By default `src/app.ts` or `src/app.tsx`. */
  app?: string;
}

/** Paths that are modules of this plugin. */
const MODULES = '/@inlay/';
/** Where changes are announced, and pages report what nobody caught, relative to the page. */
const CHANGES = '@inlay/changes';

/** The plugin. Where the app has an `index.html` of its own, that is its page. */
export function inlay(options: InlayOptions = {}): Plugin {
  let config: ResolvedConfig;
  let app: string;
  const changes = new Changes();
  return {
    name: 'inlay',

    config: ({ root = process.cwd(), base = './' }, { command }) => ({
      // The folder moves as a whole.
      base,
      // The parts of a page that are not its own: as scripts for workers they are modules.
      worker: { format: 'es' },
      build: {
        target: 'es2022',
        // The page asks for what its threads need itself.
        modulePreload: false,
        ...(command === 'build' && !hasOwnPage(resolve(root))
          ? // A page that runs app or engine itself calls what their scripts export.
            { rolldownOptions: { input: inputs, preserveEntrySignatures: 'exports-only' } }
          : {}),
      },
      optimizeDeps: { exclude: ['inlay', 'inlay-react', 'inlay-solid'] },
    }),

    configResolved(resolved) {
      config = resolved;
      app = findApp(config.root, options.app);
    },

    resolveId: (id) => (id.startsWith(MODULES) ? id.replace(/\?.*$/, '') : undefined),

    load(id) {
      if (!id.startsWith(MODULES)) return undefined;
      return moduleOf(id.slice(MODULES.length), app, config.command === 'serve');
    },

    configureServer(server) {
      if (hasOwnPage(config.root)) return undefined;
      server.middlewares.use(`/${CHANGES}`, (request, response) => {
        if (request.method !== 'POST') return changes.add(response);
        const report = (text: string) => server.config.logger.error(text, { timestamp: true });
        return void answerFault(request, response, mapsOf(server), report);
      });
      server.middlewares.use('/@inlay/page.css', (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/css' }).end(pageStyle);
      });
      server.middlewares.use('/@inlay/icon.svg', (_request, response) => {
        response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(pageIcon);
      });
      // After what Vite does with files, and before it looks for a page.
      return () => servePage(server);
    },

    /** The app is not a part of the page: its next build takes over. */
    hotUpdate({ modules, timestamp }) {
      if (hasOwnPage(config.root) || !reaches(modules, app)) return undefined;
      const script = `@inlay/app.js?t=${timestamp}`;
      changes.announce({ scripts: { app: script, engine: '@inlay/engine.js' } });
      return [];
    },

    generateBundle(_options, bundle) {
      if (hasOwnPage(config.root)) return;
      const files = Object.values(bundle);
      const script = (name: string) =>
        files.find((file) => file.type === 'chunk' && file.isEntry && file.name === name)
          ?.fileName ?? '';
      const emit = (name: string, source: string) =>
        this.getFileName(this.emitFile({ type: 'asset', name, source }));
      const wasm = files.find(({ fileName }) => /engine\.module.*\.wasm$/.test(fileName));
      const source = pageOf(basename(config.root), {
        page: script('page'),
        app: script('app'),
        engine: script('engine'),
        style: emit('page.css', pageStyle),
        icon: emit('icon.svg', pageIcon),
        ...(wasm ? { wasm: wasm.fileName } : {}),
      });
      this.emitFile({ type: 'asset', fileName: 'index.html', source });
    },
  };

  /** Answers with the page. */
  function servePage(server: ViteDevServer): void {
    server.middlewares.use(async (request, response, next) => {
      const path = request.url?.replace(/[?#].*$/, '');
      if (path !== '/' && path !== '/index.html') return next();
      const page = pageOf(basename(config.root), {
        page: '@inlay/page.js',
        app: '@inlay/app.js',
        engine: '@inlay/engine.js',
        style: '@inlay/page.css',
        icon: '@inlay/icon.svg',
        changes: CHANGES,
        inspect: true,
      });
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
      response.end(await server.transformIndexHtml('/', page));
    });
  }
}

/** The maps of Vite's modules by their addresses. */
function mapsOf({ environments }: ViteDevServer): FindMap {
  return async (url) => {
    const { pathname, search } = new URL(url);
    const module = await environments.client.moduleGraph.getModuleByUrl(pathname + search);
    const map = module?.transformResult?.map;
    // A module has one source, which the map names in its own way.
    const file = module?.file ?? '';
    return map && 'sources' in map ? { map, pathOf: () => file } : undefined;
  };
}

/** The scripts of the threads. */
const inputs = {
  page: `${MODULES}page.js`,
  app: `${MODULES}app.js`,
  engine: `${MODULES}engine.js`,
};

function moduleOf(name: string, app: string, isLive: boolean): string | undefined {
  switch (name) {
    case 'page.js':
      return `import ${JSON.stringify(isLive ? 'inlay/live-page' : 'inlay/page')};`;
    case 'app.js':
      return appScript(app, isLive);
    case 'engine.js':
      return `export { startEngine } from 'inlay/engine';`;
    default:
      return undefined;
  }
}

const hasOwnPage = (root: string) => existsSync(join(root, 'index.html'));

/** @throws If there is none. */
function findApp(root: string, asked: string | undefined): string {
  const names = asked === undefined ? appModules : [asked];
  const found = names.map((name) => resolve(root, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Error(
    `vite-plugin-inlay: expected the app in ${names.join(' or ')} of ${root}: name it, inlay({ app: 'src/main.ts' }).`,
  );
}

/** A module of Vite, as far as it is looked at. */
interface Imported {
  readonly file: string | null;
  readonly importers: ReadonlySet<Imported>;
}

/** Whether a module is imported by the app, itself or by what that imports. */
function reaches(modules: readonly Imported[], app: string): boolean {
  const waiting = [...modules];
  const seen = new Set(waiting);
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.file === app) return true;
    for (const importer of at.importers) {
      if (!seen.has(importer)) waiting.push(importer);
      seen.add(importer);
    }
  }
  return false;
}
