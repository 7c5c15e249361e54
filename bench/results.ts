/**
 * Figures that are kept, with what is needed to judge them: a file in `bench/results/` for each
 * run that was recorded, and the page of all of them.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { detectChromium } from '../scripts/chromium.mjs';
import { machine } from '../scripts/setup/system.mjs';
import { budgets } from './budgets.ts';
import { type Measurements, median } from './measure.ts';
import { shown } from './table.ts';

/** A run as it is kept. */
export interface Recorded {
  /** Day, `2026-01-31`. */
  readonly date: string;
  /** Commit of the tree, with `+` behind it if that had changes. */
  readonly commit: string;
  readonly command: string;
  /** Processor, system, browser, Node. */
  readonly machine: string;
  readonly figures: Measurements;
}

/** The page that is made of all runs, from the root. */
export const PAGE = 'docs/benchmarks.md';
const FOLDER = 'bench/results';

/** Keeps a run, and writes the page again. */
export function keep(root: string, command: string, figures: Measurements): string {
  const run = { ...about(root), command, figures };
  const folder = join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const name = nameOf(run, readdirSync(folder));
  writeFileSync(join(folder, name), `${JSON.stringify(run, null, 2)}\n`);
  writeFileSync(join(root, PAGE), page(readRuns(root)));
  return `${FOLDER}/${name}`;
}

/**
 * The name of a run's file: its day, its number on that day, which makes names sort as runs were
 * kept, and its commit.
 *
 * @param kept The names of those before it.
 */
export function nameOf({ date, commit }: Recorded, kept: readonly string[]): string {
  const numbers = kept
    .filter((name) => name.startsWith(date))
    .map((name) => Number.parseInt(name.slice(date.length + 1), 10));
  const number = String(Math.max(0, ...numbers) + 1).padStart(3, '0');
  return `${date}-${number}-${commit.replace('+', '')}.json`;
}

/** All runs that were kept, the oldest first. */
export function readRuns(root: string): Recorded[] {
  const folder = join(root, FOLDER);
  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((file) =>
    file.endsWith('.json'),
  );
  return files
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recorded);
}

/** What a run is of. */
function about(root: string): Omit<Recorded, 'command' | 'figures'> {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const others = ['--', '.', `:!${PAGE}`, `:!${FOLDER}`];
  const changed = git('status', '--porcelain', '--untracked-files=no', ...others) !== '';
  const all = cpus();
  const parts = [
    `${all.length} x ${all[0]?.model.trim() ?? 'an unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    type(),
    browser(),
    `Node ${process.versions.node}`,
  ];
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short=10', 'HEAD')}${changed ? '+' : ''}`,
    machine: parts.join(', '),
  };
}

function browser(): string {
  const path = detectChromium(machine);
  if (path === undefined) return 'no Chromium';
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
}

/**
 * The page: of each figure what the newest commit that was measured has, over all runs of that
 * commit.
 */
export function page(runs: readonly Recorded[]): string {
  const names = [...new Set(runs.flatMap(({ figures }) => Object.keys(figures)))];
  const used = new Set<Recorded>();
  const rows = names.map((name) => {
    const having = runs.filter(({ figures }) => name in figures);
    const newest = having.at(-1) as Recorded;
    const same = having.filter(
      ({ commit, machine }) => commit === newest.commit && machine === newest.machine,
    );
    for (const run of same) used.add(run);
    return row(name, same);
  });
  const listed = runs.filter((run) => used.has(run));
  return [
    '<!-- Written by `npm run bench -- --record`: do not edit. -->',
    '# Benchmarks',
    '',
    'What was measured last, with the command and the machine. *Of the control* is our figure over',
    'that of what was measured beside it in the same run: the better of the peers, or what the',
    'group says in `bench/`. Several runs of one commit: their median, and the least and greatest.',
    '',
    '| figure | value | unit | of the control | goal | met | runs |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Runs',
    '',
    ...byCommand(listed),
    '',
  ].join('\n');
}

function row(name: string, runs: readonly Recorded[]): string {
  const all = runs.map(({ figures }) => figures[name]).filter((figure) => figure !== undefined);
  const values = all.map(({ value }) => value);
  const ratios = all.flatMap(({ value, control }) =>
    control === undefined ? [] : value / control,
  );
  const budget = budgets[name];
  const last = { ...all.at(-1), value: median(values) };
  const judged =
    ratios.length > 0 ? { ...last, control: last.value / median(ratios) } : { ...last };
  const cells = [
    `\`${name}\``,
    spread(values, shown),
    all.at(-1)?.unit ?? '',
    spread(ratios, (ratio) => ratio.toFixed(2)),
    budget?.text.replace('<=', '≤').replace('>=', '≥') ?? '',
    budget === undefined ? '' : budget.met(judged as never) ? 'yes' : 'no',
    `${runs.length} of ${runs.at(-1)?.commit ?? ''}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The median, and the least and greatest if there are more than one. */
function spread(numbers: readonly number[], say: (number: number) => string): string {
  if (numbers.length === 0) return '';
  const middle = say(median(numbers));
  if (numbers.length === 1) return middle;
  return `${middle} (${say(Math.min(...numbers))} to ${say(Math.max(...numbers))})`;
}

/** Each command once, with the days, commits and machines it ran for. */
function byCommand(runs: readonly Recorded[]): string[] {
  const lines = runs.map(
    ({ date, commit, command, machine }) => `- ${date}, ${commit}: \`${command}\`\n  ${machine}`,
  );
  return [...new Set(lines)];
}
