/**
 * A screen that goes and comes back takes the memory that it left: Wasm memory never shrinks, so
 * what a round does not find again is lost to the device.
 */
import assert from 'node:assert/strict';
import type { Engine } from '../../host/src/engine/engine.ts';
import { nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { settingWords } from '../../host/src/engine/settings.ts';
import {
  BatchWriter,
  commands,
  id,
  type NodeKind,
  properties,
  writeEntry,
} from '../../schema/typescript/index.ts';
import { STAGE } from '../conformance/engine/system.ts';

const base = new URL('../../target/inlay/', import.meta.url).href;
const ROUNDS = 100;
/** Rounds after which all there is to know of a screen was met: lists are as long as they get. */
const SETTLED = 10;
/**
 * What heaps may grow by after that: scraps are found again sooner or later. 3 bytes of each node
 * that are lost in each round are more.
 */
const SCRAPS = 4 << 16;
const ROOT = 1;
const CARDS = 400;
/** So many that lists which are lost, or counted for a system for good, reach its cap. */
const FRAMES = 10_000;
const MOVING = 400;

describe('memory', () => {
  for (const profile of ['rust', 'compact']) {
    it(`of a screen that is cleared is used again, for ${ROUNDS} rounds (${profile})`, async () => {
      const factory = await loadEngine({ base, profile, form: 'module' }, nodeReader);
      const screen = new Screen(await factory.instantiate());
      const bytes: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        screen.fill(round);
        screen.clear(round);
        bytes.push(screen.bytes);
      }
      const grown = (bytes.at(-1) as number) - (bytes[SETTLED] as number);
      assert.ok(grown <= SCRAPS, `${grown} bytes more; after each round: ${bytes.join(', ')}`);
    });
  }

  it('of boxes is at most 1.7 KB each, for 5,000 and for 20,000', async () => {
    const factory = await loadEngine({ base, profile: 'rust', form: 'module' }, nodeReader);
    for (const count of [5_000, 20_000]) {
      const screen = new Screen(await factory.instantiate());
      const empty = screen.bytes;
      screen.play(plain(count));
      const each = (screen.bytes - empty) / count;
      assert.ok(each <= 1_740, `${count} boxes: ${Math.round(each)} bytes each`);
    }
  });
});

describe('memory of what moves', () => {
  for (const profile of ['rust', 'compact']) {
    it(`is used again, for ${FRAMES} frames (${profile})`, async () => {
      const factory = await loadEngine({ base, profile, form: 'module' }, nodeReader);
      const screen = new Screen(await factory.instantiate());
      screen.play(plain(MOVING));
      screen.start(animated());
      const bytes: number[] = [];
      for (let frame = 0; frame < FRAMES; frame += 1) {
        screen.start(moved(frame));
        bytes.push(screen.bytes);
      }
      const grown = (bytes.at(-1) as number) - (bytes[SETTLED] as number);
      assert.ok(grown <= SCRAPS, `${grown} bytes more`);
    });
  }
});

