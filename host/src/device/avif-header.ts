/**
 * Size of an AVIF still image: its boxes (ISO/IEC 14496-12 and 23008-12) and what its items hold.
 *
 * A decoder makes room for what the items say, whatever the image as a whole is said to be. So the
 * largest of all sizes in the file counts: of the properties, of grids, and of the AV1 sequence
 * headers.
 *
 * @module
 */
import { largestFrame } from './av1-header.ts';
import type { HeaderResult } from './image-format.ts';

/** A box: its type, and where its content is. */
interface Box {
  type: number;
  start: number;
  end: number;
}

const name = (text: string) =>
  [...text].reduce((word, letter) => word * 256 + letter.charCodeAt(0), 0);
const META = name('meta');
const AVIF = name('avif');
const AV01 = name('av01');
const GRID = name('grid');
const ISPE = name('ispe');
const IROT = name('irot');
const AV1C = name('av1C');

/** Reads the header of a file that starts with the box `ftyp`. */
export function avif(view: DataView): HeaderResult {
  const [brands] = boxes(view, 0, view.byteLength);
  if (!brands || !isStill(view, brands)) return 'unknown';
  for (const box of boxes(view, brands.end, Number.POSITIVE_INFINITY)) {
    if (box.type === META) return meta(view, box);
  }
  return 'cut-off';
}

/** Whether the brands are those of a still image. The major brand of a sequence is `avis`. */
function isStill(view: DataView, { start, end }: Box): boolean {
  if (view.getUint32(start) === name('avis')) return false;
  for (let at = start; at + 4 <= end; at += 4)
    if (at !== start + 4 && view.getUint32(at) === AVIF) return true;
  return false;
}

/** The boxes from `at` to `end`. One that reaches beyond what is there ends with it. */
function* boxes(view: DataView, at: number, end: number): Generator<Box> {
  while (at + 8 <= end) {
    let size = view.getUint32(at);
    let head = 8;
    if (size === 1) {
      size = view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12);
      head = 16;
    } else if (size === 0) size = Math.min(end, view.byteLength) - at;
    if (size < head) return;
    yield { type: view.getUint32(at + 4), start: at + head, end: Math.min(end, at + size) };
    at += size;
  }
}

function meta(view: DataView, box: Box): HeaderResult {
  // A full box: version and flags come first.
  const parts = new Map<number, Box>();
  for (const part of boxes(view, box.start + 4, box.end)) parts.set(part.type, part);
  const [pitm, iloc, iinf, iprp] = ['pitm', 'iloc', 'iinf', 'iprp'].map((type) =>
    parts.get(name(type)),
  );
  if (!pitm || !iloc || !iinf || !iprp) return 'broken';
  const primary =
    view.getUint8(pitm.start) === 0
      ? view.getUint16(pitm.start + 4)
      : view.getUint32(pitm.start + 4);
  const properties = readProperties(view, iprp, primary);
  const types = itemTypes(view, iinf);
  const type = types.get(primary);
  // Not every decoder takes more than 8 bits per channel.
  if (properties?.isDeep) return 'unknown';
  if (!properties?.size || (type !== AV01 && type !== GRID)) return 'broken';
  let [storedWidth, storedHeight] = properties.largest;
  for (const item of itemData(view, iloc, parts.get(name('idat')))) {
    if (!item.data) return 'broken';
    const kind = types.get(item.id);
    const size =
      kind === AV01 ? largestFrame(item.data) : kind === GRID ? gridSize(item.data) : [0, 0];
    if (!size) return 'broken';
    storedWidth = Math.max(storedWidth, size[0] ?? 0);
    storedHeight = Math.max(storedHeight, size[1] ?? 0);
  }
  const [across, down] = properties.size;
  const [width, height] = properties.isTurned ? [down, across] : [across, down];
  return { format: 'avif', width, height, storedWidth, storedHeight };
}

/**
 * The size of the primary item, whether it is turned by a right angle, the largest of all sizes in
 * each direction, and whether any item has more than 8 bits per channel (`high_bitdepth` of the AV1
 * codec configuration box).
 */
