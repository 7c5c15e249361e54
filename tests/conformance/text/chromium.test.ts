/** Sizes of texts as Chromium measured them (`tests/oracle/text`), with the same font files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Measured, SAMPLES } from '../../oracle/text/samples.ts';
import { loadComposed, testedProfile } from '../load.ts';
import { creation, FACES, faces, fontBytes, type TextSystem } from './system.ts';

/** Share of a size by which it may differ. */
const TOLERANCE = 0.002;

const recorded = JSON.parse(
  readFileSync(new URL('../../oracle/text/recorded.json', import.meta.url), 'utf8'),
) as {
  browser: string;
  measured: Measured[];
};

describe(`sizes of texts in ${recorded.browser}: ${testedProfile}: text`, () => {
  let system: TextSystem;

  before(async () => {
    const { text, measure } = await loadComposed(testedProfile, 'text');
    system = { text, measure } as TextSystem;
    system.text.apply(faces());
    for (const [at] of FACES.entries()) system.text.addFont(at + 1, fontBytes(at + 1));
  });

  it('has a record of each sample', () => {
    assert.equal(recorded.measured.length, SAMPLES.length);
  });

  for (const [at, sample] of SAMPLES.entries()) {
    const node = at + 2;
    it(`${sample.size} dp ${sample.weight}: ${JSON.stringify(sample.content.slice(0, 40))}`, () => {
      system.text.apply(
        creation(node, {
          content: sample.content,
          fontFamily: [...new Set(FACES.map(({ family }) => family))],
          fontSize: sample.size,
          fontWeight: sample.weight,
          letterSpacing: sample.letterSpacing ?? 0,
          wordSpacing: sample.wordSpacing ?? 0,
          lineHeight:
            sample.lineHeight === undefined
              ? { tag: 'normal' }
              : { tag: 'number', val: sample.lineHeight },
          textWrap: sample.wrap ?? 'wrap',
        }),
      );
      const measure = system.measure.measure;
      const found: Measured = [
        measure(node, { tag: 'max-content' }).width,
        measure(node, { tag: 'min-content' }).width,
        measure(node, { tag: 'definite', val: sample.width ?? 1900 }).height,
      ];
      const expected = recorded.measured[at];
      assert.ok(expected);
      for (const [part, name] of ['max-content', 'min-content', 'height'].entries()) {
        const [is, should] = [found[part] ?? Number.NaN, expected[part] ?? Number.NaN];
        assert.ok(
          Math.abs(is - should) <= should * TOLERANCE + 0.05,
          `${name}: ${is}, and ${should} in Chromium`,
        );
      }
    });
  }
});
