/**
 * The same screens in yoga-layout, with CSS defaults as in Inlay.
 *
 * @module
 */
import Yoga, { Align, Edge, FlexDirection, Gutter, type Node } from 'yoga-layout';
import type { Box } from './scenes.ts';
import { TILE } from './scenes.ts';

/** A screen in yoga. */
export class YogaScreen {
  readonly #config = Yoga.Config.create();
  readonly #root: Node;
  readonly #tile: Node | undefined;

  constructor(screen: Box, width: number, height: number) {
    this.#config.setUseWebDefaults(true);
    this.#config.setPointScaleFactor(0);
    const tiles: Node[] = [];
    this.#root = this.#build(screen, tiles);
    this.#root.setWidth(width);
    this.#root.setHeight(height);
    this.#tile = tiles[tiles.length >> 1];
  }

  /** Lays out what changed. */
  solve(width: number, height: number): void {
    this.#root.calculateLayout(width, height);
  }

  /** Changes the width of a tile in the middle. */
  change(width: number): void {
    this.#tile?.setWidth(width);
  }

  /** Frees its memory. */
  dispose(): void {
    this.#root.freeRecursive();
    this.#config.free();
  }

  #build(box: Box, tiles: Node[]): Node {
    const node = Yoga.Node.create(this.#config);
    node.setFlexDirection(box.column ? FlexDirection.Column : FlexDirection.Row);
    if (box.width !== undefined) node.setWidth(box.width);
    if (box.height !== undefined) node.setHeight(box.height);
    if (box.grow !== undefined) node.setFlexGrow(box.grow);
    if (box.center) node.setAlignItems(Align.Center);
    if (box.width !== undefined) node.setFlexShrink(0);
    if (box.padding !== undefined) node.setPadding(Edge.All, box.padding);
    if (box.gap !== undefined) node.setGap(Gutter.All, box.gap);
    for (const [at, child] of box.children.entries()) {
      const built = this.#build(child, tiles);
      if (child.width === TILE) tiles.push(built);
      node.insertChild(built, at);
    }
    return node;
  }
}
