/**
 * How long the ported screen is: what is counted, and that the page says so.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { original, pick, plain, type Size, sizeOf, sizeOfPort } from './count.ts';

const page = readFileSync(new URL('../../examples/port/README.md', import.meta.url), 'utf8');

/** What the page says of one of them. */
function written(name: string): Size {
  const [, files, lines, bytes] =
    new RegExp(`^\\| ${name} \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$`, 'm').exec(page) ?? [];
  return { files: Number(files), lines: Number(lines), bytes: Number(bytes) };
}

describe('the count of the ported screen', () => {
  it('leaves out comments, blank lines, and how the code was laid out', () => {
    const text = `
      /** A box. */
      export const box = <view // its width
          width={ 1 }

          height={2} />;  /* end */
      const mark = '// 1';
    `;
    assert.equal(
      plain('box.tsx', text),
      "export const box = <view width={1} height={2} />;\nconst mark = '// 1';\n",
    );
    assert.deepEqual(sizeOf([{ path: 'box.tsx', text: 'let é;\n\nlet b;' }]), {
      files: 1,
      lines: 2,
      bytes: 15,
    });
  });

  it('takes the lines that are named', () => {
    assert.equal(pick('a\nb\nc\nd\ne', '1,3-4,5-9'), 'a\nc\nd\ne\n');
  });

  for (const port of ['port-react', 'port-solid'] as const) {
    it(`is what the page says of ${port}, and less than the original`, () => {
      const size = sizeOfPort(port);
      assert.deepEqual(written(port), size, 'write it into examples/port/README.md');
      const whole = written('original');
      assert.equal(whole.files, original.files.length);
      assert.ok(size.lines < whole.lines && size.bytes < whole.bytes);
    });
  }
});
