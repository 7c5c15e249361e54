/**
 * A scene that keeps nothing but what it was told, and works everything out from the root each
 * time: what `inlay:scene` and `inlay:types` say, in the plainest words.
 *
 * @module
 */
import type { Length } from '../../../schema/typescript/index.ts';
import {
  type Box,
  bits,
  type Clip,
  type Geometry,
  type Group,
  ROOT,
  type Style,
  type Viewport,
} from './system.ts';

/** `x' = a x + c y + tx`, `y' = b x + d y + ty`. */
type Affine = readonly [a: number, b: number, c: number, d: number, tx: number, ty: number];
/** Left, top, right, bottom. */
type Rect = readonly [number, number, number, number];

interface ModelNode {
  parent: number;
  children: number[];
  style: Style;
  box: Box;
  offset: readonly [number, number];
  states: number;
}

/** What the model says of a node, and what its children need of it. */
interface Place {
  readonly geometry: Geometry;
  readonly isUnseen: boolean;
  readonly isDisabled: boolean;
  readonly inBounds: boolean;
  readonly inViewport: boolean;
  readonly bounds: Rect;
  /**
   * Clip of what is in it, and its windows: boxes on the stage that clip it, from the stage
   * inwards.
   */
  readonly clip: number;
  readonly windows: readonly Rect[];
  /** Space of what is in it, and that space's transform. */
  readonly space: number;
  readonly content: Affine;
  /** Affine of the children's parent box to that space. */
  readonly base: Affine;
  /** Layout position in the content of the nearest container, and that of what is in it. */
  readonly origin: readonly [number, number];
  readonly container: number;
  readonly group: number;
  /** Words of its placement after its id; none where nobody asks. */
  readonly placement: readonly number[] | undefined;
}

/** Everything that holds at a time. */
export interface Picture {
  readonly places: ReadonlyMap<number, Place>;
  readonly spaces: ReadonlyMap<number, Affine>;
  readonly clips: ReadonlyMap<number, Clip>;
  readonly order: readonly number[];
  readonly groups: readonly Group[];
}

const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** The scene. */
export class Model {
  readonly nodes = new Map<number, ModelNode>([[ROOT, fresh()]]);
  focus = 0;

  make(node: number, parent: number, before: number): void {
    this.nodes.set(node, fresh());
    this.put(node, parent, before);
  }

  put(node: number, parent: number, before: number): void {
    const child = this.#at(node);
    this.#unlink(node);
    const siblings = this.#at(parent).children;
    siblings.splice(before === 0 ? siblings.length : siblings.indexOf(before), 0, node);
    child.parent = parent;
  }

