/**
 * Any bytes into `apply` and any arguments into the exports of the built engine: an error, never a
 * trap, nothing applied. 100,000 inputs into form module that may be anything, 20,000 that are
 * nearly right, and any values that the schema's types take: words at random seldom are one.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readRequests } from '../../host/src/engine/requests.ts';
import { settingWords } from '../../host/src/engine/settings.ts';
import {
  BatchWriter,
  commands,
  type EntryInfo,
  properties,
  writeEntry,
} from '../../schema/typescript/index.ts';
import { arbitraryOf } from '../../schema/typescript/testing/arbitraries.ts';
import { type Fault, fault, faulty, Life, type Saying, saying } from './life.ts';

const folder = new URL('../../target/inlay/rust/', import.meta.url);

interface Result {
  readonly tag: 'ok' | 'err';
  readonly val?: unknown;
}

interface EngineExports {
  configure(settings: Uint32Array): Result;
  apply(batch: Uint32Array): Result;
  key(key: number, phase: number, time: number): Result;
  imageArrived(texture: number, width: number, height: number, bytes: number): Result;
  imageFailed(texture: number, reason: number): Result;
  fontArrived(font: number, bytes: Uint8Array): Result;
  fontFailed(font: number, reason: number): Result;
  frame(time: number): Result;
  full(): Result;
  rebuild(system: number): Result;
  snapshot(): Uint32Array;
  restore(snapshot: Uint32Array): Result;
  reset(): void;
}

const stage = settingWords({
  width: 1920,
  height: 1080,
  pixelWidth: 1280,
  pixelHeight: 720,
  textureUnits: 16,
  textureBudget: 1 << 24,
});

/** Numbers of entries of the schema and beside it. */
const tables = [
  0x0001, 0x0100, 0x0130, 0x0150, 0x0200, 0x0300, 0x0340, 0x0400, 0x0500, 0x0600, 0x0700, 0x0800,
  0x8001,
];
const entryId = fc.oneof(
  fc.tuple(fc.constantFrom(...tables), fc.nat(24)).map(([table, offset]) => table + offset),
  fc.nat(0xffff),
);
const word = fc.oneof(
  fc.nat(12),
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0x3f80_0000, 0x7fc0_0000, 0x7f80_0000, 0xff80_0000, 0x4f00_0000, 0x0010_0002),
  fc
    .float({ noNaN: true, min: -4000, max: 4000 })
    .map((value) => new Uint32Array(new Float32Array([value]).buffer)[0] as number),
);
/** Entries that are often right: nodes 2 to 9 made, moved, removed and styled. */
const likely = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2, max: 9 }), fc.nat(2))
    .map(([node, kind]) => ({ id: 0x0001, value: [node, kind] })),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([parent, child]) => ({ id: 0x0003, value: [parent, child, 0] })),
  fc.integer({ min: 1, max: 9 }).map((node) => ({ id: 0x0004, value: [node] })),
  fc.integer({ min: 2, max: 9 }).map((node) => ({ id: 0x0002, value: [node] })),
  fc.nat(8).map((state) => ({ id: 0x0005, value: [state] })),
  fc
    .tuple(entryId, fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([id, value]) => ({ id, value })),
);
const entries = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: likely },
    { weight: 1, arbitrary: fc.record({ id: entryId, value: fc.array(word, { maxLength: 9 }) }) },
  ),
  {
    maxLength: 12,
  },
);
const batch = fc.oneof(
  { weight: 6, arbitrary: entries.map(batchOf) },
  {
    weight: 1,
    arbitrary: fc.array(word, { maxLength: 40 }).map((words) => Uint32Array.from(words)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(entries, fc.nat(60), word)
      .map(([list, at, value]) => broken(batchOf(list), at, value)),
  },
);
const anyNumber = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 0xffff_ffff }));
const anyTime = fc.oneof(fc.double(), fc.nat(100_000));
type Call = (engine: EngineExports) => Result | undefined;
const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 12,
    arbitrary: batch.map(
      (words): Call =>
        (engine) =>
          engine.apply(words),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(60), fc.nat(3), anyTime).map(
      ([key, phase, time]): Call =>
        (engine) =>
          engine.key(key, phase, time),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyNumber, anyNumber, anyNumber, anyNumber).map(
      ([a, b, c, d]): Call =>
        (engine) =>
          engine.imageArrived(a, b, c, d),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyNumber, anyNumber).map(
      ([a, b]): Call =>
        (engine) =>
          engine.imageFailed(a, b),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyNumber, fc.uint8Array({ maxLength: 64 })).map(
      ([font, bytes]): Call =>
        (engine) =>
          engine.fontArrived(font, bytes),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyNumber, anyNumber).map(
      ([a, b]): Call =>
        (engine) =>
          engine.fontFailed(a, b),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.array(word, { maxLength: 60 }).map(
      (words): Call =>
        (engine) =>
          engine.restore(Uint32Array.from(words)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(9).map(
      (system): Call =>
        (engine) =>
          engine.rebuild(system),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Call>((engine) => engine.full()) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0x8200, max: 0x8290 }), fc.array(word, { maxLength: 2 }))
      .map(
        ([id, words]): Call =>
          (engine) =>
            engine.configure(Uint32Array.of(id | (words.length << 16), ...words)),
      ),
  },
);

