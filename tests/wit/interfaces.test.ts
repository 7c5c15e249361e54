import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  compare,
  describeChange,
  type Package,
  readPackage,
  readPackages,
  readSchema,
  unversioned,
  wrongSince,
} from './interfaces.ts';

const wit = fileURLToPath(new URL('../../wit', import.meta.url));
const schema = fileURLToPath(new URL('../../schema/schema.json', import.meta.url));
const record = fileURLToPath(new URL('../../wit/recorded/interfaces.json', import.meta.url));

const pack = (body: string, version = '0.1.0'): Package =>
  readPackage([`package a:b@${version};\ninterface i { ${body} }`]);

describe('recorded interfaces', () => {
  it('differ from the present ones only where the version of the package rose enough', () => {
    const now = [...readPackages(wit), readSchema(readFileSync(schema, 'utf8'))];
    const before: Package[] = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : [];
    const changes = before.length === 0 ? [] : unversioned(compare(before, now));
    assert.deepEqual(
      changes.map(describeChange),
      [],
      'the version of the package must rise, as wit/README.md says',
    );
    if (process.env.INLAY_RELEASE === '1')
      writeFileSync(
        record,
        `${JSON.stringify(
          now.map(({ since: _, ...one }) => one),
          null,
          2,
        )}\n`,
      );
  });

  it('say of each function that was added since which version it is there', () => {
    const before: Package[] = JSON.parse(readFileSync(record, 'utf8'));
    const released = new Map(before.map((one) => [one.name.split('@')[0], one]));
    const wrong = readPackages(wit).flatMap((now) => {
      const old = released.get(now.name.split('@')[0]);
      return old ? wrongSince(old, now) : [];
    });
    assert.deepEqual(wrong, []);
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

  it('does not look at @since, of which each added function has one', () => {
    const before = pack('f: func(); record r { x: f32 }');
    const gated = pack('f: func(); @since(version = 0.2.0) g: func();', '0.2.0');
    const plain = pack('f: func(); g: func();', '0.2.0');
    assert.deepEqual(compare([gated], [plain]), []);
    assert.deepEqual(wrongSince(before, gated), []);
    assert.deepEqual(wrongSince(before, plain), [
      'a:b i.g: expected @since(version = 0.2.0), got none',
    ]);
    assert.deepEqual(wrongSince(before, pack('@since(version = 0.1.0) f: func();', '0.2.0')), []);
    assert.deepEqual(wrongSince(before, pack('@since(version = 0.2.0) f: func();', '0.2.0')), [
      'a:b i.f: expected no @since after its release, got 0.2.0',
    ]);
  });

  it('names what was added, removed and changed', () => {
    const before = pack('f: func(); g: func() -> u32; enum e { a, b }');
    const now = pack('f: func(); h: func(); enum e { a, b, c }');
    const named = compare([before], [now]).map(({ item, kind }) => `${item} ${kind}`);
    assert.deepEqual(named.sort(), ['i.e changed', 'i.g removed', 'i.h added']);
  });

  describe('the versions that changes ask for', () => {
    /** How many changes ask for more than `to`, each way it can be told. */
    const wrong = (from: string, to: string, after: string) =>
      unversioned(compare([pack('f: func();', from)], [pack(after, to)])).length;

    it('are a patch for functions that were added', () => {
      const added = 'f: func(); g: func();';
      assert.equal(wrong('0.1.0', '0.1.0', added), 1);
      for (const to of ['0.1.1', '0.2.0', '1.0.0']) assert.equal(wrong('0.1.0', to, added), 0, to);
    });

    it('are a minor version for everything else while the major is 0, and a major afterwards', () => {
      for (const after of ['f: func(x: u32);', 'f: func(); record r { x: u32 }', '']) {
        for (const to of ['0.1.0', '0.1.1'])
          assert.equal(wrong('0.1.0', to, after), 1, `${to}: ${after}`);
        for (const to of ['0.2.0', '1.0.0'])
          assert.equal(wrong('0.1.0', to, after), 0, `${to}: ${after}`);
        for (const to of ['1.1.1', '1.2.0'])
          assert.equal(wrong('1.1.0', to, after), 1, `${to}: ${after}`);
        assert.equal(wrong('1.1.0', '2.0.0', after), 0);
      }
    });

    it('are a patch for later versions of what is used and imported, of the same track', () => {
      const uses = (version: string, own: string) =>
        pack(`use c:d/e@${version}.{t}; f: func();`, own);
      const wrong = (version: string, own: string) =>
        unversioned(compare([uses('0.1.0', '0.1.0')], [uses(version, own)])).length;
      assert.deepEqual([wrong('0.1.3', '0.1.0'), wrong('0.1.3', '0.1.1')], [1, 0]);
      assert.deepEqual([wrong('0.2.0', '0.1.1'), wrong('0.2.0', '0.2.0')], [1, 0]);
      assert.deepEqual([wrong('1.1.0', '0.1.1')], [1]);
      assert.deepEqual(
        compare([uses('0.1.0', '0.1.0')], [uses('0.1.3', '0.1.1')]).map(
          (one) => `${one.item} ${one.kind}`,
        ),
        ['version changed', 'i.use c:d/e.t changed'],
      );
    });

    it('never fall', () => {
      assert.equal(wrong('0.2.0', '0.1.9', 'f: func();'), 1);
      assert.equal(wrong('1.0.0', '0.9.0', 'f: func();'), 1);
    });

    it('are empty for new and removed packages', () => {
      const one = pack('f: func();');
      assert.deepEqual(
        [...unversioned(compare([], [one])), ...unversioned(compare([one], []))],
        [],
      );
    });
  });

  describe('the schema', () => {
    const table = (version: string, entries: object[], types: object[] = []) =>
      readSchema(JSON.stringify({ version, entries, types }));
    const width = {
      id: 0x110,
      name: 'width',
      table: 'property',
      type: 'length',
      range: null,
      default: 'auto',
    };
    const named = (now: Package) =>
      compare([table('0.1.0', [width])], [now]).map((one) => `${one.item} ${one.kind}`);

    it('compares ids, and not their documentation', () => {
      assert.deepEqual(
        named(
          table('0.1.0', [
            { ...width, docs: 'Wide.', unit: 'dp', later: true, systems: ['layout'] },
          ]),
        ),
        [],
      );
      assert.deepEqual(named(table('0.1.0', [{ ...width, id: 0x111 }])).sort(), [
        '0x0110 removed',
        '0x0111 added',
      ]);
      assert.deepEqual(named(table('0.1.0', [{ ...width, name: 'depth' }])), ['0x0110 changed']);
      assert.deepEqual(named(table('0.1.0', [{ ...width, range: [0, 1] }])), ['0x0110 changed']);
      assert.deepEqual(
        named(
          table(
            '0.1.0',
            [width],
            [{ name: 'edge', kind: 'enum', parts: [{ name: 'a', docs: 'A.' }] }],
          ),
        ),
        ['type edge added'],
      );
    });

    it('may only add in a minor version: batches of another one are taken', () => {
      const wrong = (to: string, entries: object[]) =>
        unversioned(compare([table('0.1.0', [width])], [table(to, entries)])).length;
      const added = [width, { ...width, id: 0x111, name: 'depth' }];
      for (const to of ['0.1.0', '0.1.1', '0.2.0', '1.0.0']) assert.equal(wrong(to, added), 0, to);
      for (const changed of [[{ ...width, type: 'f32' }], []]) {
        assert.equal(wrong('0.2.0', changed), 1);
        for (const to of ['0.1.0', '0.1.1', '1.0.0']) assert.equal(wrong(to, changed), 0, to);
      }
    });
  });

  it('refuses a package without a name', () => {
    assert.throws(() => readPackage(['interface i { }']), /expected a file to begin with `package/);
  });
});