  /** Takes a node away, with what is under it; the ids, children first. */
  remove(node: number): number[] {
    const under = [...this.#at(node).children].flatMap((child) => this.remove(child));
    this.#unlink(node);
    this.nodes.delete(node);
    if (this.focus === node) this.focus = 0;
    return [...under, node];
  }

  set(node: number, style: Style): void {
    Object.assign(this.#at(node).style, style);
  }

  place(node: number, box: Box): void {
    this.#at(node).box = box;
  }

  scroll(node: number, offset: readonly [number, number]): void {
    this.#at(node).offset = offset;
  }

  setStates(node: number, add: number, remove: number): void {
    const own = this.#at(node);
    own.states = (own.states | add) & ~remove & ~bits('focused', 'focus-within');
  }

  /** Whether `node` is `top` or under it. */
  isUnder(node: number, top: number): boolean {
    for (let at = node; at !== 0; at = this.#at(at).parent) if (at === top) return true;
    return false;
  }

  /** Whether a node can be reached from the root. */
  isInTree(node: number): boolean {
    return this.isUnder(node, ROOT);
  }

  /** States of a node: its own, those of focus, and `disabled` from above. */
  states(node: number): number {
    let states = this.#at(node).states;
    if (node === this.focus) states |= bits('focused');
    else if (this.focus !== 0 && this.isUnder(this.focus, node)) states |= bits('focus-within');
    for (let at = node; at !== 0; at = this.#at(at).parent)
      states |= this.#at(at).states & bits('disabled');
    return states;
  }

  /** Works everything out. */
  picture(viewport: Viewport): Picture {
    const places = new Map<number, Place>();
    const spaces = new Map<number, Affine>([[0, IDENTITY]]);
    const clips = new Map<number, Clip>();
    const order: number[] = [];
    const groups: Group[] = [];
    const visit = (id: number, above: Place | undefined) => {
      const node = this.#at(id);
      const place = this.#place(id, node, above, viewport);
      places.set(id, place);
      if (place.space === id) spaces.set(id, place.content);
      if (place.clip === id) clips.set(id, clipOf(node, place.geometry));
      const opacity = isContents(node) ? 1 : (node.style.opacity ?? 1);
      const group = { node: id, members: [] as number[], clip: place.geometry.clip, opacity };
      const first = order.length;
      if (opacity < 1 && !place.isUnseen) groups.push(group);
      if (place.inBounds) order.push(id);
      const z = (child: number) => this.#at(child).style.zIndex ?? 0;
      const inside = within(node, place).sort(([one], [other]) => z(one) - z(other));
      for (const [child, parent] of inside) visit(child, parent);
      group.members.push(...order.slice(first));
    };
    /**
     * What is in a node, each with what is above it: in the place of a node without a box, what is
     * in that.
     */
    const within = ({ children }: ModelNode, place: Place): (readonly [number, Place])[] =>
      children.flatMap((child) => {
        const node = this.#at(child);
        if (!isContents(node)) return [[child, place] as const];
        const own = this.#place(child, node, place, viewport);
        places.set(child, own);
        return within(node, own);
      });
    visit(ROOT, undefined);
    const drawn = groups.filter(({ members }) => members.length > 0);
    return { places, spaces, clips, order, groups: drawn };
  }

  #place(id: number, node: ModelNode, above: Place | undefined, viewport: Viewport): Place {
    if (isContents(node)) return this.#placeContents(id, node, above, viewport);
    const { style, box, offset } = node;
    const [x, y, width, height, across = width, down = height, inset = 0] = box;
    const affine = after(above?.base ?? IDENTITY, local(style, box));
    const outer = above?.content ?? IDENTITY;
    const isUnseen =
      above?.isUnseen === true || style.visibility === 'hidden' || style.display === 'none';
    const isDisabled = (this.states(id) & bits('disabled')) !== 0;
    const bounds = around(after(outer, affine), width, height);
    const windows = above?.windows ?? [[0, 0, viewport.width, viewport.height]];
    const margin = style.cullMargin ?? 240;
    const inViewport = !isUnseen && meets(bounds, common(windows));
    const inBounds =
      !isUnseen &&
      (inViewport || meets(bounds, common(windows.map((window) => grown(window, margin)))));
    const isContainer = (style.scrollAxis ?? 'none') !== 'none';
    const isClip =
      (style.overflowX ?? 'visible') !== 'visible' || (style.overflowY ?? 'visible') !== 'visible';
    const origin = [(above?.origin[0] ?? 0) + x, (above?.origin[1] ?? 0) + y] as const;
    const flags =
      (style.focusable ? 1 : 0) |
      (style.focusGroup ? 2 : 0) |
      (isContainer ? 4 : 0) |
      (isUnseen ? 8 : 0) |
      (isDisabled ? 16 : 0);
    const [container, group] = [above?.container ?? 0, above?.group ?? 0];
    const content = isContainer ? [across, down] : [0, 0];
    return {
      geometry: {
        space: above?.space ?? 0,
        clip: above?.clip ?? 0,
        numbers: [...affine, width, height, inset, inset, inset, inset],
      },
      isUnseen,
      isDisabled,
      inBounds,
      inViewport,
      bounds,
      clip: isClip ? id : (above?.clip ?? 0),
      windows: isClip ? [...windows, windowOf(node, after(outer, affine))] : windows,
      space: isContainer ? id : (above?.space ?? 0),
      content: isContainer
        ? after(after(outer, affine), [1, 0, 0, 1, -offset[0], -offset[1]])
        : outer,
      base: isContainer ? IDENTITY : affine,
      origin: isContainer ? [0, 0] : origin,
      container: isContainer ? id : container,
      group: style.focusGroup ? id : group,
      placement:
        (flags & 7) === 0
          ? undefined
          : [
              group,
              container,
              flags,
              ...[...origin, width, height, ...content].map((dp) => dp * 64),
            ],
    };
  }

  /**
   * A node without a box hands down what is passed to it; as a group it is where what is in it is.
   */
  #placeContents(id: number, node: ModelNode, above: Place | undefined, viewport: Viewport): Place {
    const plain: ModelNode = { ...node, box: [0, 0, 0, 0], style: withoutBox(node.style) };
    const place = this.#place(id, plain, above, viewport);
    const boxes = this.#boxesIn(node);
    const edge = (at: 0 | 1 | 2 | 3, most: (...values: number[]) => number) =>
      boxes.length === 0 ? 0 : most(...boxes.map((rect) => rect[at]));
    const [left, top, right, bottom] = [
      edge(0, Math.min),
      edge(1, Math.min),
      edge(2, Math.max),
      edge(3, Math.max),
    ];
    const [x, y] = place.origin;
    const placed = place.placement?.slice(0, 3) ?? [];
    const rect = [x + left, y + top, right - left, bottom - top, 0, 0].map((dp) => dp * 64);
    return {
      ...place,
      inBounds: false,
      inViewport: false,
      bounds: [0, 0, 0, 0],
      placement: place.placement && [...placed, ...rect],
    };
  }

  #boxesIn({ children }: ModelNode): Rect[] {
    return children.flatMap((child): Rect[] => {
      const node = this.#at(child);
      if (isContents(node)) return this.#boxesIn(node);
      const [x, y, width, height] = node.box;
      return node.style.display === 'none' ? [] : [[x, y, x + width, y + height]];
    });
  }

  #unlink(node: number): void {
    const { parent } = this.#at(node);
    const siblings = this.nodes.get(parent)?.children ?? [];
    if (siblings.includes(node)) siblings.splice(siblings.indexOf(node), 1);
    this.#at(node).parent = 0;
  }

