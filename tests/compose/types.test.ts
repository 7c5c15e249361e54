/**
 * Random types across a fused pair: the same values arrive as across the unfused one, in memory and
 * as flat parameters.
 *
 * The two systems are written by hand, so that they need not know the types. What lies in memory
 * comes back as it is: a parameter of so many flat values travels in memory, and its address is the
 * answer's. Of flat parameters, the bits are added up.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { componentEmbed, componentNew, parse } from '@bytecodealliance/jco';
import fc from 'fast-check';
import { compose, type Glue, root } from './echo.ts';
import { anyType, flat, hasLists, type Lane, valuesOf, type WitType, written } from './types.ts';

/** What everything here is made in. */
const made = join(root, 'target/compose-types');
/** Functions of each kind in a pair. */
const COUNT = 20;
const inner = 'test:inner/inner@0.1.0';
const outer = 'test:outer/outer@0.1.0';
const pad = `tuple<${Array(17).fill('u8').join(', ')}>`;
const padding = Array.from({ length: 17 }, (_, at) => at);
/** Most flat values that parameters have outside of memory. */
const MOST_FLAT = 16;

/** An allocator that takes what `memory.grow` answers with, and gives nothing back. */
const allocator = `(global $top (mut i32) (i32.const 1024)) (global $end (mut i32) (i32.const 65536))
  (func $allocate (export "cabi_realloc") (param $old i32) (param $from i32) (param $align i32) (param $bytes i32) (result i32)
    (local $at i32) (local $pages i32)
    (local.set $at (i32.and (i32.add (global.get $top) (i32.sub (local.get $align) (i32.const 1))) (i32.sub (i32.const 0) (local.get $align))))
    (if (i32.gt_u (i32.add (local.get $at) (local.get $bytes)) (global.get $end)) (then
      (local.set $pages (i32.add (i32.shr_u (local.get $bytes) (i32.const 16)) (i32.const 1)))
      (local.set $at (i32.shl (memory.grow (local.get $pages)) (i32.const 16)))
      (global.set $end (i32.add (local.get $at) (i32.shl (local.get $pages) (i32.const 16))))))
    (global.set $top (i32.add (local.get $at) (local.get $bytes)))
    (memory.copy (local.get $at) (local.get $old) (local.get $from))
    (local.get $at))`;
const core = (lanes: Lane[]) => lanes.map((lane) => (lane === 'shared' ? 'i64' : lane)).join(' ');
const get = (at: number) => `(local.get ${at})`;
const bits: Record<Lane, (at: number) => string> = {
  i32: (at) => `(i64.extend_i32_u ${get(at)})`,
  i64: get,
  shared: (at) => `(i64.and ${get(at)} (i64.const 0xffffffff))`,
  f32: (at) => `(i64.extend_i32_u (i32.reinterpret_f32 ${get(at)}))`,
  f64: (at) => `(i64.reinterpret_f64 ${get(at)})`,
};

type Forms = Record<string, Record<string, (value: unknown) => unknown>>;

/**
 * A pair of systems for `echoed` types in memory and `summed` ones flat, composed in all forms in
 * `folder`.
 */
