/**
 * Trees of boxes with opacities: what Chromium draws, and what we do.
 *
 * @module
 */
import type { Node, Stage } from '../../../host/src/index.ts';

/** A box, in dp from that around it. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
  color?: string;
  opacity?: number;
  radius?: number;
  /** Degrees, clockwise, about its middle. */
  rotation?: number;
  scale?: number;
  clips?: boolean;
  border?: number;
  shadow?: boolean;
  /** Dp that its content is scrolled by, down. */
  scroll?: number;
  children?: readonly Box[];
}

/** A tree that Chromium's DOM draws as well. */
export interface Case {
  name: string;
  boxes: readonly Box[];
  /** So many pixels in a thousand may differ by up to `most`: along edges that are not upright. */
  edges?: { share: number; most: number };
}

const BORDER = '#223344';

/** The box as an element of HTML. */
export function htmlOf(box: Box): string {
  const { left, top, width, height, color, opacity = 1, radius = 0, children = [] } = box;
  const { rotation = 0, scale = 1, clips, border = 0, shadow, scroll } = box;
  // Children of an element with a border are placed from within it; ours from the box.
  const inside = scroll === undefined ? '' : `<div style="left:0;top:${-scroll}px">`;
  const style = [
    `left:${left}px;top:${top}px;width:${width}px;height:${height}px;opacity:${opacity}`,
    `border-radius:${radius}px;background:${color ?? 'transparent'}`,
    rotation !== 0 || scale !== 1 ? `transform:rotate(${rotation}deg) scale(${scale})` : '',
    clips || scroll !== undefined ? 'overflow:hidden' : '',
    border > 0 ? `border:${border}px solid ${BORDER}` : '',
    shadow ? 'box-shadow:4px 6px 0 2px #00000080' : '',
  ].join(';');
  return `<div style="${style}">${inside}${children.map(htmlOf).join('')}${inside && '</div>'}</div>`;
}

/** The box as a node. {@link scrollAll} scrolls what is to be scrolled. */
export function nodeOf(stage: Stage, box: Box): Node {
  const { left, top, width, height, color, opacity = 1, radius = 0, children = [] } = box;
  const { rotation = 0, scale = 1, clips, border = 0, shadow, scroll } = box;
  const node = stage.view({
    ...{ position: 'absolute', left, top, width, height, opacity, radius, rotation },
    ...{ scaleX: scale, scaleY: scale },
    ...(color ? { backgroundColor: color } : {}),
    ...(clips || scroll !== undefined ? { overflow: 'hidden' } : {}),
    ...(scroll !== undefined ? { scrollAxis: 'y' } : {}),
    ...(border > 0 ? { borderWidth: border, borderColor: BORDER } : {}),
    ...(shadow ? { boxShadow: { x: 4, y: 6, spread: 2, color: '#00000080' } } : {}),
  });
  node.append(...children.map((child) => nodeOf(stage, child)));
  return node;
}

/** Scrolls containers to where they are in their boxes. */
export function scrollAll(nodes: readonly Node[], boxes: readonly Box[]): void {
  for (const [at, { scroll, children = [] }] of boxes.entries()) {
    const node = nodes[at];
    if (!node) continue;
    if (scroll !== undefined) node.scrollTo(0, scroll);
    scrollAll([...node.children], children);
  }
}

const red: Box = { left: 0, top: 0, width: 100, height: 70, color: '#ff2010' };
const inner: Box = { left: 20, top: 15, width: 50, height: 40, color: '#1030ff' };

/** A card: a box, with another over a part of it. */
function card(left: number, top: number, more: Partial<Box> = {}): Box {
  return { ...red, left, top, children: [inner], ...more };
}

const turned = { share: 6, most: 40 };

