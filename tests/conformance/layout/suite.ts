/**
 * What every implementation of `inlay:layout/layout` must do, spoken in WIT alone.
 *
 * The boxes themselves are those of the oracle (`tests/oracle/layout`): recorded in Chromium,
 * replayed here through the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  BatchWriter,
  commands,
  id,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';
import { generate } from '../../oracle/layout/generate.ts';
import {
  differences,
  type LayoutInterface,
  measureReplayed,
  replay,
} from '../../oracle/layout/replay.ts';
import { parseTree, STAGE, toEntries, writeDeclaration } from '../../oracle/layout/tree.ts';
import { damagedStream, isTaken } from '../damage.ts';

/** `inlay:text/measure` in jco's shape: what a layout imports. */
export interface MeasureInterface {
  measure(
    node: number,
    available: { tag: 'definite' | 'min-content' | 'max-content'; val?: number },
  ): {
    width: number;
    height: number;
    baseline: number;
  };
}

/** Levels that every layout follows; it may follow more. */
const LEVELS = 200;

const oracle = join(import.meta.dirname, '../../oracle/layout');

/** The words that `write` adds, without a header. */
function entries(write: (writer: BatchWriter) => void): Uint32Array {
  const writer = new BatchWriter();
  const start = writer.finish(0).length;
  write(writer);
  return writer.finish(0).slice(start);
}

function view(
  writer: BatchWriter,
  parent: number,
  node: number,
  declarations: Record<string, string> = {},
): void {
  writeEntry(writer, commands.createNode, { node, kind: 'view' });
  for (const [name, value] of Object.entries(declarations)) writeDeclaration(writer, name, value);
  writeEntry(writer, commands.insertChild, { parent, child: node, before: 0 });
}

function select(writer: BatchWriter, node: number, declarations: Record<string, string>): void {
  writeEntry(writer, commands.selectNode, node);
  for (const [name, value] of Object.entries(declarations)) writeDeclaration(writer, name, value);
}

/** The ten numbers of a node, if its box changed. */
function boxOf(
  boxes: { nodes: Uint32Array; values: Float32Array },
  node: number,
): number[] | undefined {
  const at = boxes.nodes.indexOf(node);
  return at < 0 ? undefined : [...boxes.values.subarray(at * 10, at * 10 + 10)];
}

/** What a refusal carries. */
function refusal(act: () => unknown): { tag: string; val?: number } {
  try {
    act();
  } catch (error) {
    const { payload } = error as { payload?: { tag: string; val?: number } };
    assert.ok(payload, `expected a refusal, got ${error}`);
    return payload;
  }
  return assert.fail('expected a refusal');
}

/**
 * Declares the tests.
 *
 * @param name What is tested, for the reader.
 * @param load A new instance of the layout that asks `text` about paragraphs.
 */
