/**
 * Nodes: the boxes, images and texts of a stage.
 *
 * @module
 */
import { InlayError, quoted, shown } from '../protocol/error.ts';
import { commands, type Motion as MotionValue, type State } from '../protocol/schema.ts';
import { type Animation, RunningAnimation } from './animation.ts';
import type { StageCore } from './core.ts';
import { Emitter, type Listener } from './emitter.ts';
import { checkListener, type NodeEventName, type NodeEvents } from './events.ts';
import { type NodeState, nameOf, state } from './internal.ts';
import { type KeyframesInput, type TimingInput, toTiming, toTracks } from './keyframes.ts';
import type { Motion } from './motion.ts';
import type { ClaimedKeys, NodeProperties } from './properties.ts';
import type { Stage } from './stage.ts';
import { stateSynonym } from './synonyms.ts';
import type { NodeKind, Rect } from './types.ts';
import { Unexpected } from './unexpected.ts';
import { toMotionWithoutDelay } from './values.ts';

const appStates = [
  'hovered',
  'selected',
  'checked',
  'pressed',
  'disabled',
] as const satisfies State[];

/** States that an app sets itself; the engine sets the others. */
export type AppState = (typeof appStates)[number];

/**
 * Types of an app's own, which it adds by declaration merging: `data` is that of `node.data`.
 *
 * @example
 * declare module 'inlay' {
 *   interface AppTypes {
 *     data: Film;
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: an app fills it
export interface AppTypes {}

/** What `node.data` is: what {@link AppTypes} says, else `unknown`. */
export type NodeData = AppTypes extends { data: infer Data } ? Data | undefined : unknown;

/**
 * A box, an image or a text. A stage creates nodes; `append` and `insertBefore` put them into the
 * tree, where they are seen. `D` is the type of its {@link Node.data}.
 *
 * Every method throws {@link InlayError} with `code` `'removed'` after {@link remove}, and
 * `'closed'` when the stage is closed.
 *
 * @example
 * const tile = stage.image({ src: 'poster.jpg', width: 240, height: 360, focusable: true });
 * rail.append(tile);
 * tile.on('focus', () => showDetails(tile.data));
 */
export class Node<D extends NodeData = NodeData> {
  /**
   * Anything of the app's own; the engine does not see it. It has the type of the `data` that the
   * node was created with; where a node comes from elsewhere, as in a listener, that of
   * {@link NodeData}.
   *
   * @example
   * const tile = stage.view({ data: film });
   * tile.data.title; // tile is a Node<Film>
   * // Where every node that can be selected has a film:
   * stage.on('select', (node: Node<Film>) => play(node.data));
   */
  data!: D;
  /** @internal */
  readonly [state]: NodeState;

  /** @internal */
  constructor(core: StageCore, id: number, kind: NodeKind) {
    this[state] = {
      core,
      id,
      kind,
      node: this,
      key: undefined,
      removed: false,
      removedFrom: undefined,
      focusable: 0,
      focusGroup: 0,
      scrolls: 0,
      states: 0,
      levels: 1,
      parent: undefined,
      first: undefined,
      last: undefined,
      previous: undefined,
      next: undefined,
      emitter: undefined,
    };
  }

  /**
   * The engine's number of the node. A removed node's number is reused with another generation, so
   * it never repeats.
   */
  get id(): number {
    return this[state].id;
  }

  /** The stage that made it. */
  get stage(): Stage {
    // Nodes come from a stage only.
    return this[state].core.stage as Stage;
  }

  /** What it is. */
  get kind(): NodeKind {
    return this[state].kind;
  }

  /** Its `key`, if it has one. */
  get key(): string | undefined {
    return this[state].key;
  }

  /** Whether it was removed, itself or with an ancestor. */
  get isRemoved(): boolean {
    return this[state].removed;
  }

  /** Its parent; `undefined` for the root and outside the tree. */
  get parent(): Node | undefined {
    return this[state].parent?.node;
  }

  /** Its children, in order; a new list for each call. */
  get children(): Node[] {
    const children: Node[] = [];
    for (let at = this[state].first; at; at = at.next) children.push(at.node);
    return children;
  }

  /** Its first child, if it has children. */
  get firstChild(): Node | undefined {
    return this[state].first?.node;
  }

