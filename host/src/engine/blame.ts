/**
 * Which system of an engine trapped, and in which call.
 *
 * @module
 */
import type { MemoryFacts as Composed } from './generated/manifest.ts';

/**
 * The table that `inlay compose` writes into a fused module, see
 * `tools/compose/src/fuse/functions.rs`.
 */
export interface FunctionTable {
  systems: string[];
  /** Pairs: first function of a run, and the position of its system; -1 is none. */
  runs: number[];
  /** Functions of the systems' interfaces: system, function, indices. */
  calls: Record<string, Record<string, number[]>>;
}

/** System, first page and cap of a memory that is a part of the engine's. */
export type EngineMemory = Pick<Composed, 'system' | 'basePage' | 'mostPages'>;

/** What an instance knows about memory: which systems have one, and which was refused more. */
export interface MemoryFacts {
  /** First page of the memory that was last refused to grow; -1 is none. */
  refused: number;
  memories: readonly EngineMemory[];
}

/** The function table of a fused module, if it has one that can be read. */
export function functionTable(module: WebAssembly.Module): FunctionTable | undefined {
  const [section] = WebAssembly.Module.customSections(module, 'inlay.functions');
  if (!section) return undefined;
  try {
    const table = JSON.parse(new TextDecoder().decode(section)) as Partial<FunctionTable>;
    const isTable =
      Array.isArray(table.systems) && Array.isArray(table.runs) && typeof table.calls === 'object';
    return isTable ? (table as FunctionTable) : undefined;
  } catch {
    // Blame is for messages: without it the trap is reported all the same.
    return undefined;
  }
}

/** The functions on the stack of a trap, innermost first: all engines write `wasm-function[7]`. */
function functionsOf(trap: Error): number[] {
  const found = trap.stack?.matchAll(/wasm-function\[(\d+)\]/g) ?? [];
  return [...found].map(([, index]) => Number(index));
}

/** The trap itself, which the glue wraps. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** A trap of a fused module as a sentence without its full stop. */
export function explainFused(
  error: Error,
  table: FunctionTable | undefined,
  memory: MemoryFacts,
): string | undefined {
  const trap = rootOf(error);
  const functions = functionsOf(trap);
  const system =
    table && functions.map((each) => systemOf(table, each)).find((name) => name !== undefined);
  if (!table || system === undefined) return undefined;
  const call = functions
    .map((each) => callOf(table, system, each))
    .find((name) => name !== undefined);
  const where = `"${system}" of the engine${call ? `, called by ${call},` : ''}`;
  const grown = memory.memories.find(({ basePage }) => basePage === memory.refused);
  if (grown?.system === system) {
    const most = grown.mostPages === null ? '' : ` (at most ${grown.mostPages / 16} MiB)`;
    return `${where} ran out of memory${most} and trapped: ${trap.message}`;
  }
  return `${where} trapped: ${trap.message}`;
}

/** The system that a function of a fused module belongs to. */
export function systemOf({ systems, runs }: FunctionTable, index: number): string | undefined {
  let system = -1;
  for (let at = 0; at + 1 < runs.length && (runs[at] as number) <= index; at += 2)
    system = runs[at + 1] as number;
  return systems[system];
}

/** The function of `system`'s interface that a function of a fused module is, if it is one. */
export function callOf(
  { calls }: FunctionTable,
  system: string,
  index: number,
): string | undefined {
  return Object.entries(calls[system] ?? {}).find(([, indices]) => indices.includes(index))?.[0];
}

/**
 * A trap of an engine in form linked: each system has a script of its own, which is on the stack.
 */
export function explainLinked(error: Error): string | undefined {
  const trap = rootOf(error);
  const system = /linked-js\/([a-z][a-z0-9-]*)\.js/.exec(trap.stack ?? '')?.[1];
  return system === undefined || system === 'linked'
    ? undefined
    : `"${system}" of the engine trapped: ${trap.message}`;
}
