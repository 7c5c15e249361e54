import assert from 'node:assert/strict';
import { report } from './conform.ts';

describe('the report of a conformance suite', () => {
  it('says that all rules hold', () => {
    assert.equal(
      report('scroll', 'mine.wasm', { rules: 109, passed: 109, untried: 0, broken: [] }),
      'mine.wasm conforms to inlay:scroll: all 109 rules hold',
    );
  });

  it('names each rule that is broken, from the general to the rule, and what came instead', () => {
    const broken = [{ rule: ['policies', 'the default is edge'], why: 'expected 5\n\ngot 4' }];
    assert.equal(
      report('scroll', 'mine.wasm', { rules: 3, passed: 2, untried: 0, broken }),
      `mine.wasm does not conform to inlay:scroll. Broken rules:

  policies > the default is edge
    expected 5
    got 4

1 of 3 rules are broken, 2 hold. Each is said in wit/scroll.`,
    );
  });

  it('counts rules that could not be tried apart from those that are broken', () => {
    const broken = [{ rule: ['"before each" hook for "moves"'], why: 'unreachable' }];
    const text = report('focus', 'mine.wasm', { rules: 9, passed: 2, untried: 7, broken });
    assert.match(text, /^0 of 9 rules are broken, 2 hold, 7 could not be tried\./m);
  });

  it('cuts a long message', () => {
    const why = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n');
    const broken = [{ rule: ['a'], why }];
    const text = report('scroll', 'mine.wasm', { rules: 1, passed: 0, untried: 0, broken });
    assert.match(text, /line 11\n {4}\.\.\.\n/);
    assert.doesNotMatch(text, /line 12/);
  });
});
