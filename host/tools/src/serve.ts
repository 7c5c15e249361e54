/**
 * `inlay serve`: an app and its engine for browsers.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join, relative } from 'node:path';
import type { Command } from 'commander';
import { asError, InlayError, versionOf } from 'inlay/host';
import { type Bundler, bundle } from './bundle.ts';
import { Changes } from './changes.ts';
import { answerFault, type FindMap } from './faults.ts';
import { type FileHandler, filesOf, isOwnHost, refuse } from './files.ts';
import * as shared from './options.ts';
import { BUNDLES, checkEngine, ENGINES, engineOf, filesOfPage } from './page-files.ts';
import { type PageFiles, pageOf } from './page-html.ts';
import { findScene, firstScene, publicFolder, type Scene } from './scene.ts';

/** Where changes are announced, and pages report what nobody caught. */
const CHANGES = `${BUNDLES}changes`;
/**
 * How long browsers may keep a file of an engine that a page names with its version, in
 * milliseconds: until its threads ask for what the page has asked for before.
 */
const KEEP = 60_000;

/** What the command line says. */
export interface ServeOptions {
  port?: string;
  host: string;
  profile: string;
  form: string;
  /** Folder with the profiles. */
  engines: string;
  /** Folder of the page, if not the app's. */
  folder?: string;
  /** Whether scripts are sent without names and white space, as to a device. */
  minify?: boolean;
  /** Names besides `localhost` by which browsers reach the server. */
  allowHost?: readonly string[];
  /** Whether pages take over the next build where sources change. By default not. */
  live?: boolean;
  /** Takes what goes wrong while the server runs, for people. Default: nowhere. */
  report?: (message: string) => void;
}

/** Types of bundles that are no scripts. */
const types: Readonly<Record<string, string>> = {
  '.map': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** How often it is looked whether who started this process is still there, in milliseconds. */
const LOOK = 1000;

/**
 * Calls back when whoever started this process is gone: npm ends without a word to what it has
 * started.
 */
function onceOrphaned(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK);
  timer.unref();
}

/** A server that runs. */
export interface Served {
  /** Its address, with a slash at the end. */
  url: string;
  /** Stops it, and the bundler. */
  close(): Promise<void>;
}

/** Adds the subcommand. */
export function register(program: Command): void {
  program
    .command('serve')
    .summary('serve an app and its engine to browsers')
    .description(
      'Bundles an app, serves it with its engine, and prints the address. Where sources change, their next build takes over in the page. In the address, ?threads=single|main-engine|workers, ?profile=, ?form= and ?size=1280x720 choose otherwise.',
    )
    .argument('[app]', 'a folder with src/app.ts, or a module', firstScene)
    .option('--port <number>', 'by default 8080, or any that is free')
    .option('--host <address>', 'address to listen at', 'localhost')
    .option('--allow-host <name...>', 'names besides localhost by which browsers reach this server')
    .addOption(shared.profile)
    .addOption(shared.form)
    .addOption(shared.folder)
    .addOption(shared.engines)
    .option('--minify', 'send scripts without names and white space, as to a device')
    .action(async (app: string, options: ServeOptions) => {
      const report = (message: string) => console.error(message);
      const served = await serve(app, { live: true, ...options, report });
      console.log(`${app} with the engine of profile ${options.profile}: ${served.url}`);
      console.log('Arrow keys move, Enter selects, Escape goes back, F8 opens the inspector.');
      console.log('Ctrl-C stops the server.');
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => void served.close());
      onceOrphaned(() => void served.close());
    });
}

/**
 * Serves an app.
 *
 * @throws {@link InlayError} `missing` if app or engine are not there, `wrong-type` for a port,
 * `app` if the app cannot be bundled.
 */