/** A value that the type of a property takes, in its range. */
const supported = Object.values<EntryInfo>(properties).filter(({ later }) => !later);
const typed = fc.record({
  node: fc.integer({ min: 2, max: 8 }),
  state: fc.option(fc.constantFrom('focused', 'selected', 'loaded', 'disabled')),
  set: fc
    .constantFrom(...supported)
    .chain((entry) => arbitraryOf(entry.codec, entry.range).map((value) => ({ entry, value }))),
});

/** Three nodes under the root, and one under each but the last. */
function smallTree(): Uint32Array {
  const writer = new BatchWriter();
  for (let node = 2; node <= 8; node += 1) {
    // texts take no children
    const kind = node > 5 ? 'text' : node % 2 === 0 ? 'view' : 'image';
    writeEntry(writer, commands.createNode, { node, kind });
    writeEntry(writer, commands.insertChild, {
      parent: node < 5 ? 1 : node - 3,
      child: node,
      before: 0,
    });
  }
  return writer.finish(1);
}

function batchOf(list: readonly { id: number; value: number[] }[]): Uint32Array {
  const writer = new BatchWriter();
  for (const { id, value } of list) writer.raw(id, value);
  return writer.finish(1);
}

function broken(words: Uint32Array, at: number, value: number): Uint32Array {
  if (words.length > 0) words[at % words.length] = value;
  return words;
}

/** What a life is made of that is right in all but at most one place. */
type Input =
  | { readonly kind: 'batch'; readonly sayings: readonly Saying[]; readonly fault: Fault | null }
  | { readonly kind: 'key'; readonly key: number; readonly phase: number }
  | { readonly kind: 'frame'; readonly wait: number }
  | { readonly kind: 'arrive'; readonly is: 'picture' | 'broken'; readonly cut: number }
  | { readonly kind: 'restore'; readonly fault: Fault };

const input: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('batch' as const),
      sayings: fc.array(saying, { minLength: 1, maxLength: 16 }),
      fault: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fault }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('key' as const), key: fc.nat(6), phase: fc.nat(1) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('frame' as const),
      wait: fc.constantFrom(0, 16, 16, 400),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      is: fc.constantFrom('picture' as const, 'broken' as const),
      cut: fc.nat(2_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), fault }) },
);

/** A font that every text falls back to. */
function fontFace(): Uint32Array {
  const writer = new BatchWriter();
  writeEntry(writer, commands.addFontFace, {
    font: 1,
    family: 'Inter',
    weight: 400,
    style: 'normal',
    src: 'inter.ttf',
  });
  return writer.finish(0);
}

