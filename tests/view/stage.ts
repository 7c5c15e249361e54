/**
 * Stages on which it is looked at where the focused node is, through the app API.
 *
 * @module
 */

import { connectStage, type Stage } from '../../host/src/app/stage.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import { FRAME } from '../../host/src/engine/stepper.ts';
import type { Node, NodeProperties, Rect } from '../../host/src/index.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../host/tools/src/scene.ts';
import { stageConfig } from '../host/support/bench.ts';

/** An engine whose focus is in Rust, and one whose focus is in TypeScript. */
export const profiles = ['rust', 'compact'] as const;

/** A stage, and the engine under it on a clock that is moved by hand. */
export interface Screen {
  readonly headless: Headless;
  readonly stage: Stage;
}

/** Opens a stage, does something with it and closes it. */
export async function onScreen(
  profile: string,
  act: (screen: Screen) => Promise<void>,
): Promise<void> {
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile, form: 'module' },
    stage: stageConfig,
    base: folderUrl(projectRoot),
  });
  try {
    const stage = await connectStage(headless.app);
    stage.on('error', (error) => {
      throw error;
    });
    await act({ headless, stage });
  } finally {
    headless.close();
  }
}

/** Where nodes are now: no time passes. */
export async function boundsOf({ headless }: Screen, ...nodes: readonly Node[]): Promise<Rect[]> {
  const answers = Promise.all(nodes.map((node) => node.bounds()));
  await headless.settle();
  return answers;
}

/** Where a node is when nothing moves any more. */
export async function atRest(screen: Screen, node: Node): Promise<Rect> {
  await screen.headless.rest();
  const [bounds] = await boundsOf(screen, node);
  return bounds as Rect;
}

/** Nodes around one that scroll or clip, the nearest first. */
export function clips(node: Node, screen: Screen): Node[] {
  const around: Node[] = [];
  for (let at = node.parent; at && at !== screen.stage.root; at = at.parent) around.push(at);
  return around;
}

/** How much of one span is within another. */
const common = (a: number, b: number, from: number, to: number) =>
  Math.min(b, to) - Math.max(a, from);

/** What is seen of a box within others, in dp in x and in y. */
export function seenOf(box: Rect, around: readonly Rect[]): [number, number] {
  let { x, y } = box;
  let [right, bottom] = [x + box.width, y + box.height];
  for (const other of around) {
    [x, right] = [Math.max(x, other.x), Math.min(right, other.x + other.width)];
    [y, bottom] = [Math.max(y, other.y), Math.min(bottom, other.y + other.height)];
  }
  return [common(x, right, 0, 1920), common(y, bottom, 0, 1080)];
}

/** What is seen of the focused node now, in dp in x and in y. */
export async function seenNow(screen: Screen): Promise<[number, number]> {
  const { focused } = screen.stage;
  if (!focused) throw new Error('Expected a node with focus, got none.');
  const [box, ...around] = await boundsOf(screen, focused, ...clips(focused, screen));
  return seenOf(box as Rect, around);
}

/**
 * Holds a key, at 60 frames per second.
 *
 * @param pace Frames between two presses.
 * @param look Called after each frame: that of a key, at the time of the frame before, and those of
 * the display.
 */
export async function hold(
  { headless }: Screen,
  key: Key,
  pace: number,
  frames: number,
  look: (frame: number, isKey: boolean) => Promise<void>,
): Promise<void> {
  for (let frame = 0; frame < frames; frame += 1) {
    if (frame % pace === 0) {
      headless.key(key, 'down');
      await headless.settle();
      await look(frame, true);
    }
    await headless.advance(headless.time + FRAME);
    await look(frame, false);
  }
  headless.key(key, 'up');
  await headless.settle();
}

/** Presses keys, each after the one before has come to rest. */
export async function walk({ headless }: Screen, ...keys: readonly Key[]): Promise<void> {
  for (const key of keys) {
    headless.press(key);
    await headless.rest();
  }
}

/** Focusable nodes of 200 x 200 dp. */
export function tiles(stage: Stage, count: number, properties: NodeProperties = {}): Node[] {
  return Array.from({ length: count }, (_, at) =>
    stage.view({
      width: 200,
      height: 200,
      flexShrink: 0,
      focusable: true,
      key: `${at}`,
      ...properties,
    }),
  );
}

/** A row that scrolls. */
export function row(stage: Stage, properties: NodeProperties = {}): Node {
  return stage.view({
    width: 1000,
    height: 200,
    gap: 20,
    flexShrink: 0,
    overflow: 'hidden',
    scroll: 'x',
    focusGroup: true,
    ...properties,
  });
}
