/**
 * A drawn stage: characters are nodes, and one cell of a drawing is 20 by 40 dp, about what it
 * looks like.
 *
 * @module
 */
import assert from 'node:assert/strict';
import {
  type Direction,
  type FocusInterface,
  type FocusState,
  type Outcome,
  way,
} from './interface.ts';
import {
  flags,
  NO_TARGETS,
  type Placement,
  placements,
  Stream,
  type Style,
  targets,
} from './pack.ts';

/** Size of a cell in 1/64 dp. */
export const CELL = { x: 20 * 64, y: 40 * 64 } as const;

/** Two rows of three tiles. */
export const grid = `
  aa bb cc
  aa bb cc

  dd ee ff
  dd ee ff`;

/** Each row is a group. */
export const rails = { groups: { R: 'abc', S: 'def' } };

/** `x, y, width, height` in cells. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** What a drawing does not say. */
export interface Plan {
  /**
   * Groups and what is directly in them, as characters: nodes, and other groups. A group's box goes
   * around its members.
   */
  readonly groups?: { readonly [group: string]: string };
  /** Containers and what is directly in their content. */
  readonly containers?: { readonly [container: string]: string };
  /** Boxes that are not drawn, or are not what is drawn. */
  readonly boxes?: { readonly [node: string]: Box };
  /** Nodes that are hidden, with what is in them. */
  readonly hidden?: string;
  /** Nodes that are disabled, with what is in them. */
  readonly disabled?: string;
  /** Groups that can have focus themselves. */
  readonly focusable?: string;
  /** What else placements say. */
  readonly placements?: { readonly [node: string]: Partial<Placement> };
  readonly styles?: { readonly [node: string]: Style };
}

const arrows: { readonly [arrow: string]: Direction } = {
  '^': way.up,
  '>': way.right,
  v: way.down,
  '<': way.left,
};

/** The id of a character. */
export function idOf(node: string): number {
  const code = node.charCodeAt(0);
  assert.ok(node.length === 1 && code > 32, `a node is one character, not "${node}"`);
  return code;
}

function nameOf(node: number): string {
  return node === 0 ? '0' : node > 32 && node < 127 ? String.fromCharCode(node) : `node ${node}`;
}

/** A stage that was drawn, in an instance. */
export class Stage {
  readonly focus: FocusInterface;
  readonly #plan: Plan;
  readonly #boxes = new Map<string, Box>();
  /** Nodes in the order in which they are placed: groups and containers first. */
  readonly #nodes: string[];

