/**
 * `npm run bench [group ...] [-- --json FILE]`: measures, and prints what came of it beside the
 * budgets. `--record` keeps it in `bench/results/` and in `docs/benchmarks.md`.
 *
 * `npm run bench -- against COMMIT [group ...]` measures a commit beside this tree: see
 * `against/index.ts`.
 *
 * The engines are composed first, as far as something changed; `--built` measures those that are
 * there.
 *
 * A budget that is not met is reported and fails nothing: figures are for people, who know what
 * else the machine did.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { profilesOf } from '../scripts/test/profiles.ts';
import { against } from './against/index.ts';
import { budgets } from './budgets.ts';
import type { Measurement, Measurements } from './measure.ts';
import { keep } from './results.ts';
import { shown, table } from './table.ts';

/** The groups in the order in which they run. */
const groups = [
  'size',
  'memory',
  'heap',
  'call',
  'set',
  'focus',
  'layout',
  'animation',
  'steps',
  'tax',
  'frame',
  'rows',
  'draw',
  'idle',
  'garbage',
  'latency',
  'rebuild',
  'start',
] as const;

const root = join(import.meta.dirname, '..');

/** Those that run only where they are named: they need npm's registry. */
const onRequest = ['starters'] as const;

type Group = (typeof groups)[number] | (typeof onRequest)[number];

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    record: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    // of `against`
    now: { type: 'string' },
    passes: { type: 'string', default: '3' },
    tolerance: { type: 'string', default: '5' },
  },
  allowPositionals: true,
});
const comparing = positionals[0] === 'against';
const named = comparing ? positionals.slice(2) : positionals;
const chosen = named.length === 0 ? groups : (named as Group[]);
try {
  const known: readonly string[] = [...groups, ...onRequest];
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`Expected groups of ${known.join(', ')}; got ${unknown}.`);
  process.exitCode = comparing ? await compareWith(positionals[1]) : await run(chosen);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Compares this tree, or the commit of `--now`, with a commit before it. */
async function compareWith(before: string | undefined): Promise<number> {
  const [passes, tolerance] = [Number(values.passes), Number(values.tolerance)];
  if (before === undefined) throw new Error('Expected a commit: against COMMIT [group ...].');
  if (!Number.isInteger(passes) || passes < 1)
    throw new Error(`--passes: expected 1 or more; got ${values.passes}.`);
  if (!(tolerance >= 0)) throw new Error(`--tolerance: expected percent; got ${values.tolerance}.`);
  if (values.now === undefined) composeFor(chosen);
  await against({
    root,
    before,
    now: values.now,
    groups: chosen,
    passes,
    tolerance,
    json: values.json,
  });
  return 0;
}

/** Runs the groups; answers 1 if one could not be measured. */
async function run(chosen: readonly Group[]): Promise<number> {
  const all: Measurements = {};
  const failed: string[] = [];
  composeFor(chosen);
  for (const group of chosen) {
    const begin = performance.now();
    try {
      const { default: measure } = (await import(`./${group}/index.ts`)) as {
        default(): Promise<Measurements>;
      };
      const figures = await measure();
      Object.assign(all, figures);
      console.log(`${group}: measured in ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
    } catch (error) {
      failed.push(group);
      console.error(
        `${group}: not measured: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
    }
  }
  const rows = Object.entries(all).map(([name, figure]) => row(name, figure));
  console.log(
    `\n${table(['name', 'value', 'unit', 'control', 'ratio', 'budget', 'met', ''], rows, [1, 3, 4])}`,
  );
  if (values.json !== undefined) writeJson(values.json, all);
  if (values.record) {
    const command = ['npm run bench --', ...named, ...(values.built ? ['--built'] : [])].join(' ');
    console.log(`\nKept in ${keep(root, command, all)}.`);
  }
  if (failed.length > 0) console.error(`\nNot measured: ${failed.join(', ')}.`);
  return failed.length > 0 ? 1 : 0;
}

/**
 * Brings the engines of groups up to date with their sources, unless those that are there are to be
 * measured.
 */
function composeFor(chosen: readonly Group[]): void {
  if (values.built) return;
  const all = () => profilesOf(readFileSync(join(root, 'compose.toml'), 'utf8'));
  const profiles = chosen.includes('size') ? all() : ['rust'];
  for (const profile of profiles) {
    const given = [join(root, 'host/tools/bin/inlay.mjs'), 'compose', '--profile', profile];
    const { status } = spawnSync(process.execPath, given, { cwd: root, stdio: 'inherit' });
    if (status !== 0)
      throw new Error(
        `expected profile ${profile} to be composed, inlay compose ended with ${status}`,
      );
  }
}

/** Name, value, unit, control, ratio, budget, and whether it is met. */
function row(name: string, figure: Measurement): string[] {
  const { value, unit, control, note } = figure;
  const budget = budgets[name];
  return [
    name,
    shown(value),
    unit,
    control === undefined ? '' : shown(control),
    control === undefined ? '' : (value / control).toFixed(2),
    budget?.text ?? '',
    budget === undefined ? '' : budget.met(figure) ? 'yes' : 'NO',
    note ?? '',
  ];
}

/** The figures for programs: value, unit and control under the stable names. */
function writeJson(file: string, figures: Measurements): void {
  const entries = Object.entries(figures).map(([name, { value, unit, control }]) => [
    name,
    { value, unit, ...(control === undefined ? {} : { control }) },
  ]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}