  #at(node: number): ModelNode {
    const found = this.nodes.get(node);
    if (!found) throw new Error(`no node ${node}`);
    return found;
  }
}

function isContents({ style }: ModelNode): boolean {
  return style.display === 'contents';
}

/** What of a style is not about a box. */
function withoutBox({ visibility, focusGroup, direction }: Style): Style {
  return {
    ...(visibility && { visibility }),
    ...(focusGroup !== undefined && { focusGroup }),
    ...(direction && { direction }),
  };
}

function fresh(): ModelNode {
  return { parent: 0, children: [], style: {}, box: [0, 0, 0, 0], offset: [0, 0], states: 0 };
}

/** From a box to its parent's: shift, then rotation and scale about the pivot. */
function local(style: Style, [x, y, width, height]: Box): Affine {
  const { translateX = 0, translateY = 0, scaleX = 1, scaleY = 1, rotation = 0 } = style;
  const [px, py] = [length(style.pivotX, width), length(style.pivotY, height)];
  const turn = (rotation * Math.PI) / 180;
  const [sin, cos] = rotation === 0 ? [0, 1] : [Math.sin(turn), Math.cos(turn)];
  const shift: Affine = [1, 0, 0, 1, x + translateX + px, y + translateY + py];
  const turned = after(shift, [cos, sin, -sin, cos, 0, 0]);
  return after(after(turned, [scaleX, 0, 0, scaleY, 0, 0]), [1, 0, 0, 1, -px, -py]);
}

