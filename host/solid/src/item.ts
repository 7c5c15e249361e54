/**
 * The tree as Solid knows it: nodes, and strings between them, which the stage has no nodes for.
 *
 * @module
 */
import { InlayError, type Node } from 'inlay';
import { changesOf, elementInText, stringOutsideText } from 'inlay/renderer';

/** A string in a text, or, empty, a mark where something may come. */
export class TextPart {
  text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What Solid puts into trees. */
export type Child = Node | TextPart;

/** A child and its place among others. */
class Item {
  readonly child: Child;
  parent: Item | undefined;
  previous: Item | undefined;
  next: Item | undefined;
  first: Item | undefined;
  last: Item | undefined;
  /** Of a node: what it should have, and what it was given. */
  wanted: Record<string, unknown> = {};
  given: Readonly<Record<string, unknown>> = {};
  /** Whether what is wanted is given at once: from when the node is first put somewhere. */
  isPlaced = false;

  constructor(child: Child) {
    this.child = child;
  }
}

const items = new WeakMap<Child, Item>();

function itemOf(child: Child): Item {
  let item = items.get(child);
  if (!item) {
    item = new Item(child);
    items.set(child, item);
  }
  return item;
}

/** The parent of a child. */
export function parentOf(child: Child): Child | undefined {
  return itemOf(child).parent?.child;
}

/** The first of what Solid put into a node. */
export function firstChildOf(child: Child): Child | undefined {
  return itemOf(child).first?.child;
}

/** What stands after a child. */
export function nextSiblingOf(child: Child): Child | undefined {
  return itemOf(child).next?.child;
}

/** Sets a property of a node; `undefined` and `null` take it away. */
export function setWanted(node: Node, name: string, value: unknown): void {
  const item = itemOf(node);
  if (item.isPlaced) {
    item.wanted = { ...item.wanted, [name]: value };
    give(item, node);
  } else item.wanted[name] = value;
}

function give(item: Item, node: Node): void {
  item.isPlaced = true;
  // What is still around of a list whose items have ended.
  if (node.isRemoved) return;
  const changes = changesOf(item.given, item.wanted);
  if (changes) node.set(changes);
  item.given = item.wanted;
}

/** Puts a child before another, or at the end, or moves it there. */
export function insertChild(parent: Child, child: Child, before: Child | null | undefined): void {
  if (parent instanceof TextPart) throw new InlayError('wrong-type', 'a string has no children.');
  const [above, item] = [itemOf(parent), itemOf(child)];
  if (child instanceof TextPart) checkText(parent, child.text);
  else if (parent.kind === 'text') throw elementInText(child.kind);
  unlink(item);
  link(above, item, before ? itemOf(before) : undefined);
  if (child instanceof TextPart) {
    if (parent.kind === 'text') writeContent(above, parent);
    return;
  }
  give(item, child);
  parent.insertBefore(child, nodeAfter(item));
}

/** Takes a child out, to be put back or removed later. */
export function detachChild(parent: Child, child: Child): void {
  const item = itemOf(child);
  unlink(item);
  if (child instanceof TextPart) {
    if (!(parent instanceof TextPart) && parent.kind === 'text')
      writeContent(itemOf(parent), parent);
  } else if (!child.isRemoved) child.detach();
}

/** Changes a string. */
export function writeText(part: TextPart, text: string): void {
  const { parent } = itemOf(part);
  if (parent && !(parent.child instanceof TextPart)) checkText(parent.child, text);
  part.text = text;
  if (parent && !(parent.child instanceof TextPart) && parent.child.kind === 'text')
    writeContent(parent, parent.child);
}

function checkText(parent: Node, text: string): void {
  if (parent.kind !== 'text' && text !== '') throw stringOutsideText(text);
}

/** Gives a text the strings that are in it. */
function writeContent(item: Item, node: Node): void {
  let content = '';
  for (let at = item.first; at; at = at.next)
    if (at.child instanceof TextPart) content += at.child.text;
  setWanted(node, 'content', content);
}

function nodeAfter(item: Item): Node | undefined {
  for (let at = item.next; at; at = at.next) {
    const { child } = at;
    if (!(child instanceof TextPart) && !child.isRemoved) return child;
  }
  return undefined;
}

function unlink(item: Item): void {
  const { parent, previous, next } = item;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  item.parent = item.previous = item.next = undefined;
}

function link(parent: Item, item: Item, before: Item | undefined): void {
  // What it was to stand before may have gone elsewhere.
  const next = before?.parent === parent ? before : undefined;
  const previous = next ? next.previous : parent.last;
  item.parent = parent;
  item.previous = previous;
  item.next = next;
  if (previous) previous.next = item;
  else parent.first = item;
  if (next) next.previous = item;
  else parent.last = item;
}
