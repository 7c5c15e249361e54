/**
 * The files of an app's page, and the engine among them: as they are served, and as they are built.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InlayError, versionOf } from 'inlay/host';
import type { BundledEngine, Bundler } from './bundle.ts';
import { checkout } from './checkout.ts';
import { engineWasm, MANIFEST, manifestIn, moduleFiles } from './engine-files.ts';
import type { PageFiles } from './page-html.ts';

/** Where the bundles are, relative to the page. */
export const BUNDLES = '_inlay/';
/** Where the profiles are. */
export const ENGINES = 'engine/';

/** Which engine. */
export interface EngineOptions {
  profile: string;
  form: string;
  /** Folder with the profiles. */
  engines: string;
  /** Whether the inspector is beside the page's script. */
  inspect?: boolean;
}

/** The forms in which a host loads an engine. */
export const forms = ['module', 'component', 'linked'] as const;

/**
 * The form that a command line names.
 *
 * @throws {@link InlayError} `wrong-type`.
 */
export function formNamed(name: string): (typeof forms)[number] {
  const known = forms.find((form) => form === name);
  if (known) return known;
  throw new InlayError('wrong-type', `--form: expected ${forms.join(', ')}, got "${name}".`);
}

/** The engine that is built into the engine's script, if its form can be. */
export function engineOf(options: EngineOptions): { engine?: BundledEngine } {
  const { engines, profile, form } = options;
  if (form !== 'module') return {};
  return { engine: { folder: join(engines, profile), url: `../${ENGINES}${profile}/` } };
}

/** What a page names: its scripts, and the engine's Wasm. */
export function filesOfPage(bundler: Bundler, options: EngineOptions): PageFiles {
  const { engines, profile, form } = options;
  const file = (name: string) => `${BUNDLES}${name}${versionOf(bundler.file(name)?.hash ?? '')}`;
  const wasm = form === 'module' ? wasmOf(join(engines, profile)) : undefined;
  return {
    profile,
    form,
    page: file('page.js'),
    style: file('page.css'),
    icon: file('icon.svg'),
    app: file('app.js'),
    engine: file('engine.js'),
    ...(options.inspect ? { inspect: true } : {}),
    ...(wasm === undefined ? {} : { wasm: `${ENGINES}${profile}/${wasm}` }),
  };
}

/** The Wasm of an engine with its version, as its host asks for it. */
function wasmOf(folder: string): string | undefined {
  try {
    const manifest = manifestIn(folder);
    const wasm = engineWasm(manifest);
    const { sha256 } = moduleFiles(manifest).find(([name]) => name === wasm)?.[1] ?? {};
    return sha256 === undefined ? undefined : `${wasm}${versionOf(sha256)}`;
  } catch {
    // It is being composed. The engine's thread says what is wrong, and asks by itself.
    return undefined;
  }
}

/**
 * Checks that an engine is there, and its form one that there is.
 *
 * @throws {@link InlayError} `missing` or `wrong-type`.
 */
export function checkEngine({ profile, form, engines }: EngineOptions): void {
  formNamed(form);
  if (existsSync(join(engines, profile, MANIFEST))) return;
  const remedy = checkout === undefined ? '' : ', or `npm start`, which does both';
  throw new InlayError(
    'missing',
    `The engine of profile ${profile} is not in ${engines}: run \`npx inlay compose --profile ${profile}\` first${remedy}.`,
  );
}
