/**
 * N coloured boxes on a page, by one of the sides: `?side=inlay&count=5000`.
 *
 * @module
 */
import { Container, Sprite, Texture } from 'pixi.js';
import type { EngineRunner } from '../../host/src/engine/runner.ts';
import { color, place, SIDE } from '../frame/scenes.ts';
import { openLightning, openPixi, openStage, stageFrames } from '../peers.ts';

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
        renderer.createNode({
          ...place(index),
          width: SIDE,
          height: SIDE,
          color: color(index),
          parent: renderer.root,
        });
      }
      return () => frames() > before;
    };
  },
  async pixi() {
    const { renderer, root } = await openPixi();
    return () => {
      const holder = root.addChild(new Container());
      for (let index = 0; index < count; index += 1) {
        const sprite = holder.addChild(new Sprite(Texture.WHITE));
        const { x, y } = place(index);
        sprite.position.set(x, y);
        sprite.setSize(SIDE, SIDE);
        sprite.tint = color(index) >>> 8;
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
    const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
    do await frame();
    while (!isDrawn());
    await frame();
  },
  memoryBytes: () =>
    (globalThis as unknown as { inlayEngine?: EngineRunner }).inlayEngine?.memoryBytes ?? 0,
};
Object.assign(globalThis, page);
document.documentElement.dataset.ready = '';