  constructor(focus: FocusInterface, drawing: string, plan: Plan = {}) {
    this.focus = focus;
    this.#plan = plan;
    focus.reset();
    this.#read(drawing);
    for (const [node, box] of Object.entries(plan.boxes ?? {})) this.#boxes.set(node, box);
    const parents = [...Object.keys(plan.groups ?? {}), ...Object.keys(plan.containers ?? {})];
    for (const group of Object.keys(plan.groups ?? {})) this.#around(group);
    this.#nodes = [...new Set([...parents, ...this.#boxes.keys()])];
    this.place(...this.#nodes);
    for (const [node, style] of Object.entries(plan.styles ?? {})) this.style(node, style);
  }

  /** Places nodes as they are drawn, with something else where `change` says so. */
  place(...nodes: string[]): this {
    this.focus.place(placements(nodes.map((node) => this.placement(node))));
    return this;
  }

  /** The placement of a node as it is drawn. */
  placement(node: string, change: Partial<Placement> = {}): Placement {
    const [x, y, width, height] = this.#boxes.get(node) ?? [0, 0, 0, 0];
    const { groups = {}, containers = {}, focusable = '' } = this.#plan;
    const isPlain = !(node in groups) && !(node in containers);
    let flag = isPlain || focusable.includes(node) ? flags.focusable : 0;
    if (node in groups) flag |= flags.group;
    if (node in containers) flag |= flags.container;
    if (this.#isUnder(node, this.#plan.hidden)) flag |= flags.hidden;
    if (this.#isUnder(node, this.#plan.disabled)) flag |= flags.disabled;
    return {
      node: idOf(node),
      group: above(groups, node),
      container: above(containers, node),
      flags: flag,
      x: x * CELL.x,
      y: y * CELL.y,
      width: width * CELL.x,
      height: height * CELL.y,
      ...this.#plan.placements?.[node],
      ...change,
    };
  }

  /** Places a node that is not as it is drawn any more. */
  change(node: string, change: Partial<Placement>): this {
    this.focus.place(placements([this.placement(node, change)]));
    return this;
  }

  /** Hides nodes. */
  hide(...nodes: string[]): this {
    for (const node of nodes) this.change(node, { flags: flags.focusable | flags.hidden });
    return this;
  }

  /** Sets properties of a node. */
  style(node: string, style: Style): this {
    this.focus.apply(new Stream().style(idOf(node), style).bytes());
    return this;
  }

  /** Removes nodes. */
  remove(nodes: string): this {
    this.focus.apply(new Stream().remove(...[...nodes].map(idOf)).bytes());
    return this;
  }

  /** Settles; answers where focus is. */
  settle(): string {
    return nameOf(this.focus.settle().focused);
  }

  /** Gives focus to a node; answers where it is. */
  go(node: string): string {
    return nameOf(this.focus.focus(idOf(node)).focused);
  }

  /** Moves, with targets in cells; answers where focus is. */
  move(
    arrow: '^' | '>' | 'v' | '<',
    ...list: (readonly [container: string, x: number, y: number])[]
  ): string {
    const bytes = list.length
      ? targets(
          ...list.map(([container, x, y]) => [idOf(container), x * CELL.x, y * CELL.y] as const),
        )
      : NO_TARGETS;
    return nameOf(this.focus.move(arrows[arrow] as Direction, bytes).focused);
  }

  /**
   * A way through the stage: `a > b v c` is: focus on `a`, right leads to `b`, down to `c`.
   *
   * @returns The way that focus took, written alike.
   */
  walk(story: string): string {
    const [start = '', ...rest] = story.trim().split(/\s+/);
    const took = [this.go(start)];
    for (const arrow of rest.filter((_, index) => index % 2 === 0)) {
      took.push(arrow, this.move(arrow as '>'));
    }
    return took.join(' ');
  }

  #read(drawing: string): void {
    const lines = drawing
      .split('\n')
      .filter((line, index, all) => line.trim() || (index > 0 && index < all.length - 1));
    const indent = Math.min(
      ...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)),
    );
    const corners = new Map<string, [number, number, number, number]>();
    lines.forEach((line, y) => {
      [...line.slice(indent)].forEach((node, x) => {
        if (node === ' ' || node === '.') return;
        const [left, top, right, bottom] = corners.get(node) ?? [x, y, x + 1, y + 1];
        corners.set(node, [
          Math.min(left, x),
          Math.min(top, y),
          Math.max(right, x + 1),
          Math.max(bottom, y + 1),
        ]);
      });
    });
    for (const [node, [left, top, right, bottom]] of corners) {
      this.#boxes.set(node, [left, top, right - left, bottom - top]);
    }
  }

  /** Gives a group the box around its members. */
  #around(group: string): Box {
    const known = this.#boxes.get(group);
    if (known) return known;
    const inner = [...(this.#plan.groups?.[group] ?? '')].map(
      (node) =>
        this.#boxes.get(node) ??
        (node in (this.#plan.groups ?? {}) ? this.#around(node) : ([0, 0, 0, 0] as const)),
    );
    const left = Math.min(...inner.map(([x]) => x));
    const top = Math.min(...inner.map(([, y]) => y));
    const right = Math.max(...inner.map(([x, , width]) => x + width));
    const bottom = Math.max(...inner.map(([, y, , height]) => y + height));
    const box: Box = inner.length ? [left, top, right - left, bottom - top] : [0, 0, 0, 0];
    this.#boxes.set(group, box);
    return box;
  }

  #isUnder(node: string, nodes = ''): boolean {
    if (nodes.includes(node)) return true;
    return [this.#plan.groups, this.#plan.containers].some((parents) =>
      Object.entries(parents ?? {}).some(
        ([parent, inner]) => inner.includes(node) && this.#isUnder(parent, nodes),
      ),
    );
  }
}

function above(parents: { readonly [parent: string]: string }, node: string): number {
  const parent = Object.keys(parents).find((name) => parents[name]?.includes(node));
  return parent === undefined ? 0 : idOf(parent);
}

/** The facts of a refusal. */
export function refusal(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    const { payload } = error as { payload?: unknown };
    if (payload === undefined) throw error;
    return payload;
  }
  assert.fail('expected a refusal');
}

/** The state of a new instance. */
export const NO_STATE: FocusState = {
  version: 2,
  focused: 0,
  awaited: 0,
  traps: false,
  anchor: 0,
  isSideways: false,
  memory: new Uint32Array(0),
  keys: [],
};

/** A state without views, for comparing. */
export function plain(state: FocusState): unknown {
  return { ...state, memory: [...state.memory] };
}

/** An outcome, for comparing. */
export function outcome(focused: string, previous: string): Outcome {
  const id = (node: string) => (node === '0' ? 0 : idOf(node));
  return { focused: id(focused), previous: id(previous) };
}
