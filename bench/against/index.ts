/**
 * `npm run bench -- against COMMIT [GROUP...]`: measures a commit and this tree in the same run.
 *
 * Each is measured by its own benchmarks over its own host and engine, in a process of its own. The
 * two take turns with each round of each side (A B A B), so that what else the machine does meets
 * both alike. All of it is done in several passes, of which each begins with the other one.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { profilesOf } from '../../scripts/test/profiles.ts';
import type { Measurements } from '../measure.ts';
import { shown, table } from '../table.ts';
import { type Comparison, cells, compare, type Pass } from './compare.ts';
import { Side } from './side.ts';
import { checkOut, prepare } from './tree.ts';
import { alternate } from './turns.ts';

/** What is compared, and how. */
export interface Options {
  /** The folder of this tree, with its engines composed. */
  readonly root: string;
  readonly before: string;
  /** A commit in place of this tree. */
  readonly now?: string | undefined;
  readonly groups: readonly string[];
  readonly passes: number;
  /** By how much of its value before a figure may be worse, in percent. */
  readonly tolerance: number;
  /** Where the comparison is written for programs. */
  readonly json?: string | undefined;
}

/** Compares; prints the table, and says which figures are worse. */
export async function against(options: Options): Promise<void> {
  const { root, groups, passes, tolerance } = options;
  const roots = [options.before, options.now].map((commit) =>
    commit === undefined ? root : built(root, commit, groups),
  );
  const sides = ['before', 'now'].map((name, index) => new Side(name, roots[index] as string));
  const all: Pass[] = [];
  try {
    for (const group of groups) {
      for (let pass = 0; pass < passes; pass += 1) {
        const begin = performance.now();
        all.push(await measured(sides as [Side, Side], group, pass % 2 === 1));
        const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
        console.log(`${group}: pass ${pass + 1} of ${passes} in ${seconds} s`);
      }
    }
  } finally {
    for (const side of sides) side.close();
  }
  const compared = compare(all, tolerance / 100);
  const rows = compared.map((figure) => cells(figure, shown));
  console.log(
    `\n${table(['name', 'before', 'now', 'unit', 'ratio', 'range', 'of controls', ''], rows, [1, 2, 4])}`,
  );
  const worse = compared.filter((figure) => figure.worse).map(({ name }) => name);
  console.log(`\nWorse by more than ${tolerance} %: ${worse.join(', ') || 'none'}.`);
  if (options.json !== undefined) writeJson(options.json, compared);
}

/** The folder of a commit, ready for the groups. */
function built(root: string, commit: string, groups: readonly string[]): string {
  const tree = checkOut(root, commit);
  const all = () => profilesOf(readFileSync(join(tree, 'compose.toml'), 'utf8'));
  prepare(tree, groups.includes('size') ? all() : ['rust']);
  return tree;
}

/** One pass: figures before and now. */
async function measured(
  [before, now]: [Side, Side],
  group: string,
  nowFirst: boolean,
): Promise<Pass> {
  if (!nowFirst)
    return (await alternate([before.measure(group), now.measure(group)])) as [
      Measurements,
      Measurements,
    ];
  const [last, first] = await alternate([now.measure(group), before.measure(group)]);
  return [first, last] as [Measurements, Measurements];
}

/** The figures for programs, under their names. */
function writeJson(file: string, compared: readonly Comparison[]): void {
  const entries = compared.map(({ name, unit, before, now, ratio }) => [
    name,
    { before, now, ratio, unit },
  ]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}