export function conformance(
  name: string,
  load: (text: MeasureInterface) => Promise<LayoutInterface>,
): void {
  describe(`layout conformance: ${name}`, () => {
    let layout: LayoutInterface;
    let questions: Parameters<MeasureInterface['measure']>[] = [];
    let wordWidth = 40;
    let measuresOracle = false;
    /** Five words in lines of 20 dp; or those of the oracle's tree. */
    const text: MeasureInterface = {
      measure(node, available) {
        questions.push([node, available]);
        if (measuresOracle) return measureReplayed(node, available);
        const least = available.tag === 'min-content' ? 1 : 5;
        const words =
          available.tag === 'definite' ? Math.floor((available.val ?? 0) / wordWidth) : least;
        const perLine = Math.max(1, Math.min(5, words));
        return { width: perLine * wordWidth, height: Math.ceil(5 / perLine) * 20, baseline: 15 };
      },
    };
    const solve = () => layout.solve(1000, 600);
    const apply = (write: (writer: BatchWriter) => void) => layout.apply(entries(write));

    before(async () => {
      layout = await load(text);
    });

    beforeEach(() => {
      layout.reset();
      questions = [];
      wordWidth = 40;
      measuresOracle = false;
    });

    it('starts with a root that is the stage', () => {
      assert.deepEqual([...solve().nodes], [1]);
      assert.deepEqual([...layout.solve(640, 360).values], [0, 0, 640, 360, 640, 360, 0, 0, 0, 0]);
    });

    it('reports changed boxes only, parents before children', () => {
      apply((writer) => {
        view(writer, 1, 2, { width: '100px' });
        view(writer, 2, 3, { height: '50%' });
        view(writer, 1, 4, { 'flex-grow': '1' });
      });
      const first = solve();
      assert.deepEqual([...first.nodes].sort(), [1, 2, 3, 4]);
      assert.ok(first.nodes.indexOf(2) < first.nodes.indexOf(3));
      assert.deepEqual(boxOf(first, 4)?.slice(0, 4), [100, 0, 900, 600]);
      assert.deepEqual([...solve().nodes], []);
      apply((writer) => select(writer, 3, { height: '25%' }));
      assert.deepEqual([...solve().nodes], [3]);
      apply((writer) => select(writer, 3, { height: '25%' }));
      assert.deepEqual([...solve().nodes], []);
    });

    it('lays out the same after edits as afresh', () => {
      const files = ['random.json', 'more.json'].map((file) =>
        readFileSync(join(oracle, file), 'utf8'),
      );
      const recorded = files.map((file) => JSON.parse(file) as { trees: { tree: string[] }[] });
      for (const { tree } of recorded.flatMap(({ trees }) => trees.slice(0, 40))) {
        const nodes = parseTree(tree);
        const fresh = replay(layout, tree).boxes;
        // Another value of every property first, each solved, then the right one.
        layout.reset();
        layout.apply(toEntries(nodes.map((node) => ({ ...node, declarations: [] }))));
        layout.solve(300, 200);
        const natural = nodes.flatMap(({ natural }, at) => (natural ? [{ at, natural }] : []));
        const ids = Uint32Array.from(natural, ({ at }) => at + 1);
        layout.setNaturalSizes(ids, Float32Array.from(natural.flatMap(({ natural }) => natural)));
        const boxes = new Map<number, number[]>();
        const keep = (solved: { nodes: Uint32Array }) => {
          const known = solved as ReturnType<typeof solve>;
          for (const node of known.nodes) boxes.set(node, boxOf(known, node) ?? []);
        };
        keep(solve());
        nodes.forEach(({ declarations }, at) => {
          apply((writer) => select(writer, at + 1, Object.fromEntries(declarations)));
          keep(solve());
        });
        const found = nodes.flatMap((_, at) =>
          (boxes.get(at + 1) ?? []).slice(0, 4).map((value) => value * 64),
        );
        // A box that never changed from the start was told by the very first solve.
        assert.deepEqual(
          found.map((value, at) =>
            value === fresh[at] ? 'same' : `node ${(at >> 2) + 1}: ${value} for ${fresh[at]}`,
          ),
          fresh.map(() => 'same'),
        );
      }
    });

    it('takes default values back', () => {
      apply((writer) => view(writer, 1, 2, { width: '100px' }));
      solve();
      apply((writer) => {
        writeEntry(writer, commands.selectNode, 2);
        writeEntry(writer, commands.unsetProperty, id.width);
      });
      assert.deepEqual(boxOf(solve(), 2)?.slice(0, 4), [0, 0, 0, 600]);
    });

    it('asks how large paragraphs are, and again when they are touched', () => {
      apply((writer) => {
        view(writer, 1, 2, { width: '100px', 'align-items': 'start' });
        writeEntry(writer, commands.createNode, { node: 3, kind: 'text' });
        writeEntry(writer, commands.insertChild, { parent: 2, child: 3, before: 0 });
      });
      assert.deepEqual(boxOf(solve(), 3)?.slice(0, 4), [0, 0, 100, 60]);
      assert.ok(questions.length > 0 && questions.every(([node]) => node === 3));
      questions = [];
      solve();
      assert.equal(questions.length, 0);
      wordWidth = 15;
      layout.touch(Uint32Array.of(3));
      assert.deepEqual(boxOf(solve(), 3)?.slice(0, 4), [0, 0, 75, 20]);
    });

    it('survives any answer about a paragraph', () => {
      const answers = [Number.NaN, Number.POSITIVE_INFINITY, -5, 1e38];
      for (const answer of answers) {
        layout.reset();
        apply((writer) => {
          writeEntry(writer, commands.createNode, { node: 2, kind: 'text' });
          writeEntry(writer, commands.insertChild, { parent: 1, child: 2, before: 0 });
        });
        wordWidth = answer;
        assert.ok(solve().values.every(Number.isFinite));
      }
    });

    it('knows natural sizes of images', () => {
      apply((writer) => {
        select(writer, 1, { 'align-items': 'start' });
        writeEntry(writer, commands.createNode, { node: 2, kind: 'image' });
        writeDeclaration(writer, 'width', '100px');
        writeEntry(writer, commands.insertChild, { parent: 1, child: 2, before: 0 });
      });
      solve();
      layout.setNaturalSizes(Uint32Array.of(2), Float32Array.of(200, 100));
      assert.deepEqual(boxOf(solve(), 2)?.slice(0, 4), [0, 0, 100, 50]);
      const set = (nodes: number[], sizes: number[]) => () =>
        layout.setNaturalSizes(Uint32Array.from(nodes), Float32Array.from(sizes));
      assert.deepEqual(refusal(set([2], [1])), { tag: 'bad-length', val: 2 });
      assert.deepEqual(refusal(set([9], [1, 1])), { tag: 'unknown-node', val: 9 });
      assert.equal(refusal(set([2], [1, -1])).tag, 'bad-size');
      assert.equal(refusal(set([2], [Number.NaN, 1])).tag, 'bad-size');
      assert.deepEqual([...solve().nodes], []);
    });

    it('empties the boxes of hidden nodes', () => {
      apply((writer) => {
        view(writer, 1, 2, { width: '10px' });
        view(writer, 2, 3, { width: '10px' });
      });
      solve();
      apply((writer) => select(writer, 2, { display: 'none' }));
      assert.deepEqual([...solve().values], Array(20).fill(0));
    });

    it('moves and removes nodes in any order', () => {
      apply((writer) => {
        for (const node of [2, 3, 4]) view(writer, 1, node, { width: `${node}px` });
        view(writer, 2, 5, { height: '7px' });
      });
      solve();
      apply((writer) =>
        writeEntry(writer, commands.insertChild, { parent: 1, child: 4, before: 2 }),
      );
      assert.equal(boxOf(solve(), 2)?.[0], 4);
      apply((writer) => {
        writeEntry(writer, commands.removeNode, 2);
        writeEntry(writer, commands.removeNode, 5);
      });
      assert.deepEqual([...solve().nodes], [3]);
      // The slot again, in its next generation.
      const next = (1 << 20) | 2;
      apply((writer) => view(writer, 1, next, { width: '9px' }));
      assert.deepEqual(boxOf(solve(), next)?.slice(0, 4), [7, 0, 9, 600]);
    });

    it('refuses with the facts, and changes nothing', () => {
      apply((writer) => view(writer, 1, 2, { width: '10px' }));
      solve();
      const refused = (write: (writer: BatchWriter) => void) =>
        refusal(() =>
          apply((writer) => {
            select(writer, 2, { width: '99px' });
            write(writer);
          }),
        );
      const start = 4 + 1;
      assert.deepEqual(
        refused((writer) => writeEntry(writer, commands.selectNode, 9)),
        { tag: 'unknown-node', val: 9 },
      );
      assert.deepEqual(
        refused((writer) => writeEntry(writer, commands.removeNode, 1)),
        { tag: 'malformed', val: start },
      );
      assert.deepEqual(
        refused((writer) =>
          writeEntry(writer, commands.insertChild, { parent: 2, child: 2, before: 0 }),
        ),
        {
          tag: 'malformed',
          val: start,
        },
      );
      assert.deepEqual(
        refused((writer) => writeEntry(writer, properties.opacity, 0.5)),
        { tag: 'unsupported', val: id.opacity },
      );
      assert.deepEqual(
        refused((writer) => writeEntry(writer, properties.blur, 1)),
        { tag: 'unsupported', val: id.blur },
      );
      assert.deepEqual([...solve().nodes], []);
      assert.equal(refusal(() => layout.solve(Number.NaN, 1)).tag, 'bad-size');
      assert.equal(refusal(() => layout.solve(1, -1)).tag, 'bad-size');
      assert.deepEqual(
        refusal(() => layout.touch(Uint32Array.of(77))),
        { tag: 'unknown-node', val: 77 },
      );
    });

    it(`follows ${LEVELS} levels of every kind, and refuses what is too deep for it`, () => {
      const kinds: Record<string, string>[] = [
        { display: 'flex', 'padding-left': '1px' },
        {
          display: 'flex',
          'flex-direction': 'column',
          'align-items': 'baseline',
          'aspect-ratio': '0.9',
        },
        { display: 'grid', 'padding-left': '1px' },
        {
          display: 'grid',
          'align-items': 'baseline',
          'aspect-ratio': '1.1',
          'grid-template-rows': '50% auto',
        },
        { display: 'block', 'aspect-ratio': '1.5' },
        { display: 'grid', position: 'absolute', 'aspect-ratio': '1.2' },
      ];
      for (const kind of kinds) {
        layout.reset();
        apply((writer) => {
          for (let level = 2; level <= LEVELS; level++) view(writer, level - 1, level, kind);
        });
        assert.equal(solve().nodes.length, LEVELS, JSON.stringify(kind));
      }
      layout.reset();
      apply((writer) => {
        for (let level = 2; level <= 5000; level++)
          view(writer, level - 1, level, { display: 'grid' });
      });
      const { tag, val } = refusal(solve);
      assert.equal(tag, 'too-deep');
      assert.ok((val ?? 0) >= LEVELS);
      apply((writer) => writeEntry(writer, commands.removeNode, LEVELS));
      assert.equal(solve().nodes.length, LEVELS - 1);
    });

    it('has no state besides its inputs', () => {
      assert.deepEqual(layout.snapshot(), { version: 1 });
      layout.restore({ version: 1 });
      assert.deepEqual(
        refusal(() => layout.restore({ version: 2 })),
        { tag: 'version', val: 1 },
      );
    });

    it('never traps, whatever words come', () => {
      const word = fc.oneof(
        fc.nat({ max: 0xffffffff }),
        fc.nat({ max: 8 }),
        fc
          .tuple(fc.nat({ max: 6 }), fc.nat({ max: 4 }))
          .map(([entry, length]) => entry | (length << 16)),
        fc
          .tuple(fc.integer({ min: 0x100, max: 0x160 }), fc.nat({ max: 4 }))
          .map(([entry, length]) => entry | (length << 16)),
      );
      fc.assert(
        fc.property(fc.array(word, { maxLength: 40 }), (words) => {
          try {
            layout.apply(Uint32Array.from(words, (value) => value >>> 0));
          } catch (error) {
            assert.ok((error as { payload?: unknown }).payload, String(error));
          }
          try {
            assert.ok(solve().values.every(Number.isFinite));
          } catch (error) {
            assert.equal(
              (error as { payload?: { tag: string } }).payload?.tag,
              'too-deep',
              String(error),
            );
          }
        }),
        { numRuns: 3000 },
      );
    });

    it('takes or refuses whole a stream with a few mutated words', () => {
      const counts = { taken: 0, refused: 0 };
      const trees = fc.integer({ min: 1, max: 200 }).chain((seed) => {
        const good = toEntries(parseTree(generate(seed)));
        return fc.tuple(fc.constant(good), damagedStream(good));
      });
      const property = fc.property(trees, ([good, words]) => {
        layout.reset();
        if (isTaken(() => layout.apply(words))) {
          counts.taken += 1;
          // A tree may be too deep; another size solves what is left of it again.
          for (const width of [STAGE.width, 300]) {
            isTaken(() =>
              assert.ok(layout.solve(width, STAGE.height).values.every(Number.isFinite)),
            );
          }
        } else {
          counts.refused += 1;
          assert.deepEqual(
            [...layout.solve(STAGE.width, STAGE.height).nodes],
            [1],
            'the root alone',
          );
        }
        layout.reset();
        layout.apply(good);
        layout.solve(STAGE.width, STAGE.height);
        if (isTaken(() => layout.apply(words))) return;
        assert.equal(layout.solve(STAGE.width, STAGE.height).nodes.length, 0, 'nothing changed');
      });
      fc.assert(property, { numRuns: 1_000, seed: 9 });
      assert.ok(counts.taken > 100 && counts.refused > 100, JSON.stringify(counts));
    });

    describe('boxes of Chromium', () => {
      const known = JSON.parse(readFileSync(join(oracle, 'known-deviations.json'), 'utf8')) as {
        seeds: Record<string, string>;
        more: Record<string, string>;
        cases: Record<string, string>;
      };

      beforeEach(() => {
        measuresOracle = true;
      });

      const files = [
        ['random trees', 'random.json', known.seeds],
        ['random trees of every property', 'more.json', known.more],
      ] as const;
      for (const [what, file, deviations] of files) {
        it(what, () => {
          const { trees } = JSON.parse(readFileSync(join(oracle, file), 'utf8')) as {
            trees: { seed: number; tree: string[]; boxes: number[] }[];
          };
          const differs = ({ tree, boxes }: (typeof trees)[0]) =>
            differences(replay(layout, tree).boxes, boxes).length > 0;
          assert.deepEqual(
            trees.filter(differs).map(({ seed }) => String(seed)),
            Object.keys(deviations),
          );
        });
      }

      for (const folder of readdirSync(join(oracle, 'cases')).sort()) {
        it(folder.replaceAll('-', ' '), () => {
          const recording = JSON.parse(
            readFileSync(join(oracle, 'cases', folder, 'case.json'), 'utf8'),
          ) as {
            tree: string[];
            boxes: number[];
          };
          const isDifferent =
            differences(replay(layout, recording.tree).boxes, recording.boxes).length > 0;
          assert.equal(
            isDifferent,
            folder in known.cases,
            known.cases[folder] ?? 'differs from Chromium',
          );
        });
      }
    });
  });
}
