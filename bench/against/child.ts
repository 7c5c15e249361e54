/**
 * A process that measures one tree with the benchmarks, the host and the engine of that tree, and
 * waits at each turn until its parent lets it go on.
 *
 * `node child.ts ROOT`. From the parent: `{ run: GROUP }`, then `'go'` for each turn. To the
 * parent: `'turn'` before it goes on, `{ figures }` or `{ error }` at the end of the group.
 *
 * Turns are where benchmarks take turns anyway: `byTurns` of the tree's `bench/measure.ts` is
 * wrapped, so that each round of each side waits. A group that does not use it is one turn.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Measurements } from '../measure.ts';

const root = process.argv[2] as string;
const measure = pathToFileURL(join(root, 'bench/measure.ts')).href;
const wrapped = `${measure}?turns`;

process.chdir(root);
Object.assign(globalThis, { [Symbol.for('inlay.turn')]: turn });
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    if (resolved.url !== measure || context.parentURL === wrapped) return resolved;
    return { ...resolved, url: wrapped, format: 'module' };
  },
  load: (url, context, next) =>
    url === wrapped
      ? { format: 'module', source: wrapper, shortCircuit: true }
      : next(url, context),
});

/** All of `measure.ts`, with rounds that wait for their turn. */
const wrapper = `
export * from ${JSON.stringify(measure)};
import { byTurns as own } from ${JSON.stringify(measure)};
const turn = globalThis[Symbol.for('inlay.turn')];
const waiting = (side) => async () => { await turn(); return side(); };
export const byTurns = (sides, rounds) => own(sides.map(waiting), rounds);
`;

let go: (() => void) | undefined;

function turn(): Promise<void> {
  return new Promise((resolve) => {
    go = resolve;
    process.send?.('turn');
  });
}

async function run(group: string): Promise<void> {
  try {
    await turn();
    const entry = pathToFileURL(join(root, 'bench', group, 'index.ts')).href;
    const { default: measured } = (await import(entry)) as { default(): Promise<Measurements> };
    process.send?.({ figures: await measured() });
  } catch (error) {
    process.send?.({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

process.on('message', (message: 'go' | { run: string }) => {
  if (message === 'go') go?.();
  else run(message.run);
});
// The parent has gone.
process.on('disconnect', () => process.exit());
