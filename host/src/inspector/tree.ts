/**
 * The tree as an inspector shows it: only what is open, so that a stage with many nodes costs no
 * more than what a person sees.
 *
 * @module
 */
import { type NodeState, nameOf } from '../app/internal.ts';
import type { NodeRef, TreeRow } from '../protocol/inspection.ts';

/** Most rows that a search returns. */
const MOST_FOUND = 200;
/** Most rows of an open tree. */
const MOST_ROWS = 2000;

/** A node by number and name. */
export function refOf(node: NodeState): NodeRef {
  return { id: node.id, name: nameOf(node) };
}

/** A node and those above it, the root first. */
export function pathOf(node: NodeState | undefined): NodeState[] {
  const path: NodeState[] = [];
  for (let at = node; at; at = at.parent) path.unshift(at);
  return path;
}

/** Rows, and how many more there would be. */
export interface Rows {
  rows: TreeRow[];
  left: number;
}

/** The tree below `root`, which is open, as are the nodes with these numbers. */
export function openRows(root: NodeState, open: ReadonlySet<number>): Rows {
  const rows: TreeRow[] = [];
  let left = 0;
  const add = (node: NodeState, place: number, depth: number) => {
    const isOpen = depth === 0 || open.has(node.id);
    if (rows.length < MOST_ROWS) rows.push(rowOf(node, place, depth, isOpen));
    else left += 1;
    if (!isOpen) return;
    let index = 0;
    for (let child = node.first; child; child = child.next) add(child, ++index, depth + 1);
  };
  add(root, 1, 0);
  return { rows, left };
}

/** The nodes below `root` whose kind, key or path has `text` in it, upper case or lower. */
export function foundRows(root: NodeState, text: string): Rows {
  const rows: TreeRow[] = [];
  const wanted = text.toLowerCase();
  let left = 0;
  const look = (node: NodeState, place: number) => {
    const path = nameOf(node);
    if (path.toLowerCase().includes(wanted)) {
      if (rows.length < MOST_FOUND) rows.push({ ...rowOf(node, place, 0, false), path });
      else left += 1;
    }
    let index = 0;
    for (let child = node.first; child; child = child.next) look(child, ++index);
  };
  look(root, 1);
  return { rows, left };
}

function rowOf(node: NodeState, place: number, depth: number, isOpen: boolean): TreeRow {
  let children = 0;
  for (let child = node.first; child; child = child.next) children += 1;
  const { id, kind, key, parent, core } = node;
  return {
    id,
    kind,
    name: parent ? (key ?? String(place)) : 'root',
    depth,
    children,
    isOpen,
    isFocused: core.focused === node,
  };
}
