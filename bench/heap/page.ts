/**
 * N coloured boxes on a page, by one of the sides: `?side=inlay&count=5000`.
 *
 * @module
 */
import { Container } from 'pixi.js';
import type { EngineRunner } from '../../host/src/engine/runner.ts';
import { lightningBox, pixiBox } from '../frame/boxes.ts';
import { color, place, SIDE } from '../frame/scenes.ts';
import { inFrame, openLightning, openPixi, openStage, stageFrames } from '../peers.ts';

/** What the benchmark calls. */
export interface Page {
  /** Creates the boxes, and waits until they are drawn. */
  fill(): Promise<void>;
  /** Bytes of the engine's memory; 0 where there is none. */
  memoryBytes(): number;
}

const given = new URLSearchParams(location.search);
const count = Number(given.get('count'));

/** Makes the boxes; answers whether they were drawn. */
type Side = () => Promise<() => () => boolean>;

const sides: Record<string, Side> = {
  async inlay() {
    const stage = await openStage();
    return () => {
      const before = stageFrames();
      for (let index = 0; index < count; index += 1) {
        const { x, y } = place(index);
        stage.append(
          stage.view({
            position: 'absolute',
            left: x,
            top: y,
            width: SIDE,
            height: SIDE,
            backgroundColor: color(index),
          }),
        );
      }
      return () => stageFrames() > before;
    };
  },
  async lightning() {
    const { renderer, frames } = openLightning();
    return () => {
      const before = frames();
      for (let index = 0; index < count; index += 1) {
        lightningBox(renderer, index, renderer.root);
      }
      return () => frames() > before;
    };
  },
  async pixi() {
    const { renderer, root } = await openPixi();
    return () => {
      const holder = root.addChild(new Container());
      for (let index = 0; index < count; index += 1) {
        holder.addChild(pixiBox(index));
      }
      renderer.render(root);
      return () => true;
    };
  },
};

const side = sides[given.get('side') ?? ''];
if (!side) throw new Error(`expected ?side= of ${Object.keys(sides)}`);
const make = await side();
const page: Page = {
  async fill() {
    const isDrawn = make();
    do await inFrame(() => {});
    while (!isDrawn());
    await inFrame(() => {});
  },
  memoryBytes: () =>
    (globalThis as unknown as { inlayEngine?: EngineRunner }).inlayEngine?.memoryBytes ?? 0,
};
Object.assign(globalThis, page);
document.documentElement.dataset.ready = '';
