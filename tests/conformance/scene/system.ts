/**
 * `inlay:scene/scene` in jco's shape, what goes into it, and what others know of it.
 *
 * @module
 */
import {
  BatchWriter,
  commands,
  type EntryInfo,
  id,
  type NodeKind,
  type Properties,
  properties,
  type State,
  writeEntry,
} from '../../../schema/typescript/index.ts';
import type { Drawing } from '../render/system.ts';

export type { SceneInterface, Viewport } from '../../../schema/typescript/generated/interfaces.ts';

export { refusal } from '../refusal.ts';

export type { Drawing };

/** The root of the stage. */
export const ROOT = 1;

/** Properties that the scene takes. */
export type Style = Partial<
  Pick<
    Properties,
    | 'visibility'
    | 'direction'
    | 'opacity'
    | 'zIndex'
    | 'translateX'
    | 'translateY'
    | 'scaleX'
    | 'scaleY'
    | 'rotation'
    | 'pivotX'
    | 'pivotY'
    | 'cullMargin'
    | 'display'
    | 'overflowX'
    | 'overflowY'
    | 'borderTopWidth'
    | 'borderRightWidth'
    | 'borderBottomWidth'
    | 'borderLeftWidth'
    | 'borderTopLeftRadius'
    | 'borderTopRightRadius'
    | 'borderBottomRightRadius'
    | 'borderBottomLeftRadius'
    | 'focusable'
    | 'focusGroup'
    | 'scrollAxis'
  >
>;

/** Entries written by `write`, in memory of their own. */
export function stream(write: (writer: BatchWriter) => void): Uint32Array {
  const writer = new BatchWriter();
  write(writer);
  return writer.entries().slice();
}

/** A node made and put before `before` (0 is at the end) under `parent`. */
export function made(
  node: number,
  parent: number,
  before = 0,
  kind: NodeKind = 'view',
): Uint32Array {
  return stream((writer) => {
    writeEntry(writer, commands.createNode, { node, kind });
    writeEntry(writer, commands.insertChild, { parent, child: node, before });
  });
}

/** `insert-child`. */
export function put(child: number, parent: number, before = 0): Uint32Array {
  return stream((writer) => writeEntry(writer, commands.insertChild, { parent, child, before }));
}

/** `remove-node` of each, in this order. */
export function removed(...nodes: readonly number[]): Uint32Array {
  return stream((writer) => {
    for (const node of nodes) writeEntry(writer, commands.removeNode, node);
  });
}

/** Properties of a node. */
export function style(node: number, values: Style): Uint32Array {
  return stream((writer) => {
    writer.select(node);
    for (const [key, value] of Object.entries(values)) {
      writeEntry(writer, properties[key as keyof Style] as EntryInfo<unknown>, value);
    }
  });
}

/** `unset-property` of a node. */
export function unset(node: number, property: keyof Style): Uint32Array {
  return stream((writer) => {
    writer.select(node);
    writeEntry(writer, commands.unsetProperty, properties[property].id);
  });
}

/** Streams one after the other. */
export function joined(...streams: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(streams.flatMap((words) => [...words]));
}

/**
 * Ten numbers of a box in dp: what can be scrolled to is as large as the box, unless said
 * otherwise.
 */
export type Box = readonly [
  x: number,
  y: number,
  width: number,
  height: number,
  contentWidth?: number,
  contentHeight?: number,
  inset?: number,
];

/** `boxes` by node. */
export function boxes(nodes: Readonly<Record<number, Box>>): {
  nodes: Uint32Array;
  values: Float32Array;
} {
  const values = Object.values(nodes).flatMap(
    ([x, y, width, height, across = width, down = height, inset = 0]) => [
      ...[x, y, width, height, across, down],
      ...[inset, inset, inset, inset],
    ],
  );
  return { nodes: Uint32Array.from(Object.keys(nodes), Number), values: Float32Array.from(values) };
}

/** Bits of states. */
export function bits(...states: readonly State[]): number {
  const order: readonly State[] = [
    ...(['hovered', 'selected', 'checked', 'loaded', 'failed'] as const),
    ...(['focus-within', 'focused', 'pressed', 'disabled'] as const),
  ];
  return states.reduce((sum, state) => sum | (1 << order.indexOf(state)), 0);
}

/** A node as a drawing reports it. */
export interface Geometry {
  readonly space: number;
  readonly clip: number;
  /** Affine, width, height, insets. */
  readonly numbers: readonly number[];
}

/** A clip as a drawing reports it. */
export interface Clip {
  readonly within: number;
  readonly space: number;
  /** Affine, width, height, radii. */
  readonly numbers: readonly number[];
}

/** A group as a drawing reports it, with the nodes that are drawn in it. */
export interface Group {
  readonly node: number;
  readonly members: readonly number[];
  readonly clip: number;
  readonly opacity: number | undefined;
}

/** What the systems after the scene know of it: everything that it told them, added up. */
export class Known {
  readonly nodes = new Map<number, Geometry>();
  readonly spaces = new Map<number, readonly number[]>();
  readonly clips = new Map<number, Clip>();
  readonly scales = new Map<number, number>();
  /** Scales of images along their sides. */
  readonly imageScales = new Map<number, readonly number[]>();
  readonly inBounds = new Set<number>();
  readonly inViewport = new Set<number>();
  readonly states = new Map<number, number>();
  readonly placements = new Map<number, readonly number[]>();
  readonly seen = new Map<number, readonly number[]>();
  order: readonly number[] = [];
  /** Opacities that were reported, of groups that are and that were. */
  readonly opacities = new Map<number, number>();
  #groups: readonly (readonly number[])[] = [];

