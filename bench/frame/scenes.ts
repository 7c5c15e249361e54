/**
 * The scenes of `frame.*`, as batches: coloured boxes, the same for our engine and for its peers.
 *
 * @module
 */
import {
  BatchWriter,
  commands,
  id,
  properties,
  writeEntry,
} from '../../schema/typescript/index.ts';

/** Side of a box in dp. */
export const SIDE = 24;
const COLUMNS = 100;
/** First id of the boxes; 1 is the root, 2 what holds them. */
const FIRST = 3;
const HOLDER = 2;

/** Where box `index` is at rest, in dp. */
export function place(index: number): { x: number; y: number } {
  return { x: (index % COLUMNS) * 19, y: (Math.floor(index / COLUMNS) % 50) * 21 };
}

/** Frames after which all boxes are where they were. */
export const PERIOD = 40;

/**
 * How far box `index` is from there in frame `frame`, in dp: each goes its own way, and none comes
 * to rest.
 */
export function shift(index: number, frame: number): { x: number; y: number } {
  const phase = (index * 37 + frame * 5) % 200;
  const way = phase < 100 ? phase : 200 - phase;
  return { x: way * 0.4, y: (way + (index % 7)) * 0.2 };
}

/** The boxes' colour, `0xRRGGBBAA`. */
export function color(index: number): number {
  return ((((index * 2654435761) >>> 8) << 8) | 0xff) >>> 0;
}

/** `count` boxes, each at its place; `round` counts how often they were there before. */
export function boxes(count: number, round = 0): Uint32Array<ArrayBuffer> {
  return scene(count, 1920, () => {}, round);
}

/** Removes the boxes of a round, and what holds them. */
export function removal(round: number): Uint32Array<ArrayBuffer> {
  const writer = new BatchWriter();
  writeEntry(writer, commands.removeNode, idOf(HOLDER, round));
  return writer.finish(1);
}

/** The id of a slot that was used so often before. */
function idOf(slot: number, round: number): number {
  return slot + round * 2 ** 20;
}

/**
 * The same inside a container that scrolls sideways, by as far as {@link scrolls} goes: nearly all
 * are in view.
 */
export function scrolled(count: number): Uint32Array<ArrayBuffer> {
  return scene(count, 1860, (writer) => {
    writeEntry(writer, properties.scrollAxis, 'x');
    writeEntry(writer, properties.overflowX, 'hidden');
    writeEntry(writer, properties.overflowY, 'hidden');
  });
}

function scene(
  count: number,
  width: number,
  holder: (writer: BatchWriter) => void,
  round = 0,
): Uint32Array<ArrayBuffer> {
  const writer = new BatchWriter();
  const parent = idOf(HOLDER, round);
  writeEntry(writer, commands.createNode, { node: parent, kind: 'view' });
  absolute(writer, 0, 0, width, 1080);
  holder(writer);
  writeEntry(writer, commands.insertChild, { parent: 1, child: parent, before: 0 });
  for (let index = 0; index < count; index += 1) {
    const { x, y } = place(index);
    const child = idOf(FIRST + index, round);
    writeEntry(writer, commands.createNode, { node: child, kind: 'view' });
    absolute(writer, x, y, SIDE, SIDE);
    writeEntry(writer, properties.backgroundColor, color(index));
    writeEntry(writer, commands.insertChild, { parent, child, before: 0 });
  }
  return writer.finish(1);
}

function absolute(writer: BatchWriter, x: number, y: number, width: number, height: number): void {
  writeEntry(writer, properties.position, 'absolute');
  writeEntry(writer, properties.insetLeft, { tag: 'dp', val: x });
  writeEntry(writer, properties.insetTop, { tag: 'dp', val: y });
  writeEntry(writer, properties.width, { tag: 'dp', val: width });
  writeEntry(writer, properties.height, { tag: 'dp', val: height });
}

/**
 * Moves every box to where it is in a frame, as an app does that sets positions: what the peers are
 * told, too.
 */
export function moves(writer: BatchWriter, count: number, frame: number): Uint32Array<ArrayBuffer> {
  writer.clear();
  for (let index = 0; index < count; index += 1) {
    const { x, y } = shift(index, frame);
    writer.select(FIRST + index);
    writer.begin(id.translateX);
    writer.number(x);
    writer.end();
    writer.begin(id.translateY);
    writer.number(y);
    writer.end();
  }
  return writer.view(frame + 2);
}

/** Starts an animation of each box that never ends: the engine moves them, and the app sleeps. */
export function animations(count: number): Uint32Array<ArrayBuffer> {
  const writer = new BatchWriter();
  for (let index = 0; index < count; index += 1) {
    for (const [axis, property] of [id.translateX, id.translateY].entries()) {
      const frame = (offset: number, val: number) =>
        ({
          offset,
          value: { tag: 'number', val },
          easing: { tag: 'linear' },
          composite: 'replace',
        }) as const;
      writeEntry(writer, commands.animate, {
        animation: 1 + index * 2 + axis,
        node: FIRST + index,
        property,
        timing: {
          delay: -index,
          endDelay: 0,
          duration: 3_000,
          iterations: null,
          iterationStart: 0,
          direction: 'alternate',
          fill: 'none',
          easing: { tag: 'ease-in-out' },
        },
        keyframes: [frame(0, 0), frame(1, axis === 0 ? 40 : 20)],
      });
    }
  }
  return writer.finish(2);
}

/** Scrolls the container, at once. */
export function scrolls(writer: BatchWriter, frame: number): Uint32Array<ArrayBuffer> {
  writer.clear();
  const { x } = shift(0, frame);
  // Never 0, where it stands before the first frame.
  writeEntry(writer, commands.scrollTo, {
    node: HOLDER,
    x: x + 1,
    y: 0,
    motion: { tag: 'instant' },
  });
  return writer.view(frame + 2);
}
