import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseColor } from '../../host/src/app/color.ts';
import { cubicBezier, linear, spring, steps, tween } from '../../host/src/app/motion.ts';
import { shortForms } from '../../host/src/app/short-forms.ts';
import { nearest } from '../../host/src/app/spelling.ts';
import { Unexpected } from '../../host/src/app/unexpected.ts';
import { easingHint, motionHint, valueHint } from '../../host/src/app/value-hints.ts';
import { isColorKey, toValue } from '../../host/src/app/values.ts';
import {
  BatchWriter,
  casesOf,
  defaultOf,
  type EntryInfo,
  keyCodec,
  properties,
  writeEntry,
} from '../../host/src/protocol/schema.ts';
import { keyNamed, keyOf } from '../../host/src/shell/keys.ts';

const rows = Object.values(properties) as EntryInfo[];

describe('colours', () => {
  it('are written as in CSS', () => {
    const same: [string | number, number | undefined][] = [
      ['#fc0', 0xffcc00ff],
      ['#fc08', 0xffcc0088],
      ['#FFcc00', 0xffcc00ff],
      ['#ffcc0080', 0xffcc0080],
      ['rgb(255, 204, 0)', 0xffcc00ff],
      ['rgba(255, 204, 0, 0.5)', 0xffcc0080],
      ['rgb(255 204 0 / 50%)', 0xffcc0080],
      ['rgb(100% 80% 0%)', 0xffcc00ff],
      ['rgb(300 -5 0)', 0xff0000ff],
      ['hsl(48 100% 50%)', 0xffcc00ff],
      ['hsla(48, 100%, 50%, 0.5)', 0xffcc0080],
      ['hsl(-120deg 100 25)', 0x000080ff],
      ['hsl(0.5turn 100% 50% / 50%)', 0x00ffff80],
      ['hwb(0 0% 0%)', 0xff0000ff],
      ['hwb(120 60% 60%)', 0x808080ff],
      ['hsl(red 100% 50%)', undefined],
      ['hsl(48 100%)', undefined],
      ['hsl', undefined],
      ['transparent', 0],
      [' White ', 0xffffffff],
      [0x12345678, 0x12345678],
      [0xffffffff, 0xffffffff],
      [0x1ffffffff, undefined],
      [-1, undefined],
      [1.5, undefined],
      ['#12345', undefined],
      ['#ggg', undefined],
      ['rgb(1, 2)', undefined],
      ['rgb(1 2 x)', undefined],
      ['toString', undefined],
      ['', undefined],
    ];
    for (const [text, color] of same) assert.equal(parseColor(text), color, String(text));
  });

  it('come back as they were, in hex', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (color) => {
        assert.equal(parseColor(`#${color.toString(16).padStart(8, '0')}`), color);
      }),
    );
  });
});

