/**
 * What React knows of a node, and of a string in a text.
 *
 * @module
 */
import type { Node, NodeEventName, NodeProperties, Stage } from 'inlay';
import {
  callListener,
  changesOf,
  checkNode,
  createNode,
  eventOf,
  type Loose,
} from 'inlay/renderer';
import { runAsEvent } from './priority.ts';

/** Properties of an element, as React hands them over. */
export type Props = Readonly<Record<string, unknown>>;

/** A string in a `<text>`. */
export class TextPart {
  text: string;
  isHidden = false;
  /** Set when it is put into a text. */
  element: Element | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Changes the string. */
  write(text: string): void {
    this.text = text;
    this.element?.refresh();
  }

  /** Hides or shows it, for Suspense. */
  hide(isHidden: boolean): void {
    this.isHidden = isHidden;
    this.element?.refresh();
  }
}

/**
 * A `<view>`, `<image>` or `<text>`. Its node is made when React commits it: what React renders and
 * drops, while it waits for data, leaves nothing on the stage.
 */
export class Element {
  readonly #stage: Stage;
  readonly #kind: string;
  #props: Props;
  /** What its node was given last, or is made with. */
  #given: Loose<NodeProperties>;
  #node: Node | undefined;
  #isHidden = false;
  /** Until there is a node: children in order. */
  readonly #children: Element[] = [];
  /** Of a text: its strings, in order. */
  readonly #parts: TextPart[] = [];
  #listening: Set<NodeEventName> | undefined;

  /**
   * @throws {@link InlayError} if there can be no such node: an error boundary gets it while the
   * element is rendered.
   */
  constructor(stage: Stage, kind: string, props: Props) {
    this.#stage = stage;
    this.#kind = kind;
    this.#props = props;
    this.#given = changesOf({}, this.#wanted()) ?? {};
    checkNode(stage, kind, this.#given);
  }

  /** Its node, once React has committed it. */
  get node(): Node | undefined {
    return this.#node;
  }

  /** Its node, with all under it. */
  make(): Node {
    if (this.#node) return this.#node;
    const node = createNode(this.#stage, this.#kind, this.#given);
    try {
      for (const child of this.#children) node.append(child.make());
    } catch (error) {
      node.remove();
      throw error;
    }
    this.#children.length = 0;
    this.#node = node;
    this.#listen();
    return node;
  }

  /** Takes new properties. */
  update(props: Props): void {
    this.#props = props;
    this.refresh();
    this.#listen();
  }

  /** Gives the node what has changed; without one, it is made with that. */
  refresh(): void {
    const wanted = this.#wanted();
    if (this.#node) {
      const changes = changesOf(this.#given, wanted);
      if (changes) this.#node.set(changes);
      this.#given = wanted;
    } else this.#given = changesOf({}, wanted) ?? {};
  }

  /** Puts a child before another, or at the end, or moves it there. */
  insert(child: Element | TextPart, before?: Element | TextPart): void {
    if (child instanceof TextPart) {
      child.element = this;
      putBefore(this.#parts, child, before);
      this.refresh();
    } else if (this.#node) {
      const next = before instanceof Element ? before.node : undefined;
      this.#node.insertBefore(child.make(), next);
    } else {
      putBefore(this.#children, child, before);
    }
  }

  /** Removes a child for good. */
  removeChild(child: Element | TextPart): void {
    if (child instanceof Element) {
      child.remove();
      return;
    }
    child.element = undefined;
    const at = this.#parts.indexOf(child);
    if (at >= 0) this.#parts.splice(at, 1);
    this.refresh();
  }

  /** Removes its node and all under it. */
  remove(): void {
    // What could not be made has none, and the app may have removed it.
    if (this.#node && !this.#node.isRemoved) this.#node.remove();
  }

  /** Hides or shows it, for Suspense: a hidden one has no box and no focus. */
  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.refresh();
  }

  /** The properties that its node should have. */
  #wanted(): Props {
    const wanted: Record<string, unknown> = {};
    for (const name in this.#props) {
      if (name === 'children' || name === 'ref' || eventOf(name)) continue;
      wanted[name] = this.#props[name];
    }
    if (this.#kind === 'text') {
      const content = this.#content();
      if (content !== undefined) wanted.content = content;
    }
    if (this.#isHidden) {
      delete wanted.display;
      wanted.display = 'none';
    }
    return wanted;
  }

  /** What its children say. */
  #content(): string | undefined {
    const { children } = this.#props;
    if (isContent(children)) return String(children);
    const shown = this.#parts.filter((part) => !part.isHidden);
    return this.#parts.length === 0 ? undefined : shown.map(({ text }) => text).join('');
  }

  #listen(): void {
    const node = this.#node;
    if (!node) return;
    for (const property in this.#props) {
      const event = eventOf(property);
      if (event === undefined) continue;
      this.#listening ??= new Set();
      if (this.#listening.has(event)) continue;
      this.#listening.add(event);
      // The listener that was rendered last.
      node.on(event, (...args: unknown[]) =>
        runAsEvent(event, () => callListener(node, property, this.#props[property], args)),
      );
    }
  }
}

/** Whether the only child of a text is a string or a number, which needs no part of its own. */
export function isContent(children: unknown): children is string | number {
  return typeof children === 'string' || typeof children === 'number';
}

function putBefore<T>(list: T[], item: T, before: unknown): void {
  const old = list.indexOf(item);
  if (old >= 0) list.splice(old, 1);
  const at = list.indexOf(before as T);
  list.splice(at < 0 ? list.length : at, 0, item);
}
