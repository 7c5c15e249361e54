import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referencePages } from './index.ts';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => {
  try {
    return readFileSync(file(path), 'utf8');
  } catch {
    return '';
  }
};

describe('API reference', () => {
  let pages: ReadonlyMap<string, string>;

  before(() => {
    pages = referencePages();
    if (process.env.BLESS === '1')
      for (const [path, text] of pages) writeFileSync(file(path), text);
  });

  it('is what the doc comments say: after a change, BLESS=1 npm test -- scripts/reference', () => {
    for (const [path, text] of pages) assert.equal(read(path), text, path);
  });

  it('says something of every export and of every member', () => {
    const silent = [...pages].flatMap(([path, text]) =>
      [...text.matchAll(/^##+ (.+)\n\n```/gm)].map(([, name]) => `${path}: ${name}`),
    );
    assert.deepEqual(silent, [], 'expected a doc comment');
  });

  it('links to headings that exist', () => {
    const anchors = new Map(
      [...pages].map(([path, text]) => [fileOf(path), anchorsOf(text)] as const),
    );
    for (const [path, text] of pages) {
      for (const [, page, place = ''] of text.matchAll(/\]\(([\w-]+\.md)?#([\w-]+)\)/g)) {
        const target = page ?? fileOf(path);
        assert.ok(anchors.get(target)?.has(place), `${path}: ${target}#${place}`);
      }
    }
  });
});

function fileOf(path: string): string {
  return path.replace(/^.*\//, '');
}

/** Anchors of headings as GitHub makes them: those that come again are numbered. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of text.matchAll(/^##* (.+)$/gm)) {
    const plain = heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let number = 1; anchors.has(anchor); number++) anchor = `${plain}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}