describe('values of properties', () => {
  const nodes = { idOf: (value: unknown) => (typeof value === 'number' ? value : 0) };

  /** Defaults that apps write in another form than the schema. */
  const asWritten: Readonly<Record<string, unknown>> = {
    scrollMotion: spring({ stiffness: 200, damping: 28.28 }),
    backgroundGradient: 'none',
  };

  it('take every default of the schema as it is', () => {
    for (const info of rows) {
      const value = defaultOf(info);
      const writer = new BatchWriter();
      writeEntry(writer, info, toValue(info, asWritten[info.key] ?? value, nodes));
      assert.deepEqual([...writer.entries().subarray(1)], [...(info.default ?? [])], info.key);
    }
  });

  it('are colours or nodes where they are plain words', () => {
    for (const info of rows.filter(({ codec }) => codec.kind === 'word')) {
      const isNode = /^nextFocus|^focusPreferred$|^focusGuide$|^itemTemplate$/.test(info.key);
      assert.equal(isColorKey(info.key), !isNode, info.key);
    }
  });

  it('fail only with what was expected, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.anything(), (info, value) => {
        try {
          const writer = new BatchWriter();
          writeEntry(writer, info, toValue(info, value, nodes));
        } catch (error) {
          assert.ok(
            error instanceof Unexpected || (error as Error).name === 'SchemaError',
            String(error),
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('are words of CSS for weights, and for what flex does', () => {
    const weight = (value: unknown) => toValue(properties.fontWeight, value, nodes);
    assert.deepEqual(['normal', 'bold', 650].map(weight), [400, 700, 650]);
    assert.deepEqual(shortForms.flex?.spread('auto'), [1, 1, 'auto']);
    assert.deepEqual(shortForms.flex?.spread('none'), [0, 0, 'auto']);
  });

  it('have hints that never fail, whatever comes', () => {
    const long = '1 '.repeat(100);
    assert.equal(valueHint(properties.width, 'padding', `${long}${long}`), undefined);
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.anything({ withNullPrototype: true }), hintOf),
      { numRuns: 3000 },
    );
    function hintOf(info: EntryInfo, value: unknown): void {
      for (const hint of [valueHint(info, info.key, value), motionHint(value), easingHint(value)])
        assert.match(hint ?? 'Write it.', /^Write .*\.$/s);
    }
  });

  it('have shorthands of existing properties, each with values for all of them', () => {
    for (const [name, form] of Object.entries(shortForms)) {
      for (const key of form.keys) assert.ok(Object.hasOwn(properties, key), `${name}: ${key}`);
      assert.equal(form.spread(null)?.length, form.keys.length, name);
    }
  });
});

describe('motion', () => {
  it('is checked where it is made', () => {
    const faults: [() => unknown, RegExp][] = [
      [() => spring({ stiffness: 0 }), /^spring: expected stiffness to be above 0, got 0\.$/],
      [
        () => spring(200 as never),
        /^spring: expected options such as \{ stiffness: 300 \}, got 200/,
      ],
      [
        () => spring({ tension: 170 } as never),
        /^spring: there is no option "tension"\. Write stiffness\.$/,
      ],
      [
        () => spring({ dampng: 20 } as never),
        /^spring: there is no option "dampng"\. Did you mean "damping"\?$/,
      ],
      [
        () => spring({ damping: Number.NaN }),
        /^spring: expected damping to be a finite number, got NaN\.$/,
      ],
      [() => tween(-1), /^tween: expected duration to be at least 0, got -1\.$/],
      [
        () => tween('200' as never),
        /^tween: expected duration to be a finite number, got "200"\.$/,
      ],
      [
        () => cubicBezier(1.2, 0, 0, 1),
        /^cubicBezier: expected x1 to be within 0 to 1, got 1\.2\.$/,
      ],
      [() => steps(0), /^steps: expected a whole number of at least 1, got 0\.$/],
      [() => steps(1, 'jump-none'), /at least 2, got 1\.$/],
      [() => linear(1), /^linear: expected 2 to 10000 points, got 1\.$/],
      [
        () => linear(0, [-0.5, 1]),
        /^linear: expected the input of point 1 to be at least 0, got -0\.5\.$/,
      ],
      [
        () => linear([0.5, 0], [0.2, 1]),
        /^linear: expected the input of point 1 to be at least 0\.5, got 0\.2\.$/,
      ],
    ];
    for (const [make, message] of faults) assert.throws(make, { name: 'InlayError', message });
  });

  it('has points of linear() where CSS Easing Functions 2 puts them', () => {
    const easing = linear(0, [0.5, 0.8], 0.25, 0.75, 1) as {
      points: readonly (readonly [number, number])[];
    };
    const inputs = easing.points.map(([input]) => input);
    assert.deepEqual(inputs, [0, 0.5, 0.5 + 0.5 / 3, 0.5 + 1 / 3, 1]);
    // CSS: linear(0 -50%, 0.5, 1 150%, 0.25) has 50% for the second and 150% for the last.
    const outside = linear([-0.5, 0], 0.5, [1.5, 1], 0.25) as typeof easing;
    assert.deepEqual(outside.points, [
      [-0.5, 0],
      [0.5, 0.5],
      [1.5, 1],
      [1.5, 0.25],
    ]);
  });

  it('is critically damped where nothing is said', () => {
    assert.deepEqual(spring({ stiffness: 100 }), {
      motion: 'spring',
      stiffness: 100,
      damping: 20,
      delay: 0,
    });
  });
});

describe('keys', () => {
  const known: readonly string[] = casesOf(keyCodec);

  it('of the page are keys of the schema', () => {
    assert.equal(keyOf({ key: 'ArrowUp' }), 'arrow-up');
    assert.equal(keyOf({ key: 'Escape' }), 'back');
    assert.equal(keyOf({ key: '7' }), 'digit7');
    assert.equal(keyOf({ key: 'Unidentified', keyCode: 461 }), 'back');
    assert.equal(keyOf({ key: 'Unidentified', keyCode: 10252 }), 'play-pause');
    assert.equal(keyOf({ key: 'x' }), undefined);
    assert.equal(keyOf({ key: 'constructor' }), undefined);
  });

  it('are the browser’s together with Ctrl, Alt or Meta', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey'])
      assert.equal(keyOf({ key: 'ArrowLeft', [modifier]: true }), undefined);
  });

  it('on a command line have short names for the arrows', () => {
    assert.equal(keyNamed('right', known), 'arrow-right');
    assert.equal(keyNamed('play-pause', known), 'play-pause');
    assert.equal(keyNamed('north', known), undefined);
  });
});

describe('spelling', () => {
  it('finds the name that was meant, and none for something else', () => {
    const names = ['width', 'height', 'opacity', 'left'];
    assert.equal(nearest('widht', names), 'width');
    assert.equal(nearest('Height', names), 'height');
    assert.equal(nearest('opcity', names), 'opacity');
    assert.equal(nearest('colour', names), undefined);
    assert.equal(nearest('x', names), undefined);
    // In a short name, two slips make another word.
    for (const [name, other] of [
      ['rows', 'runs'],
      ['lines', 'live'],
      ['cols', 'hole'],
      ['snap', 'gap'],
    ] as const)
      assert.equal(nearest(name, [other]), undefined);
    assert.equal(nearest('lef', names), 'left');
  });
});
