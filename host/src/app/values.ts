/**
 * Values as apps write them, turned into values of the schema.
 *
 * What this file does not know how to turn it leaves as it is: the codec judges every value and
 * names the fault.
 *
 * @module
 */
import type {
  Easing as EasingValue,
  EntryInfo,
  Motion as MotionValue,
  TrackBreadth,
  TrackList,
  TrackSize,
} from '../protocol/schema.ts';
import { toColor } from './color.ts';
import { EASINGS, isEasing, type Motion } from './motion.ts';
import { toCornerColors, toGradient, toShadows } from './paint.ts';
import { Unexpected } from './unexpected.ts';

/** Who knows the nodes of a stage. */
export interface Nodes {
  /**
   * The id of what an app hands over as a node. Throws {@link Unexpected} or an `InlayError` if it
   * is none.
   */
  idOf(value: unknown): number;
}

/** Turns a value for the property `info`. */
export function toValue(info: EntryInfo, value: unknown, nodes: Nodes): unknown {
  if (info.codec.kind === 'word')
    return isColorKey(info.key) ? toColor(value) : value === null ? 0 : nodes.idOf(value);
  if (info.key === 'fontWeight') return toWeight(value);
  if (info.key === 'scrollMotion') return toMotionWithoutDelay(value);
  if (info.key === 'backgroundGradient') return toGradient(value);
  if (info.key === 'boxShadow') return toShadows(value);
  if (info.key === 'cornerColors') return toCornerColors(value);
  if (info.key.startsWith('gridTemplate')) return toTrackLists(value);
  if (info.key === 'gridAutoColumns' || info.key === 'gridAutoRows') return toTrackSizes(value);
  switch (info.codec.kind) {
    case 'variant':
      return toVariant(
        info.codec.cases.map(([tag]) => tag),
        value,
      );
    case 'flags':
      if (value === true) return info.codec.cases;
      if (value === false) return [];
      return typeof value === 'string' ? [value] : value;
    case 'list':
      return typeof value === 'string' ? [value] : value;
    case 'enum':
      return typeof value === 'string' ? toCase(info.codec.cases, value) : value;
    case 'option':
      return info.codec.item.kind === 'variant' && value !== null
        ? toVariant(
            info.codec.item.cases.map(([tag]) => tag),
            value,
          )
        : value;
    default:
      return value;
  }
}

/** CSS `font-weight`: a number, or one of its words. */
export function toWeight(value: unknown): unknown {
  return value === 'normal' ? 400 : value === 'bold' ? 700 : value;
}

/** CSS writes words where the schema has one: `'safe center'`. */
function toCase(cases: readonly string[], value: string): string {
  const name = value.trim().replace(/\s+/g, '-');
  return cases.includes(name) ? name : value;
}

/** Whether the value of a property of type `word` is a colour; otherwise it is a node. */
export function isColorKey(key: string): boolean {
  return key === 'color' || key === 'tint' || key.endsWith('Color');
}

// No two parts of these patterns match the same text, so that they take time in proportion to its
// length.
const written = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(%|dp|fr)$/;
const breadth = /^(\d+(?:\.\d*)?|\.\d+)(%|dp|fr)?$/;
const unitCases: Readonly<Record<string, string>> = { '%': 'percent', dp: 'dp', fr: 'fraction' };

/** A number or a word of CSS as the case of a variant that it stands for. */
function toVariant(tags: readonly string[], value: unknown): unknown {
  if (typeof value === 'number') {
    // Where a bare number could be two things, CSS has the unitless one.
    const tag = ['number', 'line', 'dp'].find((name) => tags.includes(name));
    if (tag === 'line' && value === 0)
      throw new Unexpected(`${forms(tags)}; lines count from 1, or from -1 backwards`);
    if (tag) return { tag, val: value };
  }
  // The codec says what is wrong with a value in its own form.
  if (typeof value === 'object' && value !== null && 'tag' in value) return value;
  if (typeof value !== 'string') throw new Unexpected(forms(tags));
  const match = written.exec(value);
  const tag = match ? unitCases[match[2] as string] : undefined;
  if (match && tag && tags.includes(tag)) return { tag, val: Number(match[1]) };
  const room = tags.includes('fit-content-dp') ? fitContent(value) : undefined;
  if (room) return { tag: room.isShare ? 'fit-content-percent' : 'fit-content-dp', val: room.val };
  if (tags.includes('span') && value.startsWith('span '))
    return { tag: 'span', val: Number(value.slice(5)) };
  if (!tags.includes(value) || value.startsWith('fit-content-')) throw new Unexpected(forms(tags));
  return { tag: value };
}

