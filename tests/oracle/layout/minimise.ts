/**
 * Reduces trees on which layout and Chromium differ:
 * `node tests/oracle/layout/minimise.ts [more] SEED...` prints, for each, the smallest tree found
 * that still differs, with both boxes. `all` instead of seeds takes every recorded tree that
 * differs.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorOf } from './generate.ts';
import { layOut, openPage } from './record.ts';
import { differences, loadLayout, replay, scrollDifferences } from './replay.ts';
import { parseTree } from './tree.ts';

/** All trees that are one step smaller. */
function* smaller(lines: readonly string[]): Generator<string[]> {
  const nodes = parseTree(lines);
  const depth = (at: number) => nodes[at]?.depth ?? 0;
  const end = (at: number) => {
    let next = at + 1;
    while (next < lines.length && depth(next) > depth(at)) next++;
    return next;
  };
  for (let at = 1; at < lines.length; at++) yield [...lines.slice(0, at), ...lines.slice(end(at))];
  // A node's children in its place.
  for (let at = 1; at < lines.length; at++) {
    const raised = lines
      .slice(at + 1, end(at))
      .map((line) => line.replace(/^\d+/, (text) => String(Number(text) - 1)));
    if (raised.length > 0) yield [...lines.slice(0, at), ...raised, ...lines.slice(end(at))];
  }
  for (const [at, node] of nodes.entries()) {
    const write = (declarations: readonly (readonly [string, string])[]) => {
      const kind = lines[at]?.split(' ')[1];
      const text = declarations.map(([name, value]) => `${name}:${value}`).join(';');
      return lines.with(at, `${node.depth} ${kind} ${text}`.trim());
    };
    for (const gone of node.declarations.keys())
      yield write(node.declarations.filter((_, place) => place !== gone));
    for (const [place, [name, value]] of node.declarations.entries()) {
      for (const simpler of simplerValues(value))
        yield write(node.declarations.with(place, [name, simpler]));
    }
    if (node.natural || node.words)
      yield lines.with(at, (lines[at] as string).replace(/(image|text):\S+/, 'view'));
  }
}

function simplerValues(value: string): string[] {
  const [, digits, unit] = /^(-?[\d.]+)(px|%)$/.exec(value) ?? [];
  if (!digits)
    return value.includes(' ') && !value.includes('(') && !value.startsWith('span')
      ? value.split(' ')
      : [];
  const number = Number(digits);
  const rounds = unit === '%' ? [100, 50, 10] : [100, 50, 10];
  return rounds
    .filter((round) => round !== number && (number % 10 !== 0 || round > number))
    .map((round) => `${round}${unit}`);
}

const weight = (lines: readonly string[]) => lines.join('').length;

async function main(all: readonly string[]): Promise<void> {
  const { name, generate, rest: args } = generatorOf(all);
  const { page, close } = await openPage();
  const layout = await loadLayout();
  const differs = async (lines: readonly string[]) => {
    const expected = await layOut(page, lines);
    const found = replay(layout, lines);
    const scrolls = name === 'more' ? scrollDifferences(lines, found.scroll, expected.scroll) : [];
    return differences(found.boxes, expected.boxes).length + scrolls.length > 0;
  };
  let seeds = args.map(Number);
  if (args[0] === 'all') {
    const { trees } = JSON.parse(readFileSync(join(import.meta.dirname, 'random.json'), 'utf8'));
    seeds = trees
      .filter(
        ({ tree, boxes }: { tree: string[]; boxes: number[] }) =>
          differences(replay(layout, tree).boxes, boxes).length > 0,
      )
      .map(({ seed }: { seed: number }) => seed)
      .slice(0, Number(args[1] ?? Infinity));
  }
  for (const seed of seeds) {
    let lines = generate(seed);
    if (!(await differs(lines))) {
      console.log(`seed ${seed}: equal\n`);
      continue;
    }
    for (let found = true; found; ) {
      found = false;
      for (const candidate of smaller(lines)) {
        if (
          weight(candidate) >= weight(lines) &&
          candidate.length >= lines.length &&
          !simplified(candidate, lines)
        )
          continue;
        if (!(await differs(candidate))) continue;
        lines = candidate;
        found = true;
        break;
      }
    }
    const expected = (await layOut(page, lines)).boxes;
    const found = replay(layout, lines).boxes;
    const box = (boxes: readonly number[], at: number) =>
      boxes
        .slice(at * 4, at * 4 + 4)
        .map((value) => value / 64)
        .join(' ');
    const shown = lines.map(
      (line, at) => `  ${line}\n      ${box(found, at)} | ${box(expected, at)}`,
    );
    console.log(`seed ${seed}\n${shown.join('\n')}\n`);
  }
  await close();
}

/** Whether the second has more values that are no round numbers. */
function simplified(candidate: readonly string[], lines: readonly string[]): boolean {
  const odd = (text: readonly string[]) =>
    (text.join(' ').match(/[\d.]*[1-9.](px|%)/g) ?? []).length;
  return odd(candidate) < odd(lines);
}

await main(process.argv.slice(2));