function length(pivot: Length | undefined, size: number): number {
  if (pivot === undefined) return size / 2;
  return pivot.tag === 'dp' ? pivot.val : (size * pivot.val) / 100;
}

function after([a, b, c, d, tx, ty]: Affine, [e, f, g, h, ux, uy]: Affine): Affine {
  return [
    a * e + c * f,
    b * e + d * f,
    a * g + c * h,
    b * g + d * h,
    a * ux + c * uy + tx,
    b * ux + d * uy + ty,
  ];
}

/** The smallest upright rectangle around a box. */
function around([a, b, c, d, tx, ty]: Affine, width: number, height: number): Rect {
  const xs = [0, a * width, c * height, a * width + c * height];
  const ys = [0, b * width, d * height, b * width + d * height];
  return [tx + Math.min(...xs), ty + Math.min(...ys), tx + Math.max(...xs), ty + Math.max(...ys)];
}

/** What lies in all rectangles. */
function common(rects: readonly Rect[]): Rect {
  const edges = (at: 0 | 1 | 2 | 3) => rects.map((rect) => rect[at]);
  return [
    Math.max(...edges(0)),
    Math.max(...edges(1)),
    Math.min(...edges(2)),
    Math.min(...edges(3)),
  ];
}

function grown([left, top, right, bottom]: Rect, margin: number): Rect {
  return [left - margin, top - margin, right + margin, bottom + margin];
}

/** Whether a box is seen in a window: more of it than an edge, or all of one without area. */
function meets(box: Rect, window: Rect): boolean {
  if (window[0] >= window[2] || window[1] >= window[3]) return false;
  return box[0] < window[2] && window[0] < box[2] && box[1] < window[3] && window[1] < box[3];
}

/** Widths of the border: top, right, bottom, left. */
function borders(style: Style): readonly [number, number, number, number] {
  const { borderTopWidth: top = 0, borderRightWidth: right = 0 } = style;
  const { borderBottomWidth: bottom = 0, borderLeftWidth: left = 0 } = style;
  return [top, right, bottom, left];
}

/** The box at which CSS clips, from the corner of the border box. */
function padding(style: Style, [, , width, height]: Box) {
  const [top, right, bottom, left] = borders(style);
  return {
    left,
    top,
    width: Math.max(0, width - left - right),
    height: Math.max(0, height - top - bottom),
  };
}

/** What can be seen of what a node clips, on the stage. */
function windowOf({ style, box }: ModelNode, affine: Affine): Rect {
  const { left, top, width, height } = padding(style, box);
  return around(after(affine, [1, 0, 0, 1, left, top]), width, height);
}

function clipOf({ style, box }: ModelNode, { space, clip, numbers }: Geometry): Clip {
  const [, , width, height] = box;
  const { borderTopLeftRadius: tl = 0, borderTopRightRadius: tr = 0 } = style;
  const { borderBottomRightRadius: br = 0, borderBottomLeftRadius: bl = 0 } = style;
  // CSS Backgrounds 3, 5.5: radii that overlap on a side shrink together.
  const sides: readonly (readonly [number, number])[] = [
    [width, tl + tr],
    [width, bl + br],
    [height, tl + bl],
    [height, tr + br],
  ];
  const factor = Math.min(1, ...sides.map(([side, sum]) => (sum > side ? side / sum : 1)));
  const { left, top, width: across, height: down } = padding(style, box);
  const widths = borders(style);
  const radii = [tl, tr, br, bl].map((radius, corner) =>
    Math.max(0, radius * factor - Math.max(widths[corner] ?? 0, widths[(corner + 3) % 4] ?? 0)),
  );
  const affine = after(numbers.slice(0, 6) as unknown as Affine, [1, 0, 0, 1, left, top]);
  return { within: clip, space, numbers: [...affine, across, down, ...radii] };
}
