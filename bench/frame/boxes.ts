/**
 * The boxes of our scenes as the peers have them.
 *
 * @module
 */
import type { INode, RendererMain } from '@lightningjs/renderer';
import { Sprite, Texture } from 'pixi.js';
import { color, place, SIDE } from './scenes.ts';

/** Box `index` of Lightning. */
export function lightningBox(renderer: RendererMain, index: number, parent: INode): INode {
  return renderer.createNode({
    ...place(index),
    width: SIDE,
    height: SIDE,
    color: color(index),
    parent,
  });
}

/** Box `index` of pixi.js. */
export function pixiBox(index: number): Sprite {
  const sprite = new Sprite(Texture.WHITE);
  const { x, y } = place(index);
  sprite.position.set(x, y);
  sprite.setSize(SIDE, SIDE);
  sprite.tint = color(index) >>> 8;
  return sprite;
}
