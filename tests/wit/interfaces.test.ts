import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare, describeChange, type Package, readPackage, readPackages, unversioned } from './interfaces.ts';

const wit = fileURLToPath(new URL('../../wit', import.meta.url));
const record = fileURLToPath(new URL('../../wit/recorded/interfaces.json', import.meta.url));

const pack = (body: string, version = '0.1.0'): Package =>
  readPackage([`package a:b@${version};\ninterface i { ${body} }`]);

describe('recorded interfaces', () => {
  it('are the present ones, or the change is named', () => {
    const now = readPackages(wit);
    const before: Package[] = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : [];
    const changes = compare(before, now);
    const unversionedChanges = before.length === 0 ? [] : unversioned(changes);
    assert.deepEqual(
      unversionedChanges.map(describeChange),
      [],
      'the version of the package must rise (wit/README.md)',
    );
    if (process.env.BLESS === '1') writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`);
    else assert.deepEqual(changes.map(describeChange), [], 'record the change with BLESS=1');
  });

  it('have every system with reset, snapshot and restore', () => {
    for (const { name, items } of readPackages(wit)) {
      const system = Object.keys(items)
        .map((item) => /^([a-z-]+)\.apply$/.exec(item)?.[1])
        .find((found) => found !== undefined);
      if (system === undefined || system === 'raster') continue;
      for (const wanted of ['reset', 'snapshot', 'restore'])
        assert.ok(`${system}.${wanted}` in items, `${name} lacks ${wanted}`);
    }
  });
});

describe('compare', () => {
  it('does not look at comments and spacing', () => {
    const one = pack('/// Doc.\n f: func(a: u32) -> result<_, u32>; record r { x: f32, }');
    const two = pack('f:   func(a: u32)\n -> result<_, u32>;\n record r {\n /// X.\n x: f32, }');
    assert.deepEqual(compare([one], [two]), []);
  });

  it('names what was added, removed and changed', () => {
    const before = pack('f: func(); g: func() -> u32; enum e { a, b }');
    const now = pack('f: func(); h: func(); enum e { a, b, c }');
    const named = compare([before], [now]).map(({ item, kind }) => `${item} ${kind}`);
    assert.deepEqual(named.sort(), ['i.e changed', 'i.g removed', 'i.h added']);
  });

  it('lets only functions be added without a new version', () => {
    const before = pack('f: func();');
    assert.deepEqual(unversioned(compare([before], [pack('f: func(); g: func();')])), []);
    assert.equal(unversioned(compare([before], [pack('f: func(); record r { x: u32 }')])).length, 1);
    assert.equal(unversioned(compare([before], [pack('f: func(x: u32);')])).length, 1);
    assert.deepEqual(unversioned(compare([before], [pack('f: func(x: u32);', '0.2.0')])), []);
  });

  it('refuses a package without a name', () => {
    assert.throws(() => readPackage(['interface i { }']), /expected a file to begin with `package/);
  });
});