export const cases: readonly Case[] = [
  { name: 'a box, and a child over it', boxes: [card(20, 20, { opacity: 0.5 })] },
  {
    name: 'children beside each other, and over each other',
    boxes: [
      {
        ...{ left: 10, top: 10, width: 220, height: 70, opacity: 0.6 },
        children: [
          { ...red, width: 60 },
          { ...red, left: 70, width: 60, color: '#10c040' },
        ],
      },
      {
        ...{ left: 10, top: 95, width: 220, height: 70, opacity: 0.6 },
        children: [
          { ...red, width: 90 },
          { ...red, left: 60, width: 90, color: '#10c040' },
        ],
      },
    ],
  },
  {
    name: 'groups in groups',
    boxes: [
      card(20, 20, {
        opacity: 0.8,
        children: [
          {
            ...inner,
            opacity: 0.5,
            children: [
              { ...inner, left: 10, top: 10, opacity: 0.25, color: '#ffffff' },
              { ...inner, left: 30, top: 20, color: '#ffcc00' },
            ],
          },
        ],
      }),
    ],
  },
  {
    name: 'a group that clips at round corners',
    boxes: [
      card(20, 20, {
        ...{ opacity: 0.5, clips: true, radius: 20 },
        children: [{ ...inner, left: 60, top: 40, width: 80, height: 60 }],
      }),
    ],
    edges: { share: 4, most: 30 },
  },
  {
    name: 'a group in what clips at round corners',
    boxes: [
      {
        ...{ left: 20, top: 20, width: 120, height: 90, color: '#ffffff', clips: true, radius: 24 },
        children: [card(40, 40, { opacity: 0.5 })],
      },
    ],
    edges: { share: 4, most: 30 },
  },
  {
    name: 'a group in what is turned, clips and is a group',
    boxes: [
      {
        ...{ left: 50, top: 40, width: 120, height: 90, color: '#ffffff', clips: true },
        ...{ rotation: 20, opacity: 0.7 },
        children: [card(40, 40, { opacity: 0.5 })],
      },
    ],
    edges: turned,
  },
  {
    name: 'a turned and scaled group',
    boxes: [card(60, 50, { opacity: 0.5, rotation: -30, scale: 1.25 })],
    edges: turned,
  },
  {
    name: 'groups in a container that is scrolled',
    boxes: [
      {
        ...{ left: 20, top: 20, width: 150, height: 120, color: '#ffffff', scroll: 57 },
        children: [
          card(10, 10, { opacity: 0.5 }),
          card(10, 90, { opacity: 0.5 }),
          card(10, 170, { opacity: 0.5 }),
        ],
      },
    ],
  },
  {
    name: 'a container that is scrolled as a group',
    boxes: [
      {
        ...{ left: 20, top: 20, width: 150, height: 120, color: '#ffffff', scroll: 57 },
        opacity: 0.4,
        children: [card(10, 10), card(10, 90), card(10, 170)],
      },
    ],
  },
  {
    name: 'groups that begin and end beyond the stage',
    boxes: [
      card(-40, -30, { opacity: 0.5 }),
      card(190, 150, { opacity: 0.5 }),
      card(-500, 20, { width: 2000, height: 40, opacity: 0.5 }),
    ],
  },
  {
    name: 'opacities of 0 and 1',
    boxes: [card(10, 10, { opacity: 0 }), card(120, 20, { opacity: 1 })],
  },
  {
    name: 'a border and a shadow of the group itself',
    boxes: [
      { ...red, left: 30, top: 20, opacity: 0.5, border: 6, shadow: true },
      { ...red, left: 150, top: 80, width: 60, opacity: 0.5, border: 6 },
    ],
  },
  {
    name: 'many groups',
    boxes: Array.from({ length: 48 }, (_, at) => ({
      ...card((at % 8) * 29, Math.floor(at / 8) * 29, { opacity: 0.2 + (at % 7) / 10 }),
      ...{ width: 26, height: 26 },
      children: [{ ...inner, left: 8, top: 6, width: 12, height: 12 }],
    })),
  },
];
