import assert from 'node:assert/strict';
import type { Measurements } from '../measure.ts';
import { cells, compare, type Pass } from './compare.ts';

const figures = (values: Record<string, number>): Measurements =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, unit: 'us' }]));
const pass = (before: Record<string, number>, now: Record<string, number>): Pass => [
  figures(before),
  figures(now),
];

describe('figures of two trees', () => {
  it('are compared by the median of the ratios of the passes, not by the ratio of the medians', () => {
    const [tick] = compare(
      [
        pass({ tick: 10 }, { tick: 11 }),
        pass({ tick: 40 }, { tick: 48 }),
        pass({ tick: 20 }, { tick: 20 }),
      ],
      0.05,
    );
    assert.deepEqual(tick, {
      name: 'tick',
      unit: 'us',
      before: 20,
      now: 20,
      ratio: 1.1,
      range: [1, 1.2],
      controlled: [Number.NaN, Number.NaN],
      worse: true,
    });
  });

  it('are worse only beyond the tolerance', () => {
    const at = (now: number) => compare([pass({ tick: 100 }, { tick: now })], 0.05)[0]?.worse;
    assert.deepEqual([at(50), at(105), at(106)], [false, false, true]);
  });

  it('are worse when they are less, where a budget asks for a least value', () => {
    const at = (now: number) =>
      compare([pass({ 'latency.same-frame': 100 }, { 'latency.same-frame': now })], 0.05)[0]?.worse;
    assert.deepEqual([at(120), at(96), at(94)], [false, false, true]);
  });

  it('of zero are equal to zero, and anything else is worse', () => {
    const at = (now: number) => compare([pass({ idle: 0 }, { idle: now })], 0.05)[0];
    assert.deepEqual([at(0)?.ratio, at(0)?.worse], [1, false]);
    assert.deepEqual([at(2)?.ratio, at(2)?.worse], [Number.POSITIVE_INFINITY, true]);
  });

  it('below zero, as when a frame is taken from another, have no ratio', () => {
    const [figure] = compare([pass({ above: -0.1 }, { above: 0.2 })], 0.05);
    assert.deepEqual([figure?.ratio, figure?.worse], [Number.NaN, false]);
  });

  it('are shown also where only one tree has them', () => {
    const rows = compare([pass({ gone: 1, both: 2 }, { both: 3, new: 4 })], 0.05).map((row) =>
      cells(row, String),
    );
    assert.deepEqual(rows, [
      ['gone', '1', '', 'us', '', '', '', 'only before'],
      ['both', '2', '3', 'us', '1.50', '1.50-1.50', '', 'WORSE'],
      ['new', '', '4', 'us', '', '', '', 'only now'],
    ]);
  });

  it('are shown beside their own controls, which may have changed as well', () => {
    const beside = (value: number, control: number) => ({ tick: { value, unit: 'us', control } });
    const [row] = compare([[beside(2, 4), beside(2, 1)]], 0.05).map((figure) =>
      cells(figure, String),
    );
    assert.deepEqual(row, ['tick', '2', '2', 'us', '1.00', '1.00-1.00', '0.50 > 2.00', '']);
  });
});
