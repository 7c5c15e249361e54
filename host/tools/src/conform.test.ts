import assert from 'node:assert/strict';
import { report } from './conform.ts';

describe('the report of a conformance suite', () => {
  it('says that all rules hold', () => {
    assert.equal(
      report('scroll', 'mine.wasm', { passed: 109, broken: [] }),
      'mine.wasm conforms to inlay:scroll: all 109 rules hold',
    );
  });

  it('names each rule that is broken, from the general to the rule, and what came instead', () => {
    const broken = [{ rule: ['policies', 'the default is edge'], why: 'expected 5\n\ngot 4' }];
    assert.equal(
      report('scroll', 'mine.wasm', { passed: 2, broken }),
      `mine.wasm does not conform to inlay:scroll. Broken rules:

  policies > the default is edge
    expected 5
    got 4

1 of 3 rules are broken, 2 hold. Each is said in wit/scroll.`,
    );
  });

  it('cuts a long message', () => {
    const why = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n');
    const text = report('scroll', 'mine.wasm', { passed: 0, broken: [{ rule: ['a'], why }] });
    assert.match(text, /line 11\n {4}\.\.\.\n/);
    assert.doesNotMatch(text, /line 12/);
  });
});
