/**
 * The texts that Chromium measured, and how: shared by the recorder and the replay.
 *
 * @module
 */

/** A text with its style. */
export interface Sample {
  readonly content: string;
  /** In dp. */
  readonly size: number;
  readonly weight: 400 | 600 | 700;
  readonly letterSpacing?: number;
  readonly wordSpacing?: number;
  /** Times the font size; without it, what the fonts ask for. */
  readonly lineHeight?: number;
  readonly wrap?: 'nowrap' | 'anywhere';
  /** Width that it is wrapped in as well, in dp. */
  readonly width?: number;
}

/**
 * What is recorded of a sample: width on one line, width of its widest word, and height in
 * {@link Sample.width}; in dp.
 */
export type Measured = readonly [max: number, min: number, height: number];

const latin = [
  'Metropolis',
  'AVATAR To Wave Yes',
  'The Cabinet of Dr. Caligari',
  'efficient office fjord ffi ffl fi',
  'naïve café — “quoted” …',
  'A 1927 film (153 min)',
  'Nosferatu: A Symphony of Horror',
  'iiiiiiiiii llllllllll WWWWWW',
  '0123456789',
  'well-known state-of-the-art double-dash',
];

const arabic = [
  'مرحبا بالعالم',
  'السلام عليكم',
  'متصل الحروف',
  'لا إله',
  'فيلم صامت',
  'ببب',
  'ب\u200cب\u200cب',
  'الحب والحرب',
];

const japanese = [
  '東京',
  '東京の映画',
  'メトロポリス',
  'カメラを',
  '監督の映画です。',
  'の、の。の',
];

const mixed = ['Metropolis متروبوليس', 'メトロポリス (1927)', 'Film فيلم 映画', 'Year: 1927 سنة'];

const paragraph =
  'In a futuristic city sharply divided between the working class and the city planners, the son of the city’s mastermind falls in love with a working-class prophet who predicts the coming of a savior to mediate their differences.';

/**
 * Texts with soft hyphens, which show where a line breaks after them, and whose hyphen needs room.
 */
const hyphenated = 'The in\u00adcom\u00adpre\u00adhen\u00adsi\u00adble mas\u00adter\u00adpieces';

/** All samples. */
export const SAMPLES: readonly Sample[] = [
  ...latin.map((content) => ({ content, size: 32, weight: 400, width: 180 }) as const),
  ...latin
    .slice(0, 4)
    .map((content) => ({ content, size: 21.5, weight: 700, width: 120 }) as const),
  ...arabic.map((content) => ({ content, size: 32, weight: 600, width: 110 }) as const),
  ...japanese.map((content) => ({ content, size: 32, weight: 700, width: 100 }) as const),
  ...mixed.map((content) => ({ content, size: 28, weight: 600, width: 150 }) as const),
  { content: paragraph, size: 26, weight: 400, width: 640 },
  { content: paragraph, size: 26, weight: 600, width: 333, lineHeight: 1.4 },
  { content: paragraph, size: 14, weight: 400, width: 200 },
  { content: paragraph, size: 20, weight: 400, width: 60, wrap: 'anywhere' },
  { content: paragraph, size: 20, weight: 400, width: 60, wrap: 'nowrap' },
  { content: 'letter spacing', size: 32, weight: 400, letterSpacing: 3 },
  { content: 'tight spacing ffi', size: 48, weight: 700, letterSpacing: -1.5 },
  { content: 'three words here', size: 32, weight: 400, wordSpacing: 12, width: 200 },
  { content: 'line\nfeeds\n\nbetween', size: 24, weight: 400, width: 400 },
  { content: 'spaces   in   a   row', size: 24, weight: 400, width: 90 },
  ...[90, 104, 110, 150, 163, 200, 260].map(
    (width) => ({ content: hyphenated, size: 32, weight: 400, width }) as const,
  ),
  { content: hyphenated, size: 32, weight: 400, width: 150, letterSpacing: 3, wordSpacing: 5 },
  { content: hyphenated, size: 32, weight: 400, width: 60, wrap: 'anywhere' },
  { content: hyphenated, size: 32, weight: 400, width: 60, wrap: 'nowrap' },
  { content: 'A\u00adV\u00adA\u00adV\u00adA\u00adV', size: 32, weight: 400, width: 60 },
  { content: 'incom\u00ad prehen', size: 32, weight: 400, width: 110 },
  { content: 'incom\u00ad.prehen', size: 32, weight: 400, width: 100 },
  { content: 'مرحبا\u00adعالم', size: 32, weight: 600, width: 100 },
  ...[
    'a\tb',
    'ab\tc\td',
    '\t\tb',
    'a\t',
    'a \t b',
    'iiiiiiii\tb',
    'iiiiiiiii\tb',
    'a\tb\n\tc',
    'ef\u00adfi\u00adcient\toffice',
  ].map((content) => ({ content, size: 32, weight: 400, width: 100 }) as const),
  { content: 'a\tb\tc', size: 32, weight: 400, letterSpacing: 3, width: 130 },
  { content: 'a\tb c\td', size: 32, weight: 400, wordSpacing: 5, width: 130 },
  { content: 'a\tb', size: 32, weight: 400, letterSpacing: -12, width: 130 },
  { content: 'a\tb\tc d', size: 32, weight: 400, wrap: 'nowrap', width: 50 },
  { content: 'مرحبا\tعالم', size: 32, weight: 600, width: 100 },
  { content: '東\t京', size: 32, weight: 700, width: 50 },
  ...[
    'a\u200bb',
    'a\u2060b',
    'a\u00a0b',
    'a\ufe0fb',
    'a\u200db',
    'a\u061cb',
    'a\ufeffb',
    'a\u034fb',
    '\u0301',
    'a\u0301b',
  ].map((content) => ({ content, size: 32, weight: 400, width: 20 }) as const),
  { content: 'a\u00adb\u200bc\u2060d\u200ee', size: 32, weight: 400, letterSpacing: 10, width: 20 },
];