function readProperties(view: DataView, iprp: Box, primary: number) {
  let ipco: Box | undefined;
  const associations: Box[] = [];
  for (const box of boxes(view, iprp.start, iprp.end)) {
    if (box.type === name('ipco')) ipco = box;
    if (box.type === name('ipma')) associations.push(box);
  }
  if (!ipco) return undefined;
  const properties = [...boxes(view, ipco.start, ipco.end)];
  const sizeOf = ({ start }: Box): [number, number] => [
    view.getUint32(start + 4),
    view.getUint32(start + 8),
  ];
  const largest: [number, number] = [0, 0];
  for (const property of properties.filter(({ type }) => type === ISPE)) {
    const size = sizeOf(property);
    largest[0] = Math.max(largest[0], size[0]);
    largest[1] = Math.max(largest[1], size[1]);
  }
  let size: [number, number] | undefined;
  let isTurned = false;
  for (const index of associations.flatMap((box) => propertiesOf(view, box, primary))) {
    const property = properties[index - 1];
    if (property?.type === ISPE) size = sizeOf(property);
    if (property?.type === IROT) isTurned = (view.getUint8(property.start) & 1) === 1;
  }
  const isDeep = properties.some(
    ({ type, start }) => type === AV1C && (view.getUint8(start + 2) & 0x40) !== 0,
  );
  return { size, isTurned, largest, isDeep };
}

/** Numbers, from 1, of the properties that the box `ipma` gives an item. */
function propertiesOf(view: DataView, { start, end }: Box, item: number): number[] {
  const version = view.getUint8(start);
  const isWide = (view.getUint8(start + 3) & 1) === 1;
  const found: number[] = [];
  let at = start + 8;
  for (let entries = view.getUint32(start + 4); entries > 0 && at < end; entries -= 1) {
    const id = version === 0 ? view.getUint16(at) : view.getUint32(at);
    at += version === 0 ? 2 : 4;
    // The highest bit says that the property is essential.
    for (let count = view.getUint8(at++); count > 0; count -= 1) {
      const index = isWide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f;
      at += isWide ? 2 : 1;
      if (id === item) found.push(index);
    }
  }
  return found;
}

/** What each item is, from the entries `infe` of version 2 and 3. */
function itemTypes(view: DataView, { start, end }: Box): Map<number, number> {
  const types = new Map<number, number>();
  for (const entry of boxes(view, start + (view.getUint8(start) === 0 ? 6 : 8), end)) {
    const isWide = view.getUint8(entry.start) >= 3;
    const id = isWide ? view.getUint32(entry.start + 4) : view.getUint16(entry.start + 4);
    types.set(id, view.getUint32(entry.start + (isWide ? 10 : 8)));
  }
  return types;
}

/**
 * The bytes of each item, by the box `iloc`. None from where items together have more bytes than
 * the file: they overlap, and looking at each would take a time that has nothing to do with its
 * length.
 */
function* itemData(
  view: DataView,
  { start, end }: Box,
  idat: Box | undefined,
): Generator<{ id: number; data: Uint8Array | undefined }> {
  let left = view.byteLength;
  const version = view.getUint8(start);
  const [offsetSize, lengthSize] = nibbles(view.getUint8(start + 4));
  const [baseSize, indexSize] = nibbles(view.getUint8(start + 5));
  let at = start + 6;
  const number = (size: number): number => {
    let value = 0;
    for (; size > 0; size -= 1) value = value * 256 + view.getUint8(at++);
    return value;
  };
  for (let items = number(version < 2 ? 2 : 4); items > 0 && at < end; items -= 1) {
    const id = number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : number(2) & 15;
    at += 2;
    const base = number(baseSize);
    const parts: Uint8Array[] = [];
    for (let extents = number(2); extents > 0; extents -= 1) {
      if (version > 0) at += indexSize;
      const offset = base + number(offsetSize) + (method === 1 ? (idat?.start ?? 0) : 0);
      const length = number(lengthSize);
      const part = bytesOf(view, offset, length === 0 ? view.byteLength - offset : length);
      left -= part.length;
      if (left < 0) return yield { id, data: undefined };
      parts.push(part);
    }
    yield { id, data: joined(parts) };
  }
}

function nibbles(byte: number): [number, number] {
  return [byte >> 4, byte & 15];
}

/**
 * Bytes of the file.
 *
 * @throws RangeError if they are not there.
 */
function bytesOf(view: DataView, offset: number, length: number): Uint8Array {
  if (length < 0 || offset + length > view.byteLength)
    throw new RangeError('The file ends before the item.');
  return new Uint8Array(view.buffer, view.byteOffset + offset, length);
}

function joined(parts: Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Size of the whole of a grid of items (ISO/IEC 23008-12, section 6.6.2.3). */
function gridSize(data: Uint8Array): [number, number] | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const isWide = data.length > 1 && (view.getUint8(1) & 1) === 1;
  if (data.length < (isWide ? 12 : 8)) return undefined;
  return isWide ? [view.getUint32(4), view.getUint32(8)] : [view.getUint16(4), view.getUint16(6)];
}
