import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Side } from './side.ts';
import { alternate } from './turns.ts';

/** How a tree of another day may have measured: rounds, and a median of its own. */
const measure = `
export async function byTurns(sides: (() => number | Promise<number>)[], rounds: number): Promise<number[]> {
  const last = sides.map(() => 0);
  for (let round = 0; round < rounds; round += 1) for (const [at, side] of sides.entries()) last[at] = await side();
  return last;
}
export const half = (value: number) => value / 2;
`;
const group = (name: string) => `
import { appendFileSync } from 'node:fs';
import { byTurns, half } from '../measure.ts';
const round = (side: string, value: number) => () => {
  appendFileSync(process.env.BENCH_ORDER!, ' ${name}' + side);
  return value;
};
export default async () => {
  const [value, control] = await byTurns([round('1', 8), round('2', 4)], 2);
  return { tick: { value: half(value), unit: 'us', control } };
};
`;

describe('trees that are compared', () => {
  let folder: string;
  let open: Side[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'against-'));
    open = [];
    process.env.BENCH_ORDER = join(folder, 'order');
    writeFileSync(process.env.BENCH_ORDER, '');
  });
  afterEach(() => {
    for (const side of open) side.close();
    rmSync(folder, { recursive: true, force: true });
    delete process.env.BENCH_ORDER;
  });
  const order = () => readFileSync(join(folder, 'order'), 'utf8').trim();

  function tree(name: string, files: Record<string, string>): Side {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const side = new Side(name, join(folder, name));
    open.push(side);
    return side;
  }
  const ordinary = (name: string, text = group(name)) =>
    tree(name, {
      'package.json': '{"type":"module"}',
      'bench/measure.ts': measure,
      'bench/tick/index.ts': text,
    });

  it('take turns with each round of each side, and answer the figures of their own benchmarks', async () => {
    const results = await alternate([ordinary('a').measure('tick'), ordinary('b').measure('tick')]);
    const figures = { tick: { value: 4, unit: 'us', control: 4 } };
    assert.deepEqual(results, [figures, figures]);
    assert.equal(order(), 'a1 b1 a2 b2 a1 b1 a2 b2');
  });

  it('go on alone when the other has fewer rounds', async () => {
    const short = ordinary('b', group('b').replace('], 2)', '], 1)'));
    await alternate([ordinary('a').measure('tick'), short.measure('tick')]);
    assert.equal(order(), 'a1 b1 a2 b2 a1 a2');
  });

  it('measure a group at once that has no rounds', async () => {
    const plain = 'export default () => ({ size: { value: 7, unit: "B" } });';
    const side = ordinary('a', plain);
    const passes = [];
    for (let pass = 0; pass < 2; pass += 1)
      passes.push(...(await alternate([side.measure('tick')])));
    assert.deepEqual(passes, Array(2).fill({ size: { value: 7, unit: 'B' } }));
  });

  it('have no figures of a group that fails or that they do not know', async () => {
    const failing = ordinary('a', 'export default () => { throw new Error("no engine"); };');
    assert.deepEqual(await alternate([failing.measure('tick')]), [{}]);
    assert.deepEqual(await alternate([failing.measure('unknown')]), [{}]);
  });

  it('are refused when their process ends', async () => {
    const ending = ordinary('a', 'export default () => process.exit(3);');
    await assert.rejects(
      alternate([ending.measure('tick')]),
      /the process that measures a ended with 3/,
    );
  });
});