  /** All groups, each before those in it. */
  get groups(): Group[] {
    return this.#groups.map(([node = 0, first = 0, count = 0, clip = 0]) => ({
      node,
      members: this.order.slice(first, first + count),
      clip,
      opacity: this.opacities.get(node),
    }));
  }

  /** @throws Where a drawing contradicts itself or what was told before. */
  learn(drawing: Drawing): void {
    const rows = (list: ArrayLike<number>, stride: number) =>
      Array.from({ length: list.length / stride }, (_, at) =>
        Array.from(list).slice(at * stride, (at + 1) * stride),
      );
    const geometry = rows(drawing.geometry, 12);
    for (const [at, [node = 0, space = 0, clip = 0]] of rows(drawing.nodes, 3).entries()) {
      this.nodes.set(node, { space, clip, numbers: geometry[at] ?? [] });
    }
    const affines = rows(drawing.affines, 6);
    for (const [at, node] of drawing.moved.entries()) this.#move(node, 0, affines[at]);
    const shifts = rows(drawing.shifts, 2);
    for (const [at, node] of drawing.shifted.entries()) this.#move(node, 4, shifts[at]);
    const transforms = rows(drawing.spaceTransforms, 6);
    for (const [at, space] of drawing.spaces.entries())
      this.spaces.set(space, transforms[at] ?? []);
    const shapes = rows(drawing.clipShapes, 12);
    for (const [at, [clip = 0, within = 0, space = 0]] of rows(drawing.clips, 3).entries()) {
      this.clips.set(clip, { within, space, numbers: shapes[at] ?? [] });
    }
    for (const [at, node] of drawing.scaled.entries())
      this.scales.set(node, drawing.scales[at] ?? 0);
    const imageScales = rows(drawing.imageScales, 2);
    for (const [at, node] of drawing.images.entries())
      this.imageScales.set(node, imageScales[at] ?? []);
    for (const [node = 0, event = 0] of rows(drawing.events, 2)) this.#hear(node, event);
    if (drawing.reordered) {
      this.order = [...drawing.order];
      this.#groups = rows(drawing.groups, 4);
    }
    for (const [at, node] of drawing.faded.entries()) {
      const opacity = drawing.opacities[at] ?? 1;
      if (!(opacity >= 0 && opacity < 1)) throw new Error(`opacity ${opacity} of node ${node}`);
      this.opacities.set(node, opacity);
    }
  }

  /** Replaces the numbers of a node's affine from one of them on. */
  #move(node: number, from: number, affine: readonly number[] = []): void {
    const known = this.nodes.get(node);
    if (!known) throw new Error(`node ${node} only moved, and was not reported before`);
    const numbers = known.numbers.toSpliced(from, 6 - from, ...affine);
    this.nodes.set(node, { ...known, numbers });
  }

  /** Events come in turn: in bounds before in view, out of view before out of bounds. */
  #hear(node: number, event: number): void {
    const [inBounds, inViewport] = [this.inBounds.has(node), this.inViewport.has(node)];
    const turn: Readonly<Record<number, boolean>> = {
      [id.eventInBounds]: !inBounds,
      [id.eventInViewport]: inBounds && !inViewport,
      [id.eventOutOfViewport]: inViewport,
      [id.eventOutOfBounds]: inBounds && !inViewport,
    };
    if (turn[event] !== true)
      throw new Error(`event ${event.toString(16)} of node ${node} is out of turn`);
    const set =
      event === id.eventInBounds || event === id.eventOutOfBounds ? this.inBounds : this.inViewport;
    if (event === id.eventInBounds || event === id.eventInViewport) set.add(node);
    else set.delete(node);
  }

  /** @throws Where the states before are not those that were told. */
  learnStates(words: Uint32Array): void {
    for (let at = 0; at < words.length; at += 3) {
      const [node = 0, before = 0, now = 0] = words.subarray(at, at + 3);
      if (before !== (this.states.get(node) ?? 0) || before === now) {
        throw new Error(
          `states of node ${node}: from ${this.states.get(node) ?? 0}, told as ${before} to ${now}`,
        );
      }
      this.states.set(node, now);
    }
  }

  /**
   * Takes placements: what is neither focusable nor group nor container, or outside, is nothing to
   * know.
   */
  learnPlacements(words: Uint32Array): void {
    for (let at = 0; at < words.length; at += 10) {
      const [node = 0, ...rest] = new Int32Array(words.slice(at, at + 10).buffer);
      const flags = rest[2] ?? 0;
      if ((flags & 7) === 0 || (flags & 32) !== 0) this.placements.delete(node);
      else this.placements.set(node, rest);
    }
  }

  /** Takes placements as they are seen, in the same way. */
  learnSeen(words: Uint32Array): void {
    for (let at = 0; at < words.length; at += 14) {
      const [node = 0, ...rest] = new Int32Array(words.slice(at, at + 14).buffer);
      const flags = rest[2] ?? 0;
      if ((flags & 7) === 0 || (flags & 32) !== 0) this.seen.delete(node);
      else this.seen.set(node, rest);
    }
  }

  /** Forgets a node that was removed. */
  forget(node: number): void {
    for (const map of [
      this.nodes,
      this.opacities,
      this.spaces,
      this.clips,
      this.scales,
      this.states,
      this.placements,
      this.seen,
    ])
      map.delete(node);
    this.inBounds.delete(node);
    this.inViewport.delete(node);
  }
}