  /** Its last child, if it has children. */
  get lastChild(): Node | undefined {
    return this[state].last?.node;
  }

  /** What stands before it under the same parent. */
  get previousSibling(): Node | undefined {
    return this[state].previous?.node;
  }

  /** What stands after it under the same parent. */
  get nextSibling(): Node | undefined {
    return this[state].next?.node;
  }

  /** Whether it has focus, as of the engine's last event. */
  get isFocused(): boolean {
    return this[state].core.focused === this[state];
  }

  /**
   * Puts nodes at the end, or moves them there.
   *
   * @returns This node.
   * @throws {@link InlayError} `cycle` if this node is inside one of them, `limit` if the tree
   * became deeper than 192 levels, `foreign-node`, `removed` or `wrong-type`; earlier children are
   * appended.
   */
  append(...children: readonly Node[]): this {
    const own = this[state];
    for (const child of children) own.core.insert(own, child, undefined, 'append');
    return this;
  }

  /**
   * Puts a node before a child, or at the end.
   *
   * @param before A child of this node; `undefined` or `null` is the end.
   * @returns `child`.
   * @throws {@link InlayError} `not-a-child`, and as {@link append} does.
   */
  insertBefore(child: Node, before?: Node | null): Node {
    const own = this[state];
    own.core.insert(own, child, before, 'insertBefore');
    return child;
  }

  /**
   * Takes the node out of the tree with everything below it. Both stay as they are, and
   * {@link append} or {@link insertBefore} puts them back; {@link remove} frees them.
   *
   * @returns This node.
   * @throws {@link InlayError} `cycle` for the root.
   *
   * @example
   * details.detach(); // not seen, and out of the way of focus
   * stage.append(details); // as it was
   */
  detach(): this {
    this[state].core.detach(this[state]);
    return this;
  }

  /** Removes the node and everything below it, finally. */
  remove(): void {
    this[state].core.remove(this[state]);
  }

  /** Removes everything below the node. */
  clear(): void {
    const own = this[state];
    own.core.checkUsable(own, 'clear');
    while (own.first) own.core.remove(own.first);
  }

  /**
   * Changes the given properties, all or none of them. `null` resets one to its default, and all
   * of `states`, `transition`, `layout`, `scroll` or `focusGroup`. `states` and `transition` are
   * replaced as a whole.
   *
   * @returns This node.
   * @throws {@link InlayError} `unknown-property`, `wrong-type`, `out-of-range` or `unsupported`,
   * naming the node and the property.
   */
  set(values: NodeProperties<D>): this {
    this[state].core.set(this[state], values);
    return this;
  }

  /**
   * Replaces the states that the app sets.
   *
   * @throws {@link InlayError} `wrong-type` for a state that the engine sets.
   *
   * @example
   * tab.setStates('selected');
   */
  setStates(...states: readonly AppState[]): this {
    const own = this[state];
    own.core.checkUsable(own, 'setStates');
    for (const name of states) {
      if (appStates.includes(name)) continue;
      const synonym = typeof name === 'string' ? stateSynonym(name) : undefined;
      throw new InlayError(
        'wrong-type',
        `${nameOf(own)}: setStates: expected ${quoted(appStates)}, got ${shown(name)}${synonym ? `. ${synonym}` : ': the engine sets the others.'}`,
      );
    }
    own.core.command(commands.setStates, { node: own.id, states }, `${nameOf(own)}: setStates`);
    return this;
  }

  /**
   * Animates properties: Web Animations' `Element.animate`.
   *
   * @param keyframes A list of keyframes, or lists of values by property.
   * @param timing A duration in milliseconds, or a timing.
   * @throws {@link InlayError} that names the node and the property.
   *
   * @example
   * const timing = { duration: 300, easing: 'ease-in', fill: 'forwards' };
   * node.animate({ translateX: [0, 400], opacity: [1, 0] }, timing);
   */
  animate(keyframes: KeyframesInput, timing: number | TimingInput): Animation {
    const own = this[state];
    own.core.checkUsable(own, 'animate');
    const name = nameOf(own);
    return new RunningAnimation(own, toTracks(name, keyframes), toTiming(name, timing));
  }

