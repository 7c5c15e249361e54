/**
 * What to write instead of a value that CSS, React or other frameworks would take.
 *
 * @module
 */
import { shown } from '../protocol/error.ts';
import { casesOf, type EntryInfo, keyCodec } from '../protocol/schema.ts';
import { nearest } from './spelling.ts';

/** The type of a value in the schema. */
type Shape = EntryInfo['codec'];
/** A word that a property does not have, and the code to write instead. */
type Words = Readonly<Record<string, string>>;

const alignment: Words = {
  left: "'start'",
  top: "'start'",
  right: "'end'",
  bottom: "'end'",
  middle: "'center'",
  between: "'space-between'",
  around: "'space-around'",
  evenly: "'space-evenly'",
};
const weights: Words = {
  thin: '100',
  extralight: '200',
  light: '300',
  regular: '400',
  medium: '500',
  semibold: '600',
  extrabold: '800',
  black: '900',
};
const overflow: Words = {
  auto: "scroll: 'x', 'y' or 'both', which clips, too",
  clip: "'hidden'",
};

/** Points of a box that have x and y. */
const points: Words = {
  center: "'50%'",
  left: "[0, '50%']",
  right: "['100%', '50%']",
  top: "['50%', 0]",
  bottom: "['50%', '100%']",
};

/** Words by the name of a property, or of a shorthand where they mean something of their own. */
export const foreignWords: Readonly<Record<string, Words>> = {
  position: {
    fixed: "'absolute', on a child of the root: it does not scroll",
    sticky: "'absolute', on a node beside what scrolls",
  },
  overflowX: overflow,
  overflowY: overflow,
  display: {
    true: "'flex'",
    false: "'none'",
    inline: "'block': only the content of a text has lines",
    'inline-block': "'block': only the content of a text has lines",
    'inline-flex': "'flex'",
    'inline-grid': "'grid'",
    table: "'grid'",
  },
  visibility: { true: "'visible'", false: "'hidden'", collapse: "display: 'none'" },
  flexDirection: { horizontal: "'row'", vertical: "'column'", x: "'row'", y: "'column'" },
  flexWrap: { true: "'wrap'", false: "'nowrap'" },
  scrollAxis: {
    true: "'x' or 'y'",
    auto: "'x' or 'y'",
    false: "'none'",
    horizontal: "'x'",
    vertical: "'y'",
    row: "'x'",
    column: "'y'",
  },
  alignItems: alignment,
  alignSelf: alignment,
  alignContent: alignment,
  justifyContent: alignment,
  justifyItems: alignment,
  justifySelf: alignment,
  textAlign: { middle: "'center'" },
  verticalAlign: { center: "'middle'", start: "'top'", end: "'bottom'" },
  textWrap: { normal: "'wrap'", 'pre-wrap': "'wrap'", true: "'wrap'", false: "'nowrap'" },
  fontStyle: { oblique: "'italic'" },
  fontWeight: weights,
  letterSpacing: { normal: '0' },
  zIndex: { auto: '0' },
  maxWidth: { none: 'null' },
  maxHeight: { none: 'null' },
  minWidth: { none: 'null' },
  minHeight: { none: 'null' },
  maxLines: { none: 'null' },
  boxShadow: { none: 'null' },
  objectFit: { stretch: "'fill'", crop: "'cover'" },
  objectPosition: points,
  pivot: points,
};

/** Words that CSS has for every property. */
const GLOBAL = ['inherit', 'initial', 'unset', 'revert'];

const NUMBER = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+))';
const measured = new RegExp(`^${NUMBER}\\s*([a-z%]*)$`, 'i');
const ratio = new RegExp(`^${NUMBER}\\s*/\\s*${NUMBER}$`);

/** Degrees and milliseconds in a unit. */
const units: Readonly<Record<string, number>> = {
  deg: 1,
  grad: 0.9,
  rad: 180 / Math.PI,
  turn: 360,
  ms: 1,
  s: 1000,
};

