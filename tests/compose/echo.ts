/**
 * The echo systems in their forms: values go through `echo` to the system that answers, and the
 * same way back.
 *
 * @module
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rustTool } from '../../host/tools/src/rust-tool.ts';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'target/inlay/test');
const config = 'tests/compose/echo/compose.toml';

/** An answer that may be a refusal. */
export type Result<T, E> = { tag: 'ok'; val: T } | { tag: 'err'; val: E };

/** A value with every kind of field. */
export interface Item {
  name: string;
  tags: string[];
  kind: Shape;
  color: 'red' | 'green' | 'blue';
  sides: { top: boolean; right: boolean; bottom: boolean; leftSide: boolean };
  parent: number | undefined;
  at: { x: number; y: number };
  letter: string;
  on: boolean;
}

/** A variant whose cases share places of different types. */
export type Shape =
  | { tag: 'none' }
  | { tag: 'circle'; val: number }
  | { tag: 'label'; val: string }
  | { tag: 'corner'; val: [bigint, number] }
  | { tag: 'wide'; val: number };

/** Why items were refused. */
export type Problem =
  | { tag: 'empty' }
  | { tag: 'too-many'; val: number }
  | { tag: 'bad'; val: string };

/** The exports of the root system, of any form. */
export interface Echo {
  // biome-ignore lint/suspicious/noExplicitAny: its type is in the WIT beside this file
  text: Record<string, (...args: any[]) => any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  numbers: Record<string, (...args: any[]) => any>;
}

/** The generated glue of the fused module. */
export interface Glue {
  instantiate(module: WebAssembly.Module): Echo;
  instantiateAsync(module: WebAssembly.Module): Promise<Echo>;
  bind(exports: Record<string, unknown>): Echo;
  check(module: WebAssembly.Module): void;
  tagged(instance: object): Echo;
  GlueError: new (...args: never[]) => Error & { code: string };
}

/** A composed profile of `echo/compose.toml`. */
export interface Composed {
  folder: string;
  glue: Glue;
  module: WebAssembly.Module;
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  manifest: any;
  /** A new instance of each form. */
  make: Record<'module' | 'component' | 'linked', () => Echo>;
}

/** Runs the compose tool, and answers what it printed. */
export async function compose(...args: string[]): Promise<string> {
  const [command, ...run] = rustTool('inlay-compose');
  const { stdout, stderr } = await promisify(execFile)(command, [...run, ...args], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  return stdout + stderr;
}

/** Composes a profile of the echo systems (only what changed) and loads its forms. */
export async function composed(profile: string): Promise<Composed> {
  await compose('--config', config, '--profile', profile, '--out', out);
  const folder = join(out, profile);
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const compiled = (file: string) => new WebAssembly.Module(readFileSync(join(folder, file)));
  const cores = new Map<string, WebAssembly.Module>();
  const core = (part: string) => (file: string) => {
    const path = join(part, file);
    const known = cores.get(path) ?? compiled(path);
    cores.set(path, known);
    return known;
  };
  const glue: Glue = await load('echo.glue.js');
  const component = await load('component-js/echo.js');
  const linked = await load('linked-js/linked.js');
  const module = compiled('echo.module.wasm');
  return {
    folder,
    glue,
    module,
    manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
    make: {
      module: () => glue.instantiate(module),
      component: () => glue.tagged(component.instantiate(core('component-js'), {})),
      linked: () => glue.tagged(linked.instantiate(core('linked-js'))),
    },
  };
}
