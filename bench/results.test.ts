import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, PAGE, page, type Recorded, readRuns } from './results.ts';

const root = join(import.meta.dirname, '..');
const run = (commit: string, figures: Recorded['figures'], date = '2026-01-31'): Recorded => ({
  date,
  commit,
  command: 'npm run bench -- layout',
  machine: '2 x a processor',
  figures,
});
const ms = (value: number, control?: number) => ({
  value,
  unit: 'ms',
  ...(control === undefined ? {} : { control }),
});
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| `'));

describe('figures that are kept', () => {
  it('are on the page as it is, which `npm run bench -- --record` writes', () => {
    assert.equal(readFileSync(join(root, PAGE), 'utf8'), page(readRuns(root)));
  });

  it('have the command, the commit, the day and the machine with them', () => {
    const text = page([run('abc', { 'layout.full': ms(2, 8) })]);
    assert.match(text, /^- 2026-01-31, abc: `npm run bench -- layout`\n {2}2 x a processor$/m);
    assert.deepEqual(rowsOf(text), [
      '| `layout.full` | 2 | ms | 0.25 | ≤ 0.45 x control | yes | 1 of abc |',
    ]);
  });

  it('are medians with their spread where one commit was measured more than once', () => {
    const runs = [3, 9, 4].map((value) => run('abc', { 'layout.full': ms(value, 8) }));
    assert.deepEqual(rowsOf(page(runs)), [
      '| `layout.full` | 4 (3 to 9) | ms | 0.50 (0.38 to 1.13) | ≤ 0.45 x control | no | 3 of abc |',
    ]);
  });

  it('are in files whose names sort as the runs were kept, whatever their commits', () => {
    const names: string[] = [];
    for (let count = 0; count < 11; count += 1) names.push(nameOf(run(`${20 - count}`, {}), names));
    names.push(nameOf(run('0', {}, '2026-02-01'), names));
    assert.equal(names[0], '2026-01-31-001-20.json');
    assert.equal(names.at(-1), '2026-02-01-001-0.json');
    assert.deepEqual(names.toSorted(), names);
    assert.equal(new Set(names).size, names.length);
  });

  it('are those of the newest commit that has them, and its runs alone are listed', () => {
    const text = page([
      run('old', { 'layout.full': ms(9, 8), other: ms(1) }),
      run('older', { 'layout.full': ms(7, 8) }),
      run('new', { 'layout.full': ms(2, 8) }),
    ]);
    assert.deepEqual(rowsOf(text), [
      '| `layout.full` | 2 | ms | 0.25 | ≤ 0.45 x control | yes | 1 of new |',
      '| `other` | 1 | ms |  |  |  | 1 of old |',
    ]);
    assert.deepEqual(
      text.match(/^- .*:/gm),
      ['old', 'new'].map((commit) => `- 2026-01-31, ${commit}:`),
    );
  });
});