  /**
   * Asks for focus, for this node or, if it is a group, for the member that its policies say. Where
   * that cannot have focus when the engine acts on it, `focusStay` says why. Where it has focus
   * already, this scrolls it into view, as `reveal()` does.
   *
   * @throws {@link InlayError} `wrong-type` if it is neither `focusable` nor a `focusGroup`.
   */
  focus(): void {
    this[state].core.focus(this);
  }

  /** Scrolls the containers above the node as if it got focus. */
  reveal(): void {
    const own = this[state];
    own.core.checkUsable(own, 'reveal');
    own.core.command(commands.revealNode, own.id);
  }

  /**
   * Loads an image again if it failed, at once, whatever the cause was; `loaded` or `failed`
   * answers, and until a load succeeds the node stays `failed`. An image that is ready or being
   * loaded stays as it is. From the fifth failure in a row on, a URL waits one second before the
   * next attempt.
   *
   * @throws {@link InlayError} `wrong-type` if the node is not an image.
   */
  reload(): void {
    const own = this[state];
    own.core.checkUsable(own, 'reload');
    if (own.kind !== 'image') {
      throw new InlayError(
        'wrong-type',
        `${nameOf(own)}: reload: expected an image, got a ${own.kind}.`,
      );
    }
    own.core.command(commands.reloadImage, own.id);
  }

  /**
   * Scrolls this container.
   *
   * @param x Offset from the start of the content, in dp, growing right; negative in right-to-left
   * content, as CSSOM View's `scrollLeft`. `y` likewise, growing down.
   * @param motion How it moves there, without a delay. By default at once.
   * @throws {@link InlayError} `wrong-type` or `out-of-range`, naming the node and the argument;
   * `wrong-type` if it is not a scroll container.
   */
  scrollTo(x: number, y: number, motion: Motion = 'instant'): void {
    const own = this[state];
    own.core.checkUsable(own, 'scrollTo');
    const where = `${nameOf(own)}: scrollTo`;
    if (own.scrolls === 0) {
      throw new InlayError(
        'wrong-type',
        `${where}: expected a scroll container: give it scroll: 'x', 'y' or 'both'.`,
      );
    }
    own.core.command(
      commands.scrollTo,
      { node: own.id, x, y, motion: scrollMotion(where, motion) },
      where,
    );
  }

  /**
   * Where the node is drawn, in dp relative to the stage, in the next frame. Rejected with
   * `removed` if it was removed by then.
   */
  bounds(): Promise<Rect> {
    return this[state].core.bounds(this[state]);
  }

  /**
   * Claims keys: while focus is on this node or below it, they go to the app instead of the engine.
   */
  claimKeys(...keys: ClaimedKeys): this {
    return this.set({ claimedKeys: keys });
  }

  /**
   * Listens to an event of this node, or of a node below it.
   *
   * @param listener Gets the node that the event is about, and the event.
   * @returns This node.
   */
  on<N extends NodeEventName>(name: N, listener: Listener<NodeEvents[N]>): this {
    return this.#listen(name, listener, false);
  }

  /** Listens once. */
  once<N extends NodeEventName>(name: N, listener: Listener<NodeEvents[N]>): this {
    return this.#listen(name, listener, true);
  }

  /** Stops listening. */
  off<N extends NodeEventName>(name: N, listener: Listener<NodeEvents[N]>): this {
    this[state].emitter?.remove(name, listener as Listener<never>);
    return this;
  }

  /** Its name in messages: kind, key and path. */
  toString(): string {
    return nameOf(this[state]);
  }

  #listen<N extends NodeEventName>(
    name: N,
    listener: Listener<NodeEvents[N]>,
    once: boolean,
  ): this {
    const own = this[state];
    own.core.checkUsable(own, 'on');
    checkListener(nameOf(own), 'node', name, listener);
    own.emitter ??= new Emitter<NodeEvents>();
    own.emitter.add(name, listener as Listener<never>, once);
    return this;
  }
}

function scrollMotion(where: string, motion: unknown): MotionValue {
  try {
    return toMotionWithoutDelay(motion);
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    throw new InlayError(
      'wrong-type',
      `${where}: motion: expected ${error.expected}, got ${shown(motion)}.`,
      error,
    );
  }
}