export async function serve(app: string, options: ServeOptions): Promise<Served> {
  const scene = findScene(app, options.folder);
  checkEngine(options);
  const port = portOf(options);
  const changes = new Changes();
  let before: PageFiles | undefined;
  let lastWrong: string | undefined;
  let bundler: Bundler;
  try {
    bundler = await bundle({
      app: scene.module,
      ...engineOf(options),
      minify: options.minify ?? false,
      inspector: true,
      live: options.live ?? false,
      built: (wrong) => {
        if (wrong !== undefined) options.report?.(wrong);
        lastWrong = wrong;
        changes.announce(changeOf(wrong));
      },
    });
  } catch (cause) {
    throw new InlayError(
      'app',
      `${relative(process.cwd(), scene.module)} cannot be bundled: ${asError(cause).message}`,
      cause,
    );
  }
  /** What of the page's files is another than before. */
  function changeOf(wrong: string | undefined): object {
    if (wrong !== undefined) return { wrong };
    const now = filesOfPage(bundler, options);
    const { app, engine, page } = now;
    const reload = page !== (before?.page ?? page);
    const isSame = !reload && app === before?.app && engine === before.engine;
    before = now;
    return isSame ? {} : { scripts: { app, engine }, reload };
  }
  /** What a page may have missed that is only now listening. */
  function missed(): object {
    if (lastWrong !== undefined) return { wrong: lastWrong };
    const { app, engine } = filesOfPage(bundler, options);
    return { scripts: { app, engine } };
  }
  before ??= filesOfPage(bundler, options);
  const follow = (response: ServerResponse) => changes.add(response, missed());
  const server = createServer(handlerOf(scene, bundler, options, follow));
  let address: AddressInfo;
  try {
    address = await listenAtPort(server, port, options);
  } catch (error) {
    // It watches the sources, and the process would go on for that.
    await bundler.close();
    throw error;
  }
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${address.port}/`,
    async close() {
      await bundler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Routes: the engines, the bundles, the page, and for the rest the app's folder. */
function handlerOf(
  scene: Scene,
  bundler: Bundler,
  options: ServeOptions,
  follow: (response: ServerResponse) => void,
) {
  const engines = filesOf(options.engines, KEEP);
  const statics = staticFilesOf(scene);
  const names = [options.host, ...(options.allowHost ?? [])];
  const hasOwnPage = existsSync(join(scene.folder, 'index.html'));
  /** Says which file was meant by a URL that an app's worker has resolved by its script's. */
  const misread = (name: string): string => {
    const isThere = [scene.folder, publicFolder(scene.folder)].some((folder) =>
      existsSync(join(folder, name)),
    );
    if (!isThere) return 'Not found';
    const text = `/${BUNDLES}${name}: not found. A relative URL of fetch() is relative to the app's script, not to its page: write '../${name}' or '/${name}', or import JSON.`;
    options.report?.(text);
    return text;
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { url = '/', headers } = request;
    const path = url.replace(/[?#].*$/, '');
    if (!isOwnHost(headers.host, names)) {
      const name = headers.host ?? 'a request without a Host';
      refuse(
        response,
        403,
        `Refused: ${name} is not a name of this server. Allow it with --allow-host.`,
      );
    } else if (path === '/' && !hasOwnPage) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
      const files = filesOfPage(bundler, { ...options, inspect: true });
      const live = options.live ? { changes: CHANGES } : {};
      response.end(pageOf(basename(scene.folder), { ...files, ...live }));
    } else if (path === `/${CHANGES}`) {
      if (request.method !== 'POST') follow(response);
      else void answerFault(request, response, mapsOf(bundler), options.report ?? (() => {}));
    } else if (path.startsWith(`/${ENGINES}`))
      engines(request, response, url.slice(ENGINES.length));
    else if (path.startsWith(`/${BUNDLES}`))
      answerBundle(bundler, request, response, url.slice(BUNDLES.length + 1), misread);
    else statics(request, response, url);
  };
}

/** The maps of the bundles by their addresses. */
function mapsOf(bundler: Bundler): FindMap {
  return (url) => {
    const { pathname } = new URL(url);
    return pathname.startsWith(`/${BUNDLES}`)
      ? bundler.map(pathname.slice(BUNDLES.length + 1))
      : undefined;
  };
}

/** The files of the app's own: those of `public` as if they lay in the page's folder. */
function staticFilesOf(scene: Scene): FileHandler {
  const folder = filesOf(scene.folder);
  const beside = publicFolder(scene.folder);
  const files = filesOf(beside);
  return (request, response, url) => {
    const path = decodedPath(url);
    // It may come while the server runs.
    const isBeside = path !== undefined && existsSync(join(beside, path));
    (isBeside ? files : folder)(request, response, url);
  };
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

/**
 * Answers with a bundle. Browsers keep one that they asked for by its version; another that they
 * have already is not sent again.
 */
function answerBundle(
  bundler: Bundler,
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  misread: (name: string) => string,
): void {
  const name = url.replace(/[?#].*$/, '');
  const file = bundler.file(name);
  if (!file) return refuse(response, 404, misread(name));
  const { contents, hash } = file;
  const etag = `"${hash}"`;
  const isNamed = url.endsWith(versionOf(hash));
  response.setHeader('cache-control', isNamed ? 'max-age=31536000, immutable' : 'no-cache');
  response.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const type = types[extname(name)] ?? 'text/javascript';
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': contents.length,
  });
  response.end(request.method === 'HEAD' ? undefined : contents);
}

/** The port that was asked for, if one was. */
function portOf({ port }: ServeOptions): number | undefined {
  const asked = port === undefined ? undefined : Number(port);
  if (
    asked === undefined ||
    (port?.trim() !== '' && Number.isInteger(asked) && asked >= 0 && asked <= 65535)
  ) {
    return asked;
  }
  throw new InlayError('wrong-type', `--port: expected a number from 0 to 65535, got "${port}".`);
}

/** By default the one of which people know it. */
const PORT = 8080;

/**
 * Listens at the port that was asked for; else at 8080, or any other where that is in use.
 *
 * @throws {@link InlayError} `missing` if the port that was asked for cannot be had.
 */
async function listenAtPort(
  server: Server,
  asked: number | undefined,
  { host, report }: ServeOptions,
): Promise<AddressInfo> {
  try {
    return await listenAt(server, asked ?? PORT, host);
  } catch (error) {
    const isInUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (asked === undefined && isInUse) {
      const address = await listenAt(server, 0, host);
      report?.(
        `Port ${PORT} is in use by another program: ${address.port} is used instead. --port names one.`,
      );
      return address;
    }
    const why = isInUse
      ? 'in use by another program: name another one, or leave --port out for any that is free'
      : `cannot be listened at: ${asError(error).message}`;
    throw new InlayError('missing', `--port ${asked ?? PORT}: ${why}.`, error);
  }
}

function listenAt(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}
