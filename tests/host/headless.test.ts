import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Stage } from '../../host/src/app/stage.ts';
import { type EngineExports, engineOfThrows } from '../../host/src/engine/adapt.ts';
import type { EngineFactory } from '../../host/src/engine/engine.ts';
import type { Headless, HeadlessOptions } from '../../host/src/engine/headless.ts';
import { FRAME } from '../../host/src/engine/stepper.ts';
import type { Node, StyleProperties } from '../../host/src/index.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { enginesFolder, folderUrl } from '../../host/tools/src/scene.ts';
import rails from './scenes/rails.ts';
import { openHeadless } from './support/headless.ts';

const source: EngineSource = { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' };
const forms = ['module', 'component', 'linked'] as const;
const walk: Key[] = [
  'arrow-right',
  'arrow-right',
  'arrow-down',
  'arrow-left',
  'enter',
  'arrow-up',
  'back',
  'arrow-down',
  'arrow-down',
  'arrow-right',
];

interface Run {
  headless: Headless;
  stage: Stage;
  heard: string[];
}

async function run(options: Partial<HeadlessOptions> = {}): Promise<Run> {
  const { headless, stage } = await openHeadless(options);
  const heard: string[] = [];
  stage.on('focus', (node) => heard.push(`${node.key}`));
  stage.on('failed', (node, { reason }) => assert.fail(`${node.key}: ${reason}`));
  await rails(stage);
  await headless.settle();
  return { headless, stage, heard };
}

const hash = (words: Uint32Array | Uint8Array) => createHash('sha256').update(words).digest('hex');

describe('the real engine in Node', () => {
  it('moves focus, scrolls and rests', async () => {
    const { headless, heard } = await run();
    for (const key of walk) {
      headless.press(key);
      await headless.rest();
    }
    assert.deepEqual(heard, [
      'tile-0-0',
      'tile-0-1',
      'tile-0-2',
      'tile-1-1',
      'tile-1-0',
      'tile-0-2',
      'tile-1-0',
      'tile-2-0',
      'tile-2-1',
    ]);
    headless.close();
  });

  it('draws nothing of what is detached, and all of it as it was when it is put back', async () => {
    const { headless, stage, heard } = await run();
    const picture = async () => {
      await headless.rest();
      return hash(headless.pixels().data);
    };
    const rail = stage.focused?.parent as Node;
    const after = rail.nextSibling;
    const holder = rail.parent as Node;
    const before = await picture();
    rail.detach();
    assert.notEqual(await picture(), before);
    assert.equal(stage.focused?.key, 'tile-1-0', 'focus went on');
    holder.insertBefore(rail, after);
    stage.focus(rail.firstChild as Node);
    assert.equal(await picture(), before);
    assert.deepEqual(heard, ['tile-0-0', 'tile-1-0', 'tile-0-0']);
    headless.close();
  });

  it('reports texts whose glyphs do not fit the atlas', async () => {
    const open = async (count: number) => {
      const { headless, stage } = await openHeadless();
      const errors: string[] = [];
      stage.on('error', ({ code, message }) => errors.push(`${code}: ${message}`));
      stage.addFont({ family: 'Inter', src: 'examples/home/assets/fonts/Inter-Regular.ttf' });
      const place = { position: 'absolute', left: 0, top: 0 } as const;
      const texts = Array.from({ length: count }, (_, index) =>
        stage.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', {
          ...place,
          fontFamily: 'Inter',
          fontSize: 260 + index,
        }),
      );
      stage.append(...texts);
      await headless.rest();
      return { headless, texts, errors };
    };
    const [{ headless, texts, errors }, alone] = [await open(12), await open(3)];
    assert.match(errors.join(), /^limit: Glyph atlas full: [1-9]\d* visible texts were not drawn/);
    for (const text of texts.slice(3)) text.remove();
    await headless.rest();
    assert.equal(errors.length, 1, 'nobody is told that there is room again');
    assert.deepEqual(alone.errors, []);
    assert.deepEqual(
      headless.pixels(),
      alone.headless.pixels(),
      'what is left is drawn as if there had been no others',
    );
    headless.close();
    alone.headless.close();
  });

  it('shows an image as sharp as its largest box needs, whichever came first', async () => {
    const pixelsOf = async (sides: readonly number[], sharpens: boolean): Promise<string> => {
      const { headless, stage } = await openHeadless();
      const loaded: (string | undefined)[] = [];
      stage.on('loaded', ({ key }) => loaded.push(key));
      for (const side of sides) {
        const box = {
          position: 'absolute',
          right: 0,
          bottom: 0,
          width: 16 * side,
          height: 9 * side,
        } as const;
        const src = 'examples/home/assets/heroes/noir-road.jpg';
        stage.append(stage.image({ ...box, src, zIndex: -side, key: `${side}` }));
        if (sharpens) await headless.rest();
      }
      await headless.rest();
      assert.deepEqual(loaded, sides.map(String), 'each node is told once');
      const hashed = hash(headless.pixels().data);
      headless.close();
      return hashed;
    };
    const atOnce = await pixelsOf([4, 80], false);
    assert.equal(await pixelsOf([4, 80], true), atOnce);
    assert.notEqual(await pixelsOf([4], false), atOnce);
  });

  it('emits loaded after each change of src, even back to an earlier image', async () => {
    const { headless, stage } = await openHeadless();
    const told: string[] = [];
    const image = stage.image({ width: 10, height: 10, src: 'tests/assets/quadrants.png' });
    image.on('loaded', () => told.push('loaded'));
    image.on('failed', () => told.push('failed'));
    stage.append(image);
    await headless.rest();
    for (const src of [
      'tests/assets/quadrants.png',
      'tests/assets/missing.png',
      'tests/assets/missing.png',
    ]) {
      image.set({ src: 'tests/assets/gradient.png' });
      stage.flush();
      image.set({ src });
      await headless.rest();
    }
    assert.deepEqual(told, ['loaded', 'loaded', 'failed', 'failed']);
    image.set({ src: 'tests/assets/missing.png' });
    await headless.rest();
    assert.equal(told.length, 4, 'what stays as it is, is not told again');
    headless.close();
  });

  it('gives focus to what a state makes focusable, in the turn that sets it', async () => {
    const { headless, stage } = await openHeadless();
    stage.on('error', ({ message }) => assert.fail(message));
    const box = { width: 100, height: 100 } as const;
    const tab = stage.view({ ...box, key: 'tab', states: { selected: { focusable: true } } });
    const other = stage.view({ ...box, key: 'other', focusable: true });
    stage.append(tab, other);
    tab.setStates('selected');
    stage.focus(tab);
    await headless.rest();
    assert.equal(stage.focused?.key, 'tab');
    stage.focus(other);
    await headless.rest();
    tab.setStates();
    stage.focus(tab);
    await headless.rest();
    assert.equal(stage.focused?.key, 'other', 'focus stays where it is asked to go nowhere');
    headless.close();
  });

  it('scrolls from right to left as from left to right, mirrored', async () => {
    const places = async (style: StyleProperties, key: Key): Promise<number[]> => {
      const { headless, stage } = await openHeadless();
      const rail = stage.view({
        layout: { width: 1000, height: 200, gap: 20 },
        overflow: ['scroll', 'hidden'],
        scroll: { axis: 'x', keyLine: 0.25 },
        focusGroup: true,
        ...style,
      });
      const tiles = Array.from({ length: 12 }, () =>
        stage.view({ width: 180, flexShrink: 0, focusable: true }),
      );
      rail.append(...tiles);
      stage.append(rail);
      stage.focus(tiles[0] as Node);
      await headless.rest();
      const found: number[] = [];
      for (const tile of tiles) {
        assert.equal(stage.focused, tile);
        const bounds = tile.bounds();
        await headless.rest();
        found.push((await bounds).x);
        headless.press(key);
        await headless.rest();
      }
      headless.close();
      return found;
    };
    const ltr = await places({}, 'arrow-right');
    assert.deepEqual(ltr.slice(0, 4), [0, 160, 160, 160], 'the key line, from the second tile on');
    assert.equal(ltr.at(-1), 820, 'the end');
    const mirrored = ltr.map((x) => 1000 - 180 - x);
    assert.deepEqual(await places({ direction: 'rtl' }, 'arrow-left'), mirrored);
    assert.deepEqual(await places({ flexDirection: 'row-reverse' }, 'arrow-left'), mirrored);
    assert.deepEqual(
      await places({ direction: 'rtl', flexDirection: 'row-reverse' }, 'arrow-right'),
      ltr,
    );
  });

  it('keeps focus off a disabled node from the frame of the command', async () => {
    const { headless, stage } = await openHeadless();
    const heard: (string | undefined)[] = [];
    stage.on('focus', ({ key }) => heard.push(key));
    const box = { width: 100, height: 100, focusable: true } as const;
    const group = stage.view({ focusGroup: true });
    const [a, b, c] = ['a', 'b', 'c'].map((key) => stage.view({ ...box, key })) as [
      Node,
      Node,
      Node,
    ];
    group.append(b);
    stage.append(a, group, c);
    a.setStates('disabled');
    await headless.rest();
    assert.deepEqual(heard, ['b'], 'it never was on a');
    group.setStates('disabled');
    await headless.rest();
    assert.equal(stage.focused, c, 'what is in something disabled is so, too');
    stage.suspend();
    stage.resume();
    await headless.rest();
    assert.deepEqual(heard, ['b', 'c']);
    c.setStates('disabled');
    await headless.rest();
    assert.equal(stage.focused, undefined);
    a.setStates();
    await headless.rest();
    assert.equal(stage.focused, a);
    headless.close();
  });

  it('returns the bounds of a focused tile, scrolled and grown', async () => {
    const { headless, stage } = await run();
    for (let presses = 0; presses < 4; presses += 1) headless.press('arrow-right');
    await headless.rest();
    const asked = stage.focused?.bounds();
    await headless.settle();
    const { x, width, height } = (await asked) as { x: number; width: number; height: number };
    assert.ok(
      Math.abs(width - 352) < 0.01 && Math.abs(height - 242) < 0.01,
      `${width} x ${height}`,
    );
    // The middle of the tile is at a fifth of the rail: the key line.
    assert.ok(Math.abs(x + width / 2 - (96 + 0.2 * 1728)) < 1, `${x}`);
    headless.close();
  });

  it('makes the same frames at the same times, byte for byte', async () => {
    const lists: string[][] = [];
    for (let round = 0; round < 2; round += 1) {
      const { headless, stage } = await run();
      const list: string[] = [];
      for (const key of walk) {
        headless.press(key);
        await headless.advance(headless.time + 90);
        list.push(hash(await stage.drawList()));
      }
      lists.push(list);
      headless.close();
    }
    assert.deepEqual(lists[0], lists[1]);
    assert.equal(new Set(lists[0]).size, walk.length, 'a draw list that did not change with a key');
  });

  for (const form of forms.slice(1)) {
    it(`is the same in the form ${form} as in the form module`, async () => {
      const lists: string[][] = [];
      for (const each of ['module', form] as const) {
        const { headless, stage } = await run({ engine: { ...source, form: each } });
        const list: string[] = [];
        for (const key of walk) {
          headless.press(key);
          await headless.advance(headless.time + 90);
          list.push(hash(await stage.drawList()));
        }
        lists.push(list);
        headless.close();
      }
      assert.deepEqual(lists[1], lists[0]);
    });
  }

  it('makes no frame when nothing moves', async () => {
    const { headless } = await run();
    await headless.rest();
    const { frames } = headless.runner;
    await headless.advance(headless.time + 5000);
    assert.equal(headless.runner.frames, frames);
    headless.close();
  });

  it('comes back with the same pixels and focus when a system traps', async () => {
    const trap = { armed: false, count: 0 };
    const { headless, stage, heard } = await run({ factory: trappingEngine(trap) });
    const errors: string[] = [];
    stage.on('recovered', (error) => errors.push(error.message));
    for (const key of walk.slice(0, 4)) headless.press(key);
    await headless.rest();
    const before = hash(headless.pixels().data);
    trap.armed = true;
    headless.press('arrow-right');
    await headless.rest();
    assert.equal(trap.count, 1);
    assert.match(
      errors.join(),
      /The engine trapped: the focus of this test\. The engine was rebuilt/,
    );
    assert.equal(stage.focused?.key, 'tile-1-1', 'the key that trapped was lost');
    headless.press('arrow-left');
    await headless.rest();
    assert.equal(heard.at(-1), 'tile-1-0');
    assert.equal(hash(headless.pixels().data), before);
    headless.close();
  });

  for (const what of ['a trap', 'being suspended']) {
    it(`shows everything again three frames after ${what}`, async () => {
      const trap = { armed: false, count: 0 };
      const { headless, stage } = await run({ factory: trappingEngine(trap) });
      await headless.rest();
      const before = hash(headless.pixels().data);
      const { frames } = headless.runner;
      if (what === 'a trap') {
        // Nothing is to the left: the key changes nothing.
        trap.armed = true;
        headless.press('arrow-left');
      } else {
        stage.suspend();
        stage.resume();
      }
      // Files are read and decoded between frames: how long that takes is the machine's matter.
      for (let step = 0; step < 3; step += 1) await headless.advance(headless.time + FRAME);
      assert.equal(hash(headless.pixels().data), before);
      assert.ok(headless.runner.frames - frames <= 4, `${headless.runner.frames - frames} frames`);
      assert.equal(trap.count, what === 'a trap' ? 1 : 0);
      headless.close();
    });
  }

  it('comes back from being suspended, however many nodes went before, and which', async () => {
    const { headless, stage } = await openHeadless();
    stage.on('error', ({ message }) => assert.fail(message));
    stage.on('recovered', ({ message }) => assert.fail(message));
    const tile = { width: 40, height: 40, background: '#c04030', focusable: true } as const;
    const first = stage.view({ ...tile, key: 'first' });
    const neighbour = stage.view(tile);
    stage.append(first, neighbour);
    first.set({ nextFocusRight: neighbour, states: { focused: { focusPreferred: neighbour } } });
    const crowd = Array.from({ length: 9000 }, () => stage.view({ width: 1 }));
    stage.append(...crowd);
    const last = stage.view({ ...tile, background: '#3060c0', key: 'last' });
    stage.root.insertBefore(last, first);
    await headless.rest();
    neighbour.remove();
    for (const node of crowd.reverse()) node.remove();
    await headless.rest();
    const before = hash(headless.pixels().data);
    stage.suspend();
    stage.resume();
    await headless.rest();
    assert.equal(hash(headless.pixels().data), before);
    stage.append(stage.view({ ...tile, key: 'new' }));
    headless.press('arrow-right');
    headless.press('arrow-right');
    await headless.rest();
    assert.equal(stage.focused?.key, 'new');
    headless.close();
  });

  it('does without the key that an engine traps at again and again', async () => {
    const trap = { armed: false, count: 0, always: true };
    const { headless, stage } = await run({ factory: trappingEngine(trap) });
    const errors: string[] = [];
    stage.on('recovered', (error) => errors.push(`${error.code}: ${error.message}`));
    const had = stage.focused;
    trap.armed = true;
    headless.press('arrow-right');
    await headless.rest();
    assert.match(
      errors.at(-1) ?? '',
      /^trapped: .* the key "arrow-right" \(down\) was left out, since it fails each time/,
    );
    assert.equal(stage.focused, had);
    trap.armed = false;
    headless.press('arrow-right');
    await headless.rest();
    assert.notEqual(stage.focused, had, 'the next key is taken');
    headless.close();
  });
});