async function pair(folder: string, echoed: WitType[], summed: WitType[]): Promise<Forms> {
  const declared: string[] = [];
  const echoes = echoed.map((type, at) => {
    const text = written(type, declared);
    declared.push(`record padded${at} { pad: ${pad}, x: ${text} }`);
    return { id: `echo${at}`, wit: `func(x: padded${at}) -> padded${at}` };
  });
  const sums = summed.map((type, at) => ({
    id: `sum${at}`,
    wit: `func(x: ${written(type, declared)}) -> u64`,
    lanes: flat(type),
  }));
  const used = declared.map((line) => line.split(' ')[1]).join(', ');
  const body = [...echoes, ...sums].map(({ id, wit }) => `${id}: ${wit};`).join('\n');
  const types = `package test:types@0.1.0;\ninterface types {\n${declared.join('\n')}\n}\n`;
  const packageOf = (name: string, imports: string) => `package test:${name}@0.1.0;
    interface ${name} { use test:types/types@0.1.0.{${used}};\n${body} }
    world both { ${imports} export ${name}; }`;

  const innerModule = `(module (memory (export "memory") 1) ${allocator}
    ${echoes.map(({ id }) => `(func (export "${inner}#${id}") (param i32) (result i32) ${get(0)})`).join('\n')}
    ${sums
      .map(
        ({
          id,
          lanes,
        }) => `(func (export "${inner}#${id}") (param ${core(lanes)}) (result i64) (local $sum i64)
      ${lanes.map((lane, at) => `(local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) ${bits[lane](at)}))`).join('\n')}
      (local.get $sum))`,
      )
      .join('\n')})`;
  const outerModule = `(module
    ${echoes.map(({ id }) => `(import "${inner}" "${id}" (func $${id} (param i32 i32)))`).join('\n')}
    ${sums.map(({ id, lanes }) => `(import "${inner}" "${id}" (func $${id} (param ${core(lanes)}) (result i64)))`).join('\n')}
    (memory (export "memory") 1) ${allocator}
    ${echoes
      .map(
        ({ id }) => `(func (export "${outer}#${id}") (param i32) (result i32) (local $answer i32)
      (local.set $answer (call $allocate (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 16384)))
      (call $${id} ${get(0)} (local.get $answer)) (local.get $answer))`,
      )
      .join('\n')}
    ${sums.map(({ id, lanes }) => `(func (export "${outer}#${id}") (param ${core(lanes)}) (result i64) (call $${id} ${lanes.map((_, at) => get(at)).join(' ')}))`).join('\n')})`;

  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [name, module, imports] of [
    ['inner', innerModule, ''],
    ['outer', outerModule, `import ${inner};`],
  ] as const) {
    put(`wit-${name}/world.wit`, packageOf(name, imports));
    put(`wit-${name}/deps/types/types.wit`, types);
    if (name === 'outer') put('wit-outer/deps/inner/inner.wit', packageOf('inner', ''));
    const witPath = join(folder, `wit-${name}`);
    const embedded = await componentEmbed({ binary: await parse(module), witPath, world: 'both' });
    put(`${name}.wasm`, await componentNew(embedded, []));
  }
  put(
    'compose.toml',
    '[profile.types]\nroot = "outer"\n[profile.types.systems]\nouter = { path = "outer.wasm" }\ninner = { path = "inner.wasm" }\n',
  );
  await compose('--config', join(folder, 'compose.toml'), '--profile', 'types', '--out', folder);

  const at = (file: string) => join(folder, 'types', file);
  const load = (file: string) => import(pathToFileURL(at(file)).href);
  const compiled = (part: string) => (file: string) =>
    new WebAssembly.Module(readFileSync(at(join(part, file))));
  const glue: Glue = await load('outer.glue.js');
  const [component, linked] = [
    await load('component-js/outer.js'),
    await load('linked-js/linked.js'),
  ];
  const forms = {
    module: glue.instantiate(compiled('')('outer.module.wasm')),
    component: glue.tagged(component.instantiate(compiled('component-js'), {})),
    linked: glue.tagged(linked.instantiate(compiled('linked-js'))),
  };
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]) => [
      name,
      (form as unknown as Forms).outer as Forms[string],
    ]),
  );
}

describe('random types across a fused pair', () => {
  before(() => rmSync(made, { recursive: true, force: true }));
  after(() => rmSync(made, { recursive: true, force: true }));

  for (const seed of [1, 2, 3]) {
    it(`arrive as across the unfused one, seed ${seed}`, async () => {
      const echoed = fc.sample(anyType, { seed, numRuns: COUNT });
      const isFlat = (type: WitType) =>
        !hasLists(type) && flat(type).length > 1 && flat(type).length <= MOST_FLAT;
      const summed = fc.sample(anyType.filter(isFlat), { seed, numRuns: COUNT });
      const forms = await pair(join(made, `${seed}`), echoed, summed);
      for (const [at, type] of echoed.entries()) {
        const property = fc.property(valuesOf(type), (x) => {
          for (const [name, form] of Object.entries(forms)) {
            assert.deepEqual(
              form[`echo${at}`]?.({ pad: padding, x }),
              { pad: padding, x },
              `${name}: ${JSON.stringify(type)}`,
            );
          }
        });
        fc.assert(property, { seed, numRuns: 50 });
      }
      for (const [at, type] of summed.entries()) {
        const property = fc.property(valuesOf(type), (x) => {
          const [first, ...rest] = Object.values(forms).map((form) => form[`sum${at}`]?.(x));
          assert.equal(typeof first, 'bigint');
          for (const other of rest) assert.equal(other, first, JSON.stringify(type));
        });
        fc.assert(property, { seed, numRuns: 50 });
      }
    });
  }
});