/** What CSS `fit-content()` has in it: a length in dp, or a share. */
function fitContent(text: string): { val: number; isShare: boolean } | undefined {
  if (!text.startsWith('fit-content(') || !text.endsWith(')')) return undefined;
  const room = breadth.exec(text.slice('fit-content('.length, -1).trim());
  return room && room[2] !== 'fr' ? { val: Number(room[1]), isShare: room[2] === '%' } : undefined;
}

/** The forms in which a variant can be written, for messages. */
function forms(tags: readonly string[]): string {
  const known: Readonly<Record<string, string>> = {
    dp: tags.includes('number') ? "'40dp'" : 'a number of dp',
    percent: "a percentage such as '50%'",
    number: 'a number',
    line: 'the number of a line',
    span: "'span 2'",
    'fit-content-dp': "'fit-content(240)'",
    'fit-content-percent': "'fit-content(50%)'",
  };
  const texts = tags.map((tag) => known[tag] ?? `'${tag}'`);
  const last = texts.pop();
  return texts.length > 0 ? `${texts.join(', ')} or ${last}` : String(last);
}

/** A motion of the schema, without its delay. */
export function toMotion(value: unknown): MotionValue {
  if (value === 'instant') return { tag: 'instant' };
  const motion = value as Motion | null;
  if (typeof motion === 'object' && motion !== null && 'motion' in motion) {
    if (motion.motion === 'spring') {
      return { tag: 'spring', val: { stiffness: motion.stiffness, damping: motion.damping } };
    }
    if (motion.motion === 'tween') {
      return { tag: 'tween', val: { duration: motion.duration, easing: toEasing(motion.easing) } };
    }
  }
  throw new Unexpected("what spring() or tween() returns, or 'instant'");
}

/** A motion of the schema where a delay is not allowed. */
export function toMotionWithoutDelay(value: unknown): MotionValue {
  const motion = toMotion(value);
  const delay = (value as { delay?: unknown }).delay ?? 0;
  if (delay !== 0) throw new Unexpected('a motion without a delay');
  return motion;
}

/** An easing of the schema. */
export function toEasing(easing: unknown): EasingValue {
  if (!isEasing(easing)) throw new Unexpected(EASINGS);
  if (typeof easing === 'string') return { tag: easing };
  switch (easing.easing) {
    case 'cubic-bezier':
      return { tag: 'cubic-bezier', val: easing.points };
    case 'steps':
      return { tag: 'steps', val: { count: easing.count, position: easing.position } };
    case 'linear-points':
      return { tag: 'linear-points', val: easing.points };
  }
}

const TRACKS = "tracks such as '1fr 240 auto', 'repeat(3, 1fr)' or 'minmax(100, 1fr)'";

/** Most tracks and repetitions in a list. */
const MOST_TRACKS = 10_000;

/** CSS `<track-list>`: plain tracks between repetitions become lists that repeat once. */
function toTrackLists(value: unknown): readonly TrackList[] {
  const lists: TrackList[] = [];
  let plain: TrackSize[] = [];
  for (const part of trackParts(value)) {
    const repeat = argumentsOf('repeat', part);
    if (!repeat) {
      plain.push(toTrackSize(part));
      continue;
    }
    if (plain.length > 0) lists.push({ repeat: { tag: 'count', val: 1 }, sizes: plain });
    plain = [];
    const sizes = splitTracks(repeat[1]).map(toTrackSize);
    if (sizes.length === 0) throw new Unexpected(TRACKS);
    lists.push({ repeat: toRepeat(repeat[0]), sizes });
  }
  if (plain.length > 0) lists.push({ repeat: { tag: 'count', val: 1 }, sizes: plain });
  checkAutoRepeat(lists);
  return lists;
}

