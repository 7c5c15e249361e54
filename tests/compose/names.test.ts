/**
 * Interfaces, functions, fields and types whose names mean something in JavaScript, in TypeScript
 * or in the glue itself.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { componentEmbed, componentNew, parse } from '@bytecodealliance/jco';
import { compose, root } from './echo.ts';

const folder = join(root, 'target/compose-names');
const names = [
  'class',
  'memory',
  'views',
  'exports',
  'new',
  'default',
  'release',
  'core',
  'arguments',
];
const wit = names.map(
  (name) => `interface ${name} {
    record array { class: list<u8>, new: u8 }
    record glue-error { this: u8 }
    delete: func(default: array, class: u8) -> glue-error;
  }`,
);
/** The answer is the sum of all that is flat. */
const functions = names.map(
  (name) => `(func (export "test:names/${name}@0.1.0#delete") (param i32 i32 i32 i32) (result i32)
    (i32.add (local.get 1) (i32.add (local.get 2) (local.get 3))))`,
);

type Named = Record<string, Record<string, (...args: unknown[]) => unknown>>;

describe('names that mean something in JavaScript', () => {
  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'wit'), { recursive: true });
    const world = `world names { ${names.map((name) => `export ${name};`).join(' ')} }`;
    writeFileSync(
      join(folder, 'wit/names.wit'),
      ['package test:names@0.1.0;', ...wit, world].join('\n'),
    );
    const realloc =
      '(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))';
    const binary = await parse(
      `(module (memory (export "memory") 1) ${realloc} ${functions.join('\n')})`,
    );
    const embedded = await componentEmbed({ binary, witPath: join(folder, 'wit'), world: 'names' });
    writeFileSync(join(folder, 'names.wasm'), await componentNew(embedded, []));
    const table =
      '[profile.names]\nroot = "names"\n[profile.names.systems]\nnames = { path = "names.wasm" }\n';
    writeFileSync(join(folder, 'compose.toml'), table);
    await compose(
      '--config',
      join(folder, 'compose.toml'),
      '--profile',
      'names',
      '--form',
      'module',
      '--out',
      folder,
    );
  });

  after(() => rmSync(folder, { recursive: true }));

  it('are called by the glue', async () => {
    const glue = await import(pathToFileURL(join(folder, 'names/names.glue.js')).href);
    const form = glue.instantiate(
      new WebAssembly.Module(readFileSync(join(folder, 'names/names.module.wasm'))),
    ) as Named;
    for (const name of names) {
      assert.deepEqual(form[name]?.delete?.({ class: [1, 2, 3], new: 4 }, 5), { this: 12 }, name);
    }
  });

  it('are declared for TypeScript', () => {
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--lib', 'es2022,dom'];
    const command = [
      join(root, 'node_modules/.bin/tsc'),
      ...options,
      join(folder, 'names/names.glue.d.ts'),
    ];
    const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
});