describe('the built engine takes anything', () => {
  const make = async (): Promise<EngineExports> => {
    const { instantiate } = await import(new URL('engine.glue.js', folder).href);
    return instantiate(new WebAssembly.Module(readFileSync(new URL('engine.module.wasm', folder))))
      .engine;
  };

  it('draws with every value that a type of the schema takes, or refuses it', async () => {
    const engine = await make();
    const run = (steps: readonly (typeof typed extends fc.Arbitrary<infer T> ? T : never)[]) => {
      engine.reset();
      engine.configure(stage);
      assert.equal(engine.apply(smallTree()).tag, 'ok');
      for (const [index, { node, state, set }] of steps.entries()) {
        const writer = new BatchWriter();
        writer.select(node);
        if (state) writeEntry(writer, commands.selectState, state);
        writeEntry(writer, set.entry, set.value);
        engine.apply(writer.finish(index + 2));
        const frame = engine.frame(16 * index);
        const what = () =>
          `${set.entry.key} ${JSON.stringify(set.value)}: ${JSON.stringify(frame.val)}`;
        assert.ok(frame.tag === 'ok', frame.tag === 'ok' ? '' : what());
      }
    };
    fc.assert(fc.property(fc.array(typed, { minLength: 40, maxLength: 40 }), run), {
      numRuns: 300,
      seed: 20,
      endOnFailure: true,
    });
  });

  it('applies or refuses each of 100,000 inputs; a refused batch leaves no trace', async () => {
    const engine = await make();
    let [time, inputs, refused, done] = [0, 0, 0, 0];
    engine.configure(stage);
    const run = (calls: readonly Call[]) => {
      // Every session starts with nothing, so that its calls alone reproduce a failure.
      engine.reset();
      assert.equal(engine.configure(stage).tag, 'ok');
      time = 0;
      for (const [index, one] of calls.entries()) {
        const looked = index % 16 === 0 ? engine.snapshot().slice() : undefined;
        const result = one(engine);
        inputs += 1;
        if (result?.tag === 'err') {
          refused += 1;
          if (looked)
            assert.deepEqual(engine.snapshot().slice(), looked, 'a refused call changes nothing');
        } else done += 1;
        if (index % 4 === 3) {
          time += 16;
          const frame = engine.frame(time);
          assert.equal(frame.tag, 'ok', `a frame can always be made: ${JSON.stringify(frame.val)}`);
        }
      }
    };
    fc.assert(fc.property(fc.array(call, { minLength: 50, maxLength: 50 }), run), {
      numRuns: 2000,
      seed: 20,
      endOnFailure: true,
    });
    assert.equal(inputs, 100_000);
    assert.ok(
      refused > 10_000 && done > 10_000,
      `expected both refusals and deeds, got ${refused} and ${done}`,
    );
  });

  it('takes 20,000 inputs that are right in all but at most one place', async () => {
    const { instantiate } = await import(new URL('engine.glue.js', folder).href);
    const engine: EngineExports = instantiate(
      new WebAssembly.Module(readFileSync(new URL('engine.module.wasm', folder))),
    ).engine;
    const font = new Uint8Array(
      readFileSync(new URL('../../examples/home/assets/fonts/Inter-Regular.ttf', import.meta.url)),
    );
    const counts = {
      inputs: 0,
      applied: 0,
      entries: 0,
      refused: 0,
      restored: 0,
      drawn: 0,
      arrived: 0,
    };
    const run = (inputs: readonly Input[]) => {
      engine.reset();
      assert.equal(engine.configure(stage).tag, 'ok');
      const life = new Life();
      let [time, sequence] = [0, 0];
      const waiting: { textures: number[]; fonts: number[] } = { textures: [], fonts: [] };
      engine.apply(fontFace());
      const frame = (wait: number) => {
        time += wait;
        const { tag, val } = engine.frame(time);
        assert.equal(tag, 'ok', `a frame can always be made: ${JSON.stringify(val)}`);
        const { drawList, requests } = val as { drawList: Uint32Array; requests: Uint32Array };
        counts.drawn += drawList.length > 0 ? 1 : 0;
        readRequests(requests, {
          loadImage: ({ texture }) => void waiting.textures.push(texture),
          cancelImage: (texture) =>
            void waiting.textures.splice(waiting.textures.indexOf(texture), 1),
          prioritiseImage: () => {},
          freeImage: () => {},
          loadFont: ({ font }) => void waiting.fonts.push(font),
        });
      };
      for (const input of inputs) {
        counts.inputs += 1;
        if (input.kind === 'batch') {
          sequence += 1;
          const right = life.batch(input.sayings, sequence);
          const words = input.fault ? faulty(right, input.fault) : right;
          const before = input.fault ? engine.snapshot().slice() : undefined;
          const { tag, val } = engine.apply(words);
          if (tag === 'ok') {
            counts.applied += 1;
            counts.entries += val as number;
            // What a fault made of it is not known: this life ends here.
            if (input.fault) return;
          } else {
            counts.refused += 1;
            life.refused();
            if (before)
              assert.deepEqual(
                engine.snapshot().slice(),
                before,
                'a refused batch changes nothing',
              );
          }
        } else if (input.kind === 'key') engine.key(input.key, input.phase, time);
        else if (input.kind === 'frame') frame(input.wait);
        else if (input.kind === 'arrive') {
          const texture = waiting.textures.shift();
          if (texture !== undefined && input.is === 'picture')
            engine.imageArrived(texture, 64, 32, 64 * 32 * 4);
          else if (texture !== undefined) engine.imageFailed(texture, 1);
          const number = waiting.fonts.shift();
          if (number !== undefined)
            engine.fontArrived(number, input.is === 'picture' ? font : font.subarray(0, input.cut));
          counts.arrived += texture === undefined && number === undefined ? 0 : 1;
        } else {
          const sound = engine.snapshot().slice();
          const { tag } = engine.restore(faulty(sound, input.fault));
          // Whatever that made: frames can be made of it, up to a time that it may say is past.
          if (tag === 'ok') engine.frame(time);
          counts.restored += 1;
          assert.equal(engine.restore(sound).tag, 'ok', 'what it was itself, it can be again');
          [waiting.textures, waiting.fonts] = [[], []];
        }
      }
      frame(16);
      frame(5_000);
      assert.equal(engine.full().tag, 'ok');
    };
    fc.assert(fc.property(fc.array(input, { minLength: 40, maxLength: 40 }), run), {
      numRuns: 700,
      seed: 21,
      endOnFailure: true,
    });
    assert.ok(counts.inputs > 20_000, `${counts.inputs} inputs`);
    const { applied, entries, refused, drawn, restored, arrived } = counts;
    assert.ok(applied > 4 * refused && entries > 8 * applied, JSON.stringify(counts));
    assert.ok(drawn > 2_000 && restored > 300 && arrived > 300, JSON.stringify(counts));
  });
});
