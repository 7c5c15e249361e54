import assert from 'node:assert/strict';
import {
  checkChangelog,
  checkLines,
  checkLinks,
  checkSpelling,
  checkTerms,
  isGenerated,
} from './checks.ts';

describe('spelling', () => {
  const list = new Map([['recieve', 'receive']]);
  const check = (text: string) =>
    checkSpelling(text, list).map(({ line, message }) => `${line}: ${message}`);

  it('finds a listed word in prose and in names, with its line', () => {
    const found = '"recieve": expected receive';
    assert.deepEqual(check('They\nrecieve it'), [`2: ${found}`]);
    assert.deepEqual(check('recieve_batch()'), [`1: ${found}`]);
    assert.deepEqual(check('onRecieve'), ['1: "Recieve": expected receive']);
  });

  it('leaves parts of words and numbers alone', () => {
    assert.deepEqual(check('recieved 12recieve réciève'), []);
  });
});

describe('terms', () => {
  it('names the term of a replaced word', () => {
    assert.match(checkTerms('It is built anew.')[0]?.message ?? '', /^"anew": write again/);
    assert.deepEqual(checkTerms('It is rebuilt.'), []);
  });
});

describe('lines', () => {
  const long = 'word '.repeat(21).trim();
  const faults = (line: string, path: string) => checkLines(line, path).length;

  it('reports a comment or a paragraph beyond the limit', () => {
    assert.equal(long.length, 104);
    assert.equal(checkLines(`ok\n${long}`, 'a.md')[0]?.line, 2);
    assert.equal(
      checkLines(`/// ${long}`, 'a.rs')[0]?.message,
      '108 characters: expected at most 100',
    );
    assert.equal(faults(` * ${long}`, 'a.ts'), 1);
    assert.equal(faults(`# ${long}`, 'a.toml'), 1);
    assert.equal(faults(`code(); // ${long}`, 'a.rs'), 1);
    assert.equal(faults(long, 'a.wit'), 1);
    assert.equal(faults(long.slice(0, 100), 'a.md'), 0);
  });

  it('allows what cannot be broken', () => {
    const url = `https://example.com/${'x'.repeat(100)}`;
    assert.equal(faults(`| ${long} |`, 'a.md'), 0);
    assert.equal(faults(`/// | ${long} |`, 'a.rs'), 0);
    assert.equal(faults(`// ${url}`, 'a.ts'), 0);
    assert.equal(faults(`- ${url}`, 'a.md'), 0);
    assert.equal(faults(`text = "${long}"`, 'a.toml'), 0);
    assert.equal(faults(`// biome-ignore ${long}`, 'a.ts'), 0);
  });

  it('leaves code to its formatter', () => {
    assert.equal(faults(long, 'a.rs'), 0);
    assert.equal(faults(`"${long}"`, 'a.md'), 1);
  });
});

describe('the changelog', () => {
  it('takes each entry once, in a section of a version', () => {
    assert.deepEqual(
      checkChangelog('## 1.0.0\n### Added\n- a\n### Fixed\n- b\n## 0.9.0\n### Added\n- c'),
      [],
    );
    assert.match(checkChangelog('## 1.0.0\n- a')[0]?.message ?? '', /outside of a section/);
    assert.match(checkChangelog('## 1.0.0\n### News')[0]?.message ?? '', /expected Added/);
    assert.match(checkChangelog('## 1.0.0\n### Added\n### Added')[0]?.message ?? '', /twice/);
    assert.match(checkChangelog('## 1.0.0\n### Added\n- a\n- a')[0]?.message ?? '', /twice/);
  });
});

describe('links', () => {
  const files: Record<string, string> = { 'b.md': '## 3. The `levels`', 'c.rs': 'fn update()' };
  const messages = (text: string) =>
    checkLinks(text, (path) => files[path]).map(({ message }) => message);

  it('lead to files, headings and names that exist', () => {
    assert.deepEqual(messages('[b](b.md) [b](b.md#3-the-levels) [web](https://a.example/x)'), []);
    assert.deepEqual(messages('# Here\n[here](#here) [`A::update`](c.rs) [`update()`](c.rs)'), []);
    assert.match(messages('[b](x.md)')[0] ?? '', /x\.md: expected a file/);
    assert.match(messages('[b](b.md#levels)')[0] ?? '', /#levels: expected a heading/);
    assert.match(messages('[`A::updat`](c.rs)')[0] ?? '', /`updat` to c\.rs: expected that name/);
    assert.deepEqual(messages('```\n[b](x.md)\n```'), []);
  });
});

describe('generated files', () => {
  it('say so in their first line', () => {
    assert.ok(isGenerated('// Written by inlay-schema-generator from wit/: …'));
    assert.ok(isGenerated('<!-- Written by scripts/reference from …'));
    assert.ok(!isGenerated('# Title\nWritten by hand'));
  });
});