/** Longest value that is looked at. */
const LONGEST = 200;

/**
 * What to write instead of a value that was refused, as a sentence; `undefined` if nothing is
 * known.
 *
 * @param info The property.
 * @param written The name under which the app wrote it: a shorthand, or that of the property.
 */
export function valueHint(info: EntryInfo, written: string, value: unknown): string | undefined {
  return sentence(value, () => insteadOf(info, written, value));
}

/** The sentence of what to write instead; none where the value is long, or cannot be read. */
function sentence(value: unknown, instead: () => string | undefined): string | undefined {
  if (typeof value === 'string' && value.length > LONGEST) return undefined;
  try {
    const text = instead();
    return text && `Write ${text}.`;
  } catch {
    // Getters and proxies of the app may throw.
    return undefined;
  }
}

/** Most alternatives that a message lists where a hint follows. */
const MOST_LISTED = 12;

/** What was expected, with the hint that follows: a long list is cut short for it. */
export function withHint(expected: string, found: string, hint: string | undefined): string {
  if (hint === undefined) return `expected ${expected}, got ${found}.`;
  const all = expected.split(', ');
  const some = all.length > MOST_LISTED ? `${all.slice(0, 4).join(', ')}, …` : expected;
  return `expected ${some}, got ${found}. ${hint}`;
}

