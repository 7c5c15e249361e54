/**
 * Nodes by what they are.
 *
 * @module
 */
import type { Node } from 'inlay';
import { InlayError, shown } from 'inlay/host';

/** What a node must be; all of it. */
export interface Query {
  /** Its key, or a pattern of it. */
  key?: string | RegExp;
  /** The content of a text, or a pattern of it. */
  text?: string | RegExp;
  kind?: Node['kind'];
  /** Whether it has focus. */
  focused?: boolean;
  /** Any other condition. */
  where?: (node: Node) => boolean;
}

/** The content of texts. */
export type Texts = WeakMap<Node, string>;

/** All nodes below a node that a query fits, in the order of the tree. */
export function findAll(root: Node, query: Query | string, texts: Texts): Node[] {
  const wanted = typeof query === 'string' ? { key: query } : query;
  return [...below(root)].filter((node) => fits(node, wanted, texts));
}

/**
 * The node that a query fits.
 *
 * @throws {@link InlayError} `missing` if there is none, or more than one.
 */
export function findOne(root: Node, query: Query | string, texts: Texts): Node {
  const found = findAll(root, query, texts);
  const [only] = found;
  if (only && found.length === 1) return only;
  const asked = typeof query === 'string' ? shown(query) : describe(query);
  const keys = [...below(root)].map((node) => node.key).filter((key) => key !== undefined);
  const what =
    found.length === 0
      ? `found none. Keys there are: ${keys.slice(0, 30).join(', ') || 'none'}${keys.length > 30 ? ', …' : ''}`
      : `found ${found.length}: ${found.slice(0, 5).join(', ')}`;
  throw new InlayError('missing', `get ${asked}: expected one node, ${what}.`);
}

function* below(node: Node): Generator<Node> {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    yield child;
    yield* below(child);
  }
}

function fits(node: Node, { key, text, kind, focused, where }: Query, texts: Texts): boolean {
  return (
    matches(node.key, key) &&
    (text === undefined || matches(texts.get(node), text)) &&
    (kind === undefined || node.kind === kind) &&
    (focused === undefined || node.isFocused === focused) &&
    (where === undefined || where(node))
  );
}

function matches(value: string | undefined, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  if (value === undefined) return false;
  return typeof wanted === 'string' ? value === wanted : wanted.test(value);
}

function describe(query: Query): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}: ${String(value)}`);
  return `{ ${parts.join(', ')} }`;
}
