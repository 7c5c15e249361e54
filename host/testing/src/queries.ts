/**
 * Nodes by what they are.
 *
 * @module
 */
import type { Node } from 'inlay';
import { InlayError, nearest, shown } from 'inlay/host';

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
  const what =
    found.length === 0
      ? `found none. ${alikeIn(root, query, texts)}`
      : `found ${found.length}: ${found.slice(0, 5).join(', ')}.`;
  throw new InlayError('missing', `get ${asked}: expected one node, ${what}`);
}

/** What may have been meant: a key or text like the wanted one, else those that there are. */
function alikeIn(root: Node, query: Query | string, texts: Texts): string {
  const { key, text } = typeof query === 'string' ? { key: query, text: undefined } : query;
  const isText = text !== undefined && key === undefined;
  const all = [...below(root)].map((node) => (isText ? texts.get(node) : node.key));
  const known = all.filter((one) => one !== undefined);
  const wanted = isText ? text : key;
  const near = typeof wanted === 'string' ? nearestOf(wanted, known) : undefined;
  if (near !== undefined) return `Did you mean ${shown(near)}?`;
  const some = known.slice(0, MOST_LISTED).map((one) => (isText ? shown(one) : one));
  const more = known.length > MOST_LISTED ? ', …' : '';
  return `${isText ? 'Texts' : 'Keys'} there are: ${some.join(', ') || 'none'}${more}.`;
}

/** Most keys or texts that a message lists. */
const MOST_LISTED = 30;

/** The one that is spelt like it, has it in it, or the other way round. */
function nearestOf(wanted: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.trim().toLowerCase();
  const within = (one: string) =>
    one !== '' && (plain(one).includes(plain(wanted)) || plain(wanted).includes(plain(one)));
  return nearest(wanted, known) ?? known.find(within);
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