/**
 * CSS Grid 2 `<auto-track-list>`: how often tracks fit is known only where all of them are fixed,
 * and of one repetition.
 */
function checkAutoRepeat(lists: readonly TrackList[]): void {
  const automatic = lists.filter(({ repeat }) => repeat.tag !== 'count');
  const isFixed = ({ min, max }: TrackSize) =>
    [min, max].some(({ tag }) => tag === 'dp' || tag === 'percent');
  if (
    automatic.length > 1 ||
    (automatic.length === 1 && !lists.every(({ sizes }) => sizes.every(isFixed)))
  ) {
    throw new Unexpected(
      "one 'auto-fill' or 'auto-fit', and all tracks beside it with a minimum or maximum in dp or percent",
    );
  }
}

function toTrackSizes(value: unknown): readonly TrackSize[] {
  return trackParts(value).map(toTrackSize);
}

function toRepeat(text: string): TrackList['repeat'] {
  if (text === 'auto-fill' || text === 'auto-fit') return { tag: text };
  const count = Number(text);
  if (!Number.isInteger(count)) throw new Unexpected(TRACKS);
  return { tag: 'count', val: count };
}

function trackParts(value: unknown): string[] {
  const parts = Array.isArray(value) ? partsOfList(value) : partsOfOne(value);
  if (parts.length > MOST_TRACKS) throw new Unexpected(`at most ${MOST_TRACKS} tracks`);
  return parts;
}

/** Lists of lists are no tracks, and one may hold itself. Holes are no tracks either. */
function partsOfList(list: readonly unknown[]): string[] {
  if (list.length > MOST_TRACKS) throw new Unexpected(`at most ${MOST_TRACKS} tracks`);
  return Array.from(list).flatMap((part) => partsOfOne(part));
}

function partsOfOne(value: unknown): string[] {
  if (typeof value === 'string') return splitTracks(value);
  if (typeof value === 'number') return [String(value)];
  throw new Unexpected(TRACKS);
}

/** Splits at the spaces that are in no parentheses. */
function splitTracks(text: string): string[] {
  const parts = text.match(/[^\s()]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?|[()]/g) ?? [];
  if (parts.some((part) => part === '(' || part === ')')) throw new Unexpected(TRACKS);
  return parts;
}

/** The two arguments of a function of CSS, the first without commas. */
function argumentsOf(name: string, text: string): [string, string] | undefined {
  if (!text.startsWith(`${name}(`) || !text.endsWith(')')) return undefined;
  const inside = text.slice(name.length + 1, -1);
  const comma = inside.indexOf(',');
  return comma < 0 ? undefined : [inside.slice(0, comma).trim(), inside.slice(comma + 1).trim()];
}

function toTrackSize(text: string): TrackSize {
  const minmax = argumentsOf('minmax', text);
  if (minmax) {
    const [min, max] = [toBreadth(minmax[0]), toBreadth(minmax[1])];
    if (isMaximumOnly(min))
      throw new Unexpected("minmax() without 'fr' or fit-content() as the minimum");
    return { min, max };
  }
  const max = toBreadth(text);
  return { min: isMaximumOnly(max) ? { tag: 'auto' } : max, max };
}

function isMaximumOnly({ tag }: TrackBreadth): boolean {
  return tag === 'fraction' || tag === 'fit-content' || tag === 'fit-content-percent';
}

function toBreadth(text: string): TrackBreadth {
  if (text === 'auto' || text === 'min-content' || text === 'max-content') return { tag: text };
  const room = fitContent(text);
  if (room) return { tag: room.isShare ? 'fit-content-percent' : 'fit-content', val: room.val };
  const match = breadth.exec(text);
  if (!match) throw new Unexpected(TRACKS);
  const val = Number(match[1]);
  if (match[2] === 'fr') return { tag: 'fraction', val };
  return match[2] === '%' ? { tag: 'percent', val } : { tag: 'dp', val };
}
