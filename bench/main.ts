/**
 * `npm run bench [group ...] [-- --json FILE]`: measures, and prints what came of it beside the budgets.
 *
 * The engines are composed first, as far as something changed; `--built` measures those that are there.
 *
 * A budget that is not met is told and fails nothing: figures are for people, who know what else the machine did.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { profilesOf } from '../scripts/test/profiles.ts';
import { budgets } from './budgets.ts';
import type { Measurement, Measurements } from './measure.ts';

/** The groups in the order in which they run. */
const groups = [
  'size',
  'call',
  'focus',
  'layout',
  'animation',
  'tax',
  'frame',
  'idle',
  'garbage',
  'latency',
  'rebuild',
] as const;

const root = join(import.meta.dirname, '..');

type Group = (typeof groups)[number];

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, built: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !(groups as readonly string[]).includes(name));
if (unknown !== undefined) {
  console.error(`Expected groups of ${groups.join(', ')}; got ${unknown}.`);
  process.exitCode = 1;
} else {
  process.exitCode = await run(positionals.length === 0 ? groups : (positionals as Group[]));
}

/** Runs the groups; answers 1 if one could not be measured. */
async function run(chosen: readonly Group[]): Promise<number> {
  const all: Measurements = {};
  const failed: string[] = [];
  if (!values.built)
    compose(chosen.includes('size') ? profilesOf(readFileSync(join(root, 'compose.toml'), 'utf8')) : ['rust']);
  for (const group of chosen) {
    const begin = performance.now();
    try {
      const { default: measure } = (await import(`./${group}/index.ts`)) as { default(): Promise<Measurements> };
      const figures = await measure();
      Object.assign(all, figures);
      console.log(`${group}: measured in ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
    } catch (error) {
      failed.push(group);
      console.error(`${group}: not measured: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    }
  }
  console.log(`\n${table(all)}`);
  if (values.json !== undefined) writeJson(values.json, all);
  if (failed.length > 0) console.error(`\nNot measured: ${failed.join(', ')}.`);
  return failed.length > 0 ? 1 : 0;
}

/** Brings the engines up to date with their sources. */
function compose(profiles: readonly string[]): void {
  for (const profile of profiles) {
    const given = [join(root, 'host/bin/inlay.mjs'), 'compose', '--profile', profile];
    const { status } = spawnSync(process.execPath, given, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`expected profile ${profile} to be composed, inlay compose ended with ${status}`);
  }
}

/** Name, value, unit, control, ratio, budget, and whether it is met. */
function table(figures: Measurements): string {
  const head = ['name', 'value', 'unit', 'control', 'ratio', 'budget', 'met', ''];
  const rows = Object.entries(figures).map(([name, figure]) => row(name, figure));
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? title).length)),
  );
  const numbers = new Set([1, 3, 4]);
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        numbers.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

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

/** Whole numbers as they are, others with three digits that count. */
function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1_000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
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
