/**
 * The table of `rows.*` by our stage and by its peers, each as who writes an app for it would.
 *
 * @module
 */
import { type INode, type ITextNode, SdfTrFontFace } from '@lightningjs/renderer';
import { SdfTextRenderer } from '@lightningjs/renderer/webgl';
import { BitmapText, Container, Sprite, Texture } from 'pixi.js';
import type { Node } from '../../host/src/index.ts';
import { openLightning, openPixi, openStage, stageFrames } from '../peers.ts';
import { fieldOf } from './field.ts';
import {
  COLORS,
  COLUMNS,
  FAMILY,
  FONT,
  FONT_SIZE,
  place,
  ROW_HEIGHT,
  ROW_WIDTH,
  type Table,
} from './table.ts';

/** Makes an empty table. */
export type Side = () => Promise<Table>;

export const sides: Record<string, Side> = { empty, inlay, lightning, pixi };

/** Nobody's: rows are counted. */
async function empty(): Promise<Table> {
  let length = 0;
  let frames = 0;
  return {
    get length() {
      return length;
    },
    append(labels) {
      length += labels.length;
    },
    label() {},
    select() {},
    swap() {},
    remove() {
      length -= 1;
    },
    clear() {
      length = 0;
    },
    draw() {
      frames += 1;
    },
    frames: () => frames,
  };
}

/** Ours: rows are in a flex container, so that they need no places. */
async function inlay(): Promise<Table> {
  const stage = await openStage();
  stage.addFont({ family: FAMILY, src: FONT });
  const list = stage.view({
    layout: { display: 'flex', flexWrap: 'wrap', alignContent: 'flex-start' },
    width: COLUMNS * ROW_WIDTH,
  });
  stage.append(list);
  const rows: { row: Node; text: Node }[] = [];
  const at = (index: number) => rows[index] as (typeof rows)[0];
  return {
    get length() {
      return rows.length;
    },
    append(labels) {
      for (const label of labels) {
        const row = stage.view({
          width: ROW_WIDTH,
          height: ROW_HEIGHT,
          backgroundColor: COLORS.row,
        });
        const text = stage.text(label, {
          fontFamily: FAMILY,
          fontSize: FONT_SIZE,
          textWrap: 'nowrap',
          color: COLORS.text,
        });
        row.append(text);
        list.append(row);
        rows.push({ row, text });
      }
    },
    label(index, content) {
      at(index).text.set({ content });
    },
    select(index, before) {
      if (before !== undefined) at(before).row.set({ backgroundColor: COLORS.row });
      at(index).row.set({ backgroundColor: COLORS.selected });
    },
    swap(index, other) {
      const [one, two] = [at(index), at(other)];
      const after = rows[other + 1]?.row;
      list.insertBefore(two.row, one.row);
      list.insertBefore(one.row, after);
      [rows[index], rows[other]] = [two, one];
    },
    remove(index) {
      at(index).row.remove();
      rows.splice(index, 1);
    },
    clear() {
      list.clear();
      rows.length = 0;
    },
    frames: stageFrames,
  };
}

/** Lightning, with the texts that it is fastest with: quads of a distance field. */
async function lightning(): Promise<Table> {
  const { renderer, frames } = openLightning([SdfTextRenderer]);
  const field = await fieldOf(FAMILY, FONT);
  const font = new SdfTrFontFace('ssdf', {
    fontFamily: FAMILY,
    descriptors: {},
    atlasUrl: field.atlas,
    atlasDataUrl: field.data,
    metrics: field.metrics,
    stage: renderer.stage,
  });
  renderer.stage.fontManager.addFontFace(font);
  if (!font.loaded) await new Promise<void>((resolve) => font.once('loaded', () => resolve()));
  const newHolder = () => renderer.createNode({ width: 1920, height: 1080, parent: renderer.root });
  let holder = newHolder();
  const rows: { row: INode; text: ITextNode }[] = [];
  const at = (index: number) => rows[index] as (typeof rows)[0];
  const move = (index: number) => {
    const { x, y } = place(index);
    const { row } = at(index);
    row.x = x;
    row.y = y;
  };
  return {
    get length() {
      return rows.length;
    },
    append(labels) {
      for (const label of labels) {
        const row = renderer.createNode({
          ...place(rows.length),
          width: ROW_WIDTH,
          height: ROW_HEIGHT,
          color: COLORS.row,
          parent: holder,
        });
        const text = renderer.createTextNode({
          text: label,
          fontFamily: FAMILY,
          fontSize: FONT_SIZE,
          color: COLORS.text,
          parent: row,
        });
        rows.push({ row, text });
      }
    },
    label(index, label) {
      at(index).text.text = label;
    },
    select(index, before) {
      if (before !== undefined) at(before).row.color = COLORS.row;
      at(index).row.color = COLORS.selected;
    },
    swap(index, other) {
      [rows[index], rows[other]] = [at(other), at(index)];
      move(index);
      move(other);
    },
    remove(index) {
      at(index).row.destroy();
      rows.splice(index, 1);
      for (let after = index; after < rows.length; after += 1) move(after);
    },
    clear() {
      holder.destroy();
      holder = newHolder();
      rows.length = 0;
    },
    frames,
  };
}

/** pixi.js, with the texts that it is fastest with: glyphs of a bitmap. */
async function pixi(): Promise<Table> {
  const { renderer, root } = await openPixi();
  document.fonts.add(await new FontFace(FAMILY, `url(${FONT})`).load());
  const holder = new Container();
  root.addChild(holder);
  const style = { fontFamily: FAMILY, fontSize: FONT_SIZE, fill: COLORS.text >>> 8 };
  const rows: { row: Container; box: Sprite; text: BitmapText }[] = [];
  const at = (index: number) => rows[index] as (typeof rows)[0];
  const move = (index: number) => {
    const { x, y } = place(index);
    at(index).row.position.set(x, y);
  };
  let frames = 0;
  return {
    get length() {
      return rows.length;
    },
    append(labels) {
      for (const label of labels) {
        const row = new Container();
        const box = new Sprite(Texture.WHITE);
        box.setSize(ROW_WIDTH, ROW_HEIGHT);
        box.tint = COLORS.row >>> 8;
        const text = new BitmapText({ text: label, style });
        row.addChild(box, text);
        holder.addChild(row);
        rows.push({ row, box, text });
        move(rows.length - 1);
      }
    },
    label(index, label) {
      at(index).text.text = label;
    },
    select(index, before) {
      if (before !== undefined) at(before).box.tint = COLORS.row >>> 8;
      at(index).box.tint = COLORS.selected >>> 8;
    },
    swap(index, other) {
      [rows[index], rows[other]] = [at(other), at(index)];
      move(index);
      move(other);
    },
    remove(index) {
      at(index).row.destroy({ children: true });
      rows.splice(index, 1);
      for (let after = index; after < rows.length; after += 1) move(after);
    },
    clear() {
      for (const row of holder.removeChildren()) row.destroy({ children: true });
      rows.length = 0;
    },
    draw() {
      renderer.render(root);
      frames += 1;
    },
    frames: () => frames,
  };
}
