/**
 * One component for a suite, as the compose tool writes it (`tools/compose/src/single.rs`).
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jco, loadComponent, reviving } from './load.ts';

type Functions = Record<string, (...args: unknown[]) => unknown>;

/** Glue that the compose tool wrote. */
interface Glue {
  readonly answersWithResult: Readonly<Record<string, readonly string[]>>;
  instantiate(module: WebAssembly.Module): Record<string, Functions>;
}

/** What a function that may fail returns through the glue. */
type Result = { tag: 'ok' | 'err'; val: unknown };

/**
 * Checks that what loads a component is there.
 *
 * @param folder Where the tool wrote it.
 * @param name What its files are called.
 * @throws Where it imports something and jco is not installed.
 */
export async function checkLoads(folder: string, name: string): Promise<void> {
  if (importsOf(folder, name).length > 0) await jco();
}

/** The interfaces that a component imports. */
function importsOf(folder: string, name: string): readonly string[] {
  const text = readFileSync(join(folder, `${name}.interfaces.json`), 'utf8');
  return (JSON.parse(text) as { imports: string[] }).imports;
}

/**
 * A new instance in jco's shape. One that imports nothing runs as it ships, as a module with its
 * glue; another through jco.
 *
 * @param folder Where the tool wrote it.
 * @param name What its files are called.
 */
export async function loadSingle(
  folder: string,
  name: string,
  imports: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const file = (extension: string) => join(folder, `${name}.${extension}`);
  if (importsOf(folder, name).length > 0) {
    const component = new Uint8Array(readFileSync(file('component.wasm')));
    return loadComponent(name, component, imports);
  }
  const glue = (await import(pathToFileURL(file('glue.js')).href)) as Glue;
  const module = new WebAssembly.Module(readFileSync(file('module.wasm')));
  return reviving(() => thrown(glue, glue.instantiate(module)));
}

/** An instance whose functions throw what they refuse, and give lists that stay as they are. */
function thrown(
  { answersWithResult }: Glue,
  instance: Record<string, Functions>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answersWithResult).map(([name, failing]) => {
      const functions = Object.entries(instance[name] ?? {}).map(([key, call]) => {
        const mayFail = failing.includes(key);
        return [key, (...args: unknown[]) => called(call, args, mayFail)] as const;
      });
      return [name, Object.fromEntries(functions)];
    }),
  );
}

function called(call: Functions[string], args: unknown[], mayFail: boolean): unknown {
  const answer = copied(trappingAsItself(() => call(...args)));
  if (!mayFail) return answer;
  const { tag, val } = answer as Result;
  if (tag === 'ok') return val;
  throw Object.assign(new Error(`refused: ${JSON.stringify(val)}`), { payload: val });
}

/**
 * A value with lists of its own. The glue's are views of the instance's memory, and
 * `structuredClone` copies the whole memory behind a view.
 */
function copied(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return (value as Uint32Array).slice();
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

/** A trap, which the glue wraps. */
function trappingAsItself<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    const isTrap = error instanceof Error && error.cause instanceof WebAssembly.RuntimeError;
    throw isTrap ? error.cause : error;
  }
}