type Calls = Record<string, (...args: unknown[]) => unknown>;
/** What `layout` and `scroll` answer, as far as the tests below change it. */
interface Answer {
  nodes: Uint32Array;
  containers: Uint32Array;
  values: Float32Array;
}

/**
 * The form linked, with one call of one system whose answers `change` makes wrong once `isArmed` is
 * true.
 */
function wrongEngine(
  system: string,
  call: string,
  change: (answer: Answer) => Partial<Answer>,
  isArmed: () => boolean,
): EngineFactory {
  const folder = `${source.base}rust/linked-js/`;
  const core = (file: string) =>
    new WebAssembly.Module(readFileSync(fileURLToPath(`${folder}${file}`)));
  return {
    name: `linked, with a ${system} that answers wrongly`,
    async instantiate() {
      const { instantiate } = await import(`${folder}linked.js`);
      const exports = (await import(`${folder}${system}.js`)).instantiate(core, {})[
        system
      ] as Calls;
      const calls: Calls = { ...exports };
      calls[call] = (...args) => {
        const answer = exports[call]?.(...args) as Answer;
        return isArmed() ? { ...answer, ...change(answer) } : answer;
      };
      const wired = instantiate(core, {
        [system]: { [`inlay:${system}/${system}@0.2.0`]: calls, [system]: calls },
      });
      return engineOfThrows(wired.engine as EngineExports);
    },
  };
}