function insteadOf(info: EntryInfo, written: string, value: unknown): string | undefined {
  const { key, codec } = info;
  if (key === 'claimedKeys') return keyInstead(value);
  const word = wordOf(value);
  const words = wordsOf(written) ?? wordsOf(key) ?? {};
  if (Object.hasOwn(words, word)) return words[word];
  if (GLOBAL.includes(word)) return 'null for the default: nothing is inherited';
  if (codec.kind === 'word') return typeof value === 'object' ? undefined : colorInstead(key, word);
  if (key === 'scrollMotion') return motionInstead(value);
  if (key === 'backgroundGradient' && /gradient\(/.test(word))
    return "linearGradient(180, 'red', 'blue') or radialGradient(…)";
  if (key === 'boxShadow') return "{ y: 8, blur: 24, color: '#00000080' }";
  if (key.startsWith('gridTemplate') || key.startsWith('gridAuto'))
    return /\dpx\b/.test(word) ? `'${word.replace(/(\d)px\b/g, '$1')}': lengths are dp` : undefined;
  const cases = casesIn(codec);
  if (cases.length > 0 && !takesNumbers(codec)) {
    const near = nearest(word, cases);
    return near === undefined ? undefined : `'${near}'`;
  }
  return simpleInstead(info, written, value, word);
}

/** A plain value as a word. Lists and objects are none: theirs may be endless. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value.trim().toLowerCase();
  return typeof value === 'object' || typeof value === 'function' ? '' : String(value);
}

function wordsOf(name: string): Words | undefined {
  return Object.hasOwn(foreignWords, name) ? foreignWords[name] : undefined;
}

/** Of a property that takes numbers, strings or booleans. */
function simpleInstead(
  info: EntryInfo,
  written: string,
  value: unknown,
  word: string,
): string | undefined {
  const { kind } = info.codec;
  if (kind === 'bool') {
    return ['true', '1'].includes(word)
      ? 'true'
      : ['false', '0'].includes(word)
        ? 'false'
        : undefined;
  }
  if (kind === 'string')
    return value instanceof URL
      ? 'its href'
      : typeof value === 'number'
        ? `'${value}': it is a string`
        : undefined;
  if (typeof value === 'number' && info.key === 'opacity' && value >= 5 && value <= 100)
    return `${rounded(value / 100)}`;
  if (typeof value !== 'string') return undefined;
  const [, above, below] = ratio.exec(word) ?? [];
  if (above !== undefined) return `${above} / ${below}`;
  const many = word.split(/\s+/).map((part) => lengthOf(info, part));
  // Only shorthands take lists.
  if (written !== info.key && many.length > 1 && many.length <= 4 && !many.includes(undefined))
    return sidesInstead(written, many as string[]);
  return numberInstead(info, word);
}

/** A number that was written as a string, or with a unit. */
function numberInstead(info: EntryInfo, word: string): string | undefined {
  if (word.startsWith('calc(')) return 'the result as a number: there is no calc()';
  const [, number, unit = ''] = measured.exec(word) ?? [];
  if (number === undefined) return undefined;
  const value = Number(number);
  switch (unit) {
    case '':
      return `${value}, a number`;
    case 'px':
    case 'dp':
      return hasTag(info, 'number') ? `'${value}dp'` : `${value}: lengths are numbers of dp`;
    case '%':
      if (hasTag(info, 'percent')) return `'${value}%'`;
      return /radius/i.test(info.key)
        ? 'a number of dp: half of the width makes a circle'
        : `${rounded(value / 100)}`;
    case 'em':
    case 'rem':
    case 'ch':
      return 'a number of dp: no unit depends on a font';
    case 'vw':
    case 'vh':
      return `stage.${unit === 'vw' ? 'width' : 'height'} * ${rounded(value / 100)}`;
    default:
      return Object.hasOwn(units, unit) ? `${rounded(value * (units[unit] as number))}` : undefined;
  }
}

/** A length of CSS as code: `10`, `'50%'`, `'auto'`. */
function lengthOf(info: EntryInfo, text: string): string | undefined {
  if (text === 'auto') return hasTag(info, 'auto') ? "'auto'" : undefined;
  const [, number, unit = ''] = measured.exec(text) ?? [];
  if (number === undefined || !['', 'px', '%', 'dp'].includes(unit)) return undefined;
  return unit === '%' ? `'${Number(number)}%'` : `${Number(number)}`;
}

/** A list of CSS as one of ours: one of three values has all four. */
function sidesInstead(written: string, parts: readonly string[]): string {
  if (written === 'flex')
    return `flexGrow: ${parts[0]}, flexShrink: ${parts[1]}, flexBasis: ${parts[2] ?? 0}`;
  const [top, right, bottom] = parts;
  const all = parts.length === 3 ? [top, right, bottom, right] : parts;
  return `[${all.join(', ')}]`;
}

function colorInstead(key: string, word: string): string | undefined {
  if (!/color|tint/i.test(key)) return undefined;
  if (word.includes('url(')) return 'stage.image({ src }): a box has no image of its own';
  if (word.includes('gradient('))
    return "backgroundGradient: linearGradient(180, 'red', 'blue'), or radialGradient(…)";
  if (word === 'none') return "'transparent'";
  if (word === 'currentcolor') return 'the colour itself: nothing is inherited';
  if (/^0x[0-9a-f]{8}$/.test(word)) return `${word}, a number`;
  if (/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(word)) return `'#${word}'`;
  return /^(lab|lch|oklab|oklch|color|color-mix)\(/.test(word)
    ? "it in sRGB, such as '#ffcc00' or 'hsl(48 100% 50%)'"
    : undefined;
}

/** What to write instead of a motion, as a sentence. */
export function motionHint(value: unknown): string | undefined {
  return sentence(value, () => motionInstead(value));
}

function motionInstead(value: unknown): string | undefined {
  if (value === true) return 'spring()';
  if (value === false || value === 'none') return "'instant'";
  if (typeof value === 'number') return `tween(${value})`;
  if (typeof value === 'object' && value !== null) {
    const { duration } = value as { duration?: unknown };
    return typeof duration === 'number' ? `tween(${duration})` : 'spring() or tween(200)';
  }
  if (typeof value !== 'string') return undefined;
  const [, number, unit] = /(\d*\.?\d+)(ms|s)\b/.exec(value) ?? [];
  if (number === undefined) return undefined;
  const easing = /\b(?:ease-in-out|ease-out|ease-in|ease|linear)\b/.exec(value)?.[0];
  const time = Number(number) * (unit === 's' ? 1000 : 1);
  return easing ? `tween(${time}, '${easing}')` : `tween(${time})`;
}

/** What to write instead of a `transition` that is no object. */
export function transitionHint(value: unknown): string | undefined {
  return sentence(value, () => {
    const motion = motionInstead(value);
    const name = typeof value === 'string' ? /^[a-zA-Z]+/.exec(value)?.[0] : undefined;
    return motion && `{ ${name === undefined || name === 'all' ? 'scale' : name}: ${motion} }`;
  });
}

/** What to write instead of a duration. */
export function durationHint(value: unknown): string | undefined {
  return sentence(value, () => {
    const [, number, unit] = /^(\d*\.?\d+)\s*(ms|s)?$/.exec(wordOf(value)) ?? [];
    return number && `${Number(number) * (unit === 's' ? 1000 : 1)}: times are milliseconds`;
  });
}

/** What to write instead of an easing. */
export function easingHint(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const [, name, inside] = /^(cubic-bezier|steps|linear)\((.*)\)$/.exec(value.trim()) ?? [];
  if (name !== undefined)
    return `Write ${name === 'cubic-bezier' ? 'cubicBezier' : name}(${inside}).`;
  const kebab = value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const near = nearest(kebab, ['linear', 'ease', 'ease-in', 'ease-out', 'ease-in-out']);
  return near === undefined ? undefined : `Write '${near}'.`;
}

/** What to write instead of what is no node. */
export function nodeHint(value: unknown): string | undefined {
  if (Array.isArray(value)) return 'Write the nodes one by one: append(...nodes).';
  if (typeof value === 'string') return `Write stage.text(${shown(value)}) for a text.`;
  if (typeof value === 'function') return 'Write what it returns: call it.';
  if (value instanceof Promise) return 'Write what it resolves to: await it.';
  return undefined;
}

const keyWords: Words = {
  escape: 'back',
  backspace: 'back',
  goback: 'back',
  return: 'back',
  ok: 'enter',
  select: 'enter',
  contextmenu: 'menu',
};

/** What to write instead of the name of a key, or of a list of such. */
function keyInstead(value: unknown): string | undefined {
  const names: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_LISTED) : [value];
  const found = names.map(keyNameOf).find((name) => name !== undefined);
  return found === undefined ? undefined : `'${found}'`;
}

/** The key of the schema that a name of the DOM or a short one stands for, if it is none itself. */
function keyNameOf(value: unknown): string | undefined {
  const names: readonly string[] = casesOf(keyCodec);
  if (typeof value !== 'string' || names.includes(value)) return undefined;
  const plain = value.toLowerCase();
  if (Object.hasOwn(keyWords, plain)) return keyWords[plain];
  const bare = plain.replace(/^(media|browser|audio|go)|^colorf\d|[^a-z0-9]/g, '');
  const ends = (name: string) =>
    name.replaceAll('-', '').replace(/^(arrow|color|digit)/, '') === bare;
  return (
    names.find((name) => name.replaceAll('-', '') === bare) ??
    names.find(ends) ??
    nearest(plain, names)
  );
}

function hasTag({ codec }: EntryInfo, tag: string): boolean {
  return codec.kind === 'variant' && codec.cases.some(([name]) => name === tag);
}

function takesNumbers(codec: Shape): boolean {
  return (
    codec.kind === 'variant' && codec.cases.some(([tag]) => ['dp', 'number', 'line'].includes(tag))
  );
}

function casesIn(codec: Shape): readonly string[] {
  if (codec.kind === 'option') return casesIn(codec.item);
  if (codec.kind === 'enum' || codec.kind === 'flags') return codec.cases;
  return codec.kind === 'variant' ? codec.cases.map(([tag]) => tag) : [];
}

const rounded = (value: number): number => Number(value.toPrecision(4));
