/**
 * What an inspector shows of nodes: computed properties, images, and what is seen at a point.
 *
 * @module
 */
import type { NodeState } from '../app/internal.ts';
import { computed, type ImageStatus, type NodeRecord } from '../app/record.ts';
import { written } from '../app/written.ts';
import type { Box, ImageRow, NodeDetails, Point, PropertyRow } from '../protocol/inspection.ts';
import { type EntryInfo, properties } from '../protocol/schema.ts';
import { pathOf, refOf } from './tree.ts';

/** Properties that the engine knows, in the order of the schema. */
const known = (Object.values(properties) as readonly EntryInfo[]).filter(({ later }) => !later);

/** All of a node. `all`: with properties that have their defaults. */
export function detailsOf(
  node: NodeState,
  record: NodeRecord,
  box: Box,
  all: boolean,
): NodeDetails {
  const rows = known
    .map((entry) => propertyOf(node, record, entry))
    .filter(({ from }) => all || from !== 'default');
  return {
    ...refOf(node),
    kind: node.kind,
    states: record.states,
    box,
    ...(record.image ? { image: imageText(record.image) } : {}),
    properties: rows,
  };
}

function propertyOf({ core }: NodeState, record: NodeRecord, entry: EntryInfo): PropertyRow {
  const nameOfNode = (id: number) => core.nameOf(id);
  const { value, from } = computed(record, entry);
  const base = record.base.get(entry);
  return {
    name: entry.key,
    value: value === undefined ? null : written(entry, value, nameOfNode),
    from,
    ...(base !== undefined && from !== 'set' ? { base: written(entry, base, nameOfNode) } : {}),
    ...(entry.unit ? { unit: entry.unit } : {}),
  };
}

/** All nodes with an image, in the order of the tree. */
export function imagesOf(nodes: readonly NodeState[], record: Records): ImageRow[] {
  return nodes.flatMap((node) => {
    const found = record.get(node.id);
    if (!found?.image) return [];
    const src = String(computed(found, properties.src).value);
    return [{ ...refOf(node), src, state: imageText(found.image) }];
  });
}

type Records = ReadonlyMap<number, NodeRecord>;

function imageText(image: ImageStatus): string {
  if (image.state === 'loaded') return `loaded, ${image.width} x ${image.height} px`;
  return image.state === 'failed' ? `failed: ${image.reason}` : image.state;
}

/** The nodes that {@link pickAt} wants to know more of: those at the point, and all above them. */
export function wantedAt(
  point: Point,
  nodes: readonly NodeState[],
  boxes: ReadonlyMap<number, Box>,
): (id: number) => boolean {
  const hit = nodes.filter((node) => isAt(point, boxes.get(node.id)));
  const wanted = new Set(hit.flatMap((node) => pathOf(node).map(({ id }) => id)));
  return (id) => wanted.has(id);
}

function isAt({ x, y }: Point, box: Box | undefined): boolean {
  if (!box) return false;
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
}

/**
 * The node that a person sees at a point, after those above it: the last in the order of the tree
 * that draws something there, else the last whose box is there.
 */
export function pickAt(
  point: Point,
  nodes: readonly NodeState[],
  record: Records,
  boxes: ReadonlyMap<number, Box>,
): NodeState[] {
  const isIn = (node: NodeState) => isAt(point, boxes.get(node.id));
  const valueIn = (node: NodeState, entry: EntryInfo) => {
    const found = record.get(node.id);
    return found && computed(found, entry).value;
  };
  const isSeen = (node: NodeState) =>
    pathOf(node).every(
      (at) =>
        valueIn(at, properties.visibility) !== 'hidden' &&
        valueIn(at, properties.display) !== 'none' &&
        valueIn(at, properties.opacity) !== 0 &&
        (at === node || !clips(at) || isIn(at)),
    );
  const clips = (node: NodeState) =>
    [properties.overflowX, properties.overflowY].some(
      (entry) => valueIn(node, entry) !== 'visible',
    );
  const draws = (node: NodeState) =>
    node.kind !== 'view' || painted.some((entry) => record.get(node.id)?.base.has(entry));
  const hit = nodes.filter((node) => isIn(node) && isSeen(node));
  return pathOf(hit.findLast(draws) ?? hit.at(-1));
}

/** Properties with which a view draws something. */
const painted: readonly EntryInfo[] = [
  properties.backgroundColor,
  properties.backgroundGradient,
  properties.borderTopWidth,
  properties.borderBottomWidth,
  properties.boxShadow,
];