describe('a system that returns a wrong result', () => {
  const some = (length: number) => new Float32Array(length).fill(1);
  const cases: [
    system: string,
    call: string,
    what: string,
    change: (answer: Answer) => Partial<Answer>,
  ][] = [
    [
      'scroll',
      'tick',
      'a number that is not finite or out of range (at position 1 of its list); scene found it',
      () => ({
        containers: Uint32Array.of(1),
        values: Float32Array.of(0, Number.NaN),
        drawn: some(2),
      }),
    ],
    [
      'scroll',
      'tick',
      'a list of the wrong length (3); engine found it',
      () => ({ containers: Uint32Array.of(1), values: some(3) }),
    ],
    [
      'scroll',
      'tick',
      'a list of the wrong length (1); engine found it',
      () => ({ containers: Uint32Array.of(1), values: some(2), drawn: some(1) }),
    ],
    [
      'scroll',
      'tick',
      'more items than there can be (200000); engine found it',
      () => ({ containers: new Uint32Array(200_000).fill(1), values: some(400_000) }),
    ],
    [
      'scroll',
      'tick',
      'a node that does not exist (77777); scene found it',
      () => ({ containers: Uint32Array.of(77777), values: some(2), drawn: some(2) }),
    ],
  ];
  for (const [system, call, what, change] of cases) {
    it(`is named, with what is wrong: ${system} ${call}: ${what}`, async () => {
      let armed = false;
      const { headless, stage } = await run({
        factory: wrongEngine(system, call, change, () => armed),
      });
      const messages: string[] = [];
      stage.on('recovered', (error) => messages.push(`${error.code}: ${error.message}`));
      stage.on('error', (error) => messages.push(`${error.code}: ${error.message}`));
      armed = true;
      headless.press('arrow-right');
      await headless.rest().catch(() => {});
      const expected = `system: "${system}" of the engine answered ${call} with ${what}.`;
      assert.equal(messages[0]?.slice(0, expected.length), expected);
      assert.doesNotMatch(messages.join(), /trap/);
      headless.close();
    });
  }
});

interface Trap {
  armed: boolean;
  count: number;
  always?: boolean;
}

/** The form linked with a focus system that traps at a move when it is told to. */
function trappingEngine(trap: Trap): EngineFactory {
  const folder = `${source.base}rust/linked-js/`;
  const core = (file: string) =>
    new WebAssembly.Module(readFileSync(fileURLToPath(`${folder}${file}`)));
  return {
    name: 'linked, with a focus that traps',
    async instantiate() {
      const { instantiate } = await import(`${folder}linked.js`);
      const focus = (await import(`${folder}focus.js`)).instantiate(core, {}).focus;
      const calls = Object.fromEntries(
        Object.entries(focus as Record<string, (...args: unknown[]) => unknown>).map(
          ([name, call]) => [
            name,
            (...args: unknown[]) => {
              if (trap.armed && name === 'move') {
                trap.armed = trap.always === true;
                trap.count += 1;
                throw new WebAssembly.RuntimeError('the focus of this test');
              }
              return call(...args);
            },
          ],
        ),
      );
      const wired = instantiate(core, {
        focus: { 'inlay:focus/focus@0.2.0': calls, focus: calls },
      });
      return engineOfThrows(wired.engine as EngineExports);
    },
  };
}
