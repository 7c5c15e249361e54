import assert from 'node:assert/strict';
import {
  add,
  closingLine,
  countCargo,
  countCheck,
  countMocha,
  exitCodeOf,
  none,
} from './counts.ts';

describe('counting test results', () => {
  it('sums every result line of cargo: binaries and documentation examples', () => {
    const output = [
      '     Running unittests src/lib.rs (target/debug/deps/inlay_layout-0123)',
      'running 3 tests',
      'test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s',
      'test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s',
      '   Doc-tests inlay_layout',
      'test result: ok. 10 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.90s',
    ].join('\n');
    assert.deepEqual(countCargo(output, 101), { passed: 16, failed: 2, skipped: 1 });
  });

  it('reads colored result lines', () => {
    const green = '\u001b[32mok\u001b[0m';
    const line = `test result: ${green}. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\r`;
    assert.deepEqual(countCargo(line, 0), { passed: 5, failed: 0, skipped: 0 });
  });

  it('does not count a result line that a test printed in the middle of a sentence', () => {
    assert.deepEqual(
      countCargo('it said test result: ok. 5 passed; 0 failed; 0 ignored;', 0),
      none,
    );
  });

  it('counts a build that fails as one failed', () => {
    assert.deepEqual(countCargo('error: could not compile `inlay-layout`', 101), {
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('names the tests of cargo that failed', () => {
    const output = [
      'test rows::are_even ... ok',
      'test rows::end ... \u001b[31mFAILED\u001b[0m',
      'test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s',
    ].join('\n');
    assert.deepEqual(countCargo(output, 101), {
      passed: 1,
      failed: 1,
      skipped: 0,
      names: ['rows::end'],
    });
  });

  it('takes the counts that the mocha reporter left', () => {
    const left = { passed: 3, failed: 1, skipped: 2, names: ['keys are heard'] };
    assert.deepEqual(countMocha(JSON.stringify(left), 1), left);
    assert.deepEqual(countMocha('{"passed":3,"failed":0,"skipped":2,"names":[]}', 0), {
      passed: 3,
      failed: 0,
      skipped: 2,
    });
  });

  it('counts a mocha that ended before its result as one failed, whatever its exit code', () => {
    assert.deepEqual(countMocha(undefined, 0), { passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a mocha that passes its tests and fails afterwards as one failed', () => {
    assert.deepEqual(countMocha('{"passed":3,"failed":0,"skipped":0}', 7), {
      passed: 3,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts a check only when it fails', () => {
    assert.deepEqual(countCheck(0), none);
    assert.deepEqual(countCheck(1), { passed: 0, failed: 1, skipped: 0 });
  });

  it('names skipped tests in the closing line only when there are any', () => {
    assert.equal(closingLine({ passed: 12, failed: 0, skipped: 0 }), '12 passed, 0 failed');
    assert.equal(
      closingLine(add({ passed: 12, failed: 1, skipped: 0 }, { passed: 1, failed: 0, skipped: 3 })),
      '13 passed, 1 failed, 3 skipped',
    );
  });

  it('keeps the names of what failed in a sum', () => {
    const one = (name: string) => ({ passed: 0, failed: 1, skipped: 0, names: [name] });
    assert.deepEqual(add(add(one('a'), none), one('b')).names, ['a', 'b']);
  });

  it('fails a run with a failure, and one in which nothing ran', () => {
    assert.equal(exitCodeOf({ passed: 1, failed: 0, skipped: 0 }), 0);
    assert.equal(exitCodeOf({ passed: 1, failed: 1, skipped: 0 }), 1);
    assert.equal(exitCodeOf({ passed: 0, failed: 0, skipped: 4 }), 1);
  });
});