/** An engine with a clock. */
class Screen {
  readonly #engine: Engine;
  #time = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    engine.configure(settingWords(STAGE));
    this.#rest();
  }

  get bytes(): number {
    return this.#engine.memoryBytes();
  }

  fill(round: number): void {
    this.play(screenful(round));
  }

  clear(round: number): void {
    const writer = new BatchWriter();
    writeEntry(writer, commands.removeNode, idOf(2, round));
    this.play(writer.finish(1));
  }

  play(batch: Uint32Array): void {
    assert.notEqual(this.#engine.apply(batch), undefined);
    this.#rest();
  }

  /** A batch and one frame. */
  start(batch: Uint32Array): void {
    assert.notEqual(this.#engine.apply(batch), undefined);
    this.#time += 16;
    assert.notEqual(this.#engine.frame(this.#time).drawList.length, 0);
  }

  /** Frames until nothing moves. */
  #rest(): void {
    let active = true;
    while (active) {
      this.#time += 16;
      active = this.#engine.frame(this.#time).active;
    }
  }
}

/** The id of a slot that was used so often before. */
function idOf(slot: number, round: number): number {
  return slot + round * 2 ** 20;
}

/** Boxes and nothing else. */
function plain(count: number): Uint32Array {
  const writer = new BatchWriter();
  for (let slot = 2; slot < count + 2; slot += 1) {
    writeEntry(writer, commands.createNode, { node: slot, kind: 'view' });
    place(writer, (slot % 100) * 10, (slot % 50) * 10, 8);
    writeEntry(writer, properties.backgroundColor, 0xff00_00ff);
    writeEntry(writer, commands.insertChild, { parent: ROOT, child: slot, before: 0 });
  }
  return writer.finish(1);
}

/** Half of the boxes of {@link plain} move by themselves, for ever. */
function animated(): Uint32Array {
  const writer = new BatchWriter();
  const frame = (offset: number, val: number) =>
    ({
      offset,
      value: { tag: 'number', val },
      easing: { tag: 'linear' },
      composite: 'replace',
    }) as const;
  for (let slot = 2; slot < MOVING / 2 + 2; slot += 1) {
    writeEntry(writer, commands.animate, {
      animation: slot,
      node: slot,
      property: id.translateX,
      timing: {
        delay: 0,
        endDelay: 0,
        duration: 1_000,
        iterations: null,
        iterationStart: 0,
        direction: 'alternate',
        fill: 'none',
        easing: { tag: 'linear' },
      },
      keyframes: [frame(0, 1), frame(1, 200)],
    });
  }
  return writer.finish(1);
}

/** The app moves all boxes, and scales one in ten. */
function moved(frame: number): Uint32Array {
  const writer = new BatchWriter();
  for (let slot = 2; slot < MOVING + 2; slot += 1) {
    writer.select(slot);
    writeEntry(writer, properties.translateY, frame % 100);
    if (slot % 10 === 0) writeEntry(writer, properties.scaleX, 1 + (frame % 10) / 10);
  }
  return writer.finish(1);
}

/**
 * Rows that scroll, of focusable cards with an image, a text, a gradient, a group and a transition:
 * something for each system. Each round has other texts and images.
 */
function screenful(round: number): Uint32Array {
  const writer = new BatchWriter();
  let slot = 1;
  const add = (parent: number, kind: NodeKind): number => {
    slot += 1;
    const node = idOf(slot, round);
    writeEntry(writer, commands.createNode, { node, kind });
    writeEntry(writer, commands.insertChild, { parent, child: node, before: 0 });
    writer.select(node);
    return node;
  };
  const page = add(ROOT, 'view');
  let row = page;
  for (let index = 0; index < CARDS; index += 1) {
    if (index % 20 === 0) {
      row = add(page, 'view');
      writeEntry(writer, properties.scrollAxis, 'x');
      writeEntry(writer, properties.overflowX, 'hidden');
      writeEntry(writer, properties.focusGroup, true);
      writeEntry(writer, properties.width, { tag: 'dp', val: 900 });
    }
    const card = add(row, 'view');
    place(writer, (index % 20) * 100, 0, 90);
    writeEntry(writer, properties.focusable, true);
    writeEntry(writer, properties.opacity, index % 7 === 0 ? 0.5 : 1);
    add(card, 'image');
    writeEntry(writer, properties.src, `${round}/${index}.png`);
    place(writer, 0, 0, 50);
    add(card, 'text');
    writeEntry(writer, properties.content, `Film ${round * CARDS + index}`);
  }
  return writer.finish(1);
}

function place(writer: BatchWriter, x: number, y: number, side: number): void {
  writeEntry(writer, properties.position, 'absolute');
  writeEntry(writer, properties.insetLeft, { tag: 'dp', val: x });
  writeEntry(writer, properties.insetTop, { tag: 'dp', val: y });
  writeEntry(writer, properties.width, { tag: 'dp', val: side });
  writeEntry(writer, properties.height, { tag: 'dp', val: side });
}
