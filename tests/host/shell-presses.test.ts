/**
 * Which keys of a page are the engine's: a press belongs from down to up to whoever had the keys
 * when it went down.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownsKey } from '../../host/src/shell/own-keys.ts';
import { type KeyboardLike, Presses } from '../../host/src/shell/presses.ts';

const engines = () => false;
const pages = () => true;

/** An event of a keyboard. */
function event(key: string, more: Partial<KeyboardLike> = {}): KeyboardLike {
  return { key, code: key, ...more };
}

/** An element that matches one of these selectors. */
const element = (...matching: readonly string[]) => ({
  matches: (selectors: string) =>
    selectors.split(',').some((selector) => matching.includes(selector)),
});

describe('presses of a page', () => {
  let presses: Presses;
  beforeEach(() => {
    presses = new Presses();
  });

  it('are the engine’s with their repeats, and a second down is a new press', () => {
    const enter = event('Enter');
    const key = 'enter';
    assert.deepEqual(presses.down(enter, engines), { key, phase: 'down' });
    assert.deepEqual(presses.down({ ...enter, repeat: true }, engines), { key, phase: 'repeat' });
    assert.deepEqual(presses.down(enter, engines), { key, phase: 'down' });
    assert.deepEqual(presses.up(enter), { key, phase: 'up' });
    assert.equal(presses.up(enter), undefined, 'it came up already');
  });

  it('stay the page’s or the engine’s when the DOM’s focus moves meanwhile', () => {
    const enter = event('Enter');
    assert.equal(presses.down(enter, pages), undefined);
    assert.equal(presses.down({ ...enter, repeat: true }, engines), undefined);
    assert.equal(presses.up(enter), undefined);
    assert.ok(presses.down(enter, engines));
    assert.deepEqual(presses.down({ ...enter, repeat: true }, pages), {
      key: 'enter',
      phase: 'repeat',
    });
    assert.deepEqual(presses.up(enter), { key: 'enter', phase: 'up' });
  });

  it('come up whatever modifier is held by then', () => {
    presses.down(event('1', { code: 'Digit1' }), engines);
    assert.deepEqual(presses.up(event('!', { code: 'Digit1' })), { key: 'digit1', phase: 'up' });
    presses.down(event('Enter'), engines);
    assert.deepEqual(presses.up(event('Enter', { ctrlKey: true })), { key: 'enter', phase: 'up' });
    presses.down({ key: 'Unidentified', code: '', keyCode: 461 }, engines);
    assert.deepEqual(presses.up({ key: 'Unidentified', code: '', keyCode: 461 }), {
      key: 'back',
      phase: 'up',
    });
  });

  it('end together when the ups will not be seen', () => {
    presses.down(event('Enter'), engines);
    presses.down(event('ArrowUp'), engines);
    presses.down(event('ArrowDown'), pages);
    assert.deepEqual(presses.cancel(), [
      { key: 'enter', phase: 'cancel' },
      { key: 'arrow-up', phase: 'cancel' },
    ]);
    assert.deepEqual(presses.cancel(), []);
    assert.equal(
      presses.down(event('Enter', { repeat: true }), engines),
      undefined,
      'the rest of it',
    );
  });

  it('pair up: per key a down, then repeats, then one end', () => {
    const names = ['Enter', 'Escape', 'Backspace', 'ArrowUp', '1', 'a'];
    const step = fc.tuple(
      fc.constantFrom('down', 'repeat', 'up', 'cancel'),
      fc.constantFrom(...names),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const own = new Presses();
        const down = new Set<string>();
        for (const [what, key, isPages] of steps) {
          const reports =
            what === 'cancel'
              ? own.cancel()
              : [
                  what === 'up'
                    ? own.up(event(key))
                    : own.down(
                        event(key, { repeat: what === 'repeat' }),
                        isPages ? pages : engines,
                      ),
                ];
          for (const report of reports) {
            if (!report) continue;
            // A down may follow a down, whose up was lost; all else follows one.
            if (report.phase !== 'down')
              assert.ok(down.has(report.key), `${report.phase} of ${report.key}`);
            if (report.phase === 'down' || report.phase === 'repeat') down.add(report.key);
            else down.delete(report.key);
          }
        }
        assert.ok(own.cancel().every(({ key }) => down.has(key)));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('an element of the page with the DOM’s focus', () => {
  it('has its own use for every key where it can be typed in or moved through', () => {
    const all = [
      'input',
      'textarea',
      'select',
      'video[controls]',
      '[role="slider"]',
      '[role="combobox"]',
    ];
    for (const selector of all) {
      for (const key of ['back', 'arrow-left', 'digit1', 'enter'] as const) {
        assert.ok(ownsKey(element(selector), key), `${selector}: ${key}`);
      }
    }
    assert.ok(ownsKey({ isContentEditable: true, matches: () => false }, 'back'));
  });

  it('has its own use for Enter only where that activates it', () => {
    for (const element_ of [
      element('button'),
      element('a[href]'),
      element('input', 'input[type="checkbox"]'),
    ]) {
      assert.ok(ownsKey(element_, 'enter'));
      assert.ok(!ownsKey(element_, 'arrow-left'));
    }
  });

  it('has none where it is something else, or nothing has focus', () => {
    for (const target of [element('div'), element('canvas'), undefined, null, {}]) {
      assert.ok(!ownsKey(target, 'enter'));
      assert.ok(!ownsKey(target, 'back'));
    }
  });
});
