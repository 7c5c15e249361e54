/** `inlay new system`: what it begins, for every system and language. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Language, languages } from '../../host/tools/src/new-system.ts';
import { root } from '../../scripts/packages/folder.ts';
import { testedSystems } from '../conformance/run.ts';

describe('a system that was begun', function () {
  this.timeout(0);
  let scratch: string;

  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'inlay-begin-'));
    for (const system of testedSystems) {
      for (const language of languages) {
        const args = ['new', 'system', system, join(language, system), '--lang', language];
        const { status, stderr } = run(process.execPath, [
          join(root, 'host/tools/bin/inlay.mjs'),
          ...args,
        ]);
        assert.equal(status, 0, `${language}, ${system}: ${stderr}`);
      }
    }
  });

  after(() => rmSync(scratch, { recursive: true, force: true }));

  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { cwd: scratch, encoding: 'utf8' });
  const source = (language: Language, system: string) =>
    readFileSync(join(scratch, language, system, SOURCES[language](system)), 'utf8');

  it('has the functions of the interface, in each language', () => {
    for (const system of testedSystems) {
      const functions = functionsOf(system);
      assert.ok(functions.length > 1, system);
      for (const name of functions) {
        const snake = name.replaceAll('-', '_');
        const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
        assert.match(source('c', system), new RegExp(`^\\w+ exports_\\w+_${snake}\\(`, 'm'));
        assert.match(source('rust', system), new RegExp(`^    fn (r#)?${snake}_?\\(`, 'm'));
        assert.match(source('typescript', system), new RegExp(`^  ${camel}\\(`, 'm'));
      }
    }
  });

  it('lists each package of the interface after those that it uses, in Rust', () => {
    for (const system of testedSystems) {
      const listed = [...source('rust', system).matchAll(/"wit\/([\w-]+)"/g)];
      const packages = listed.map(([, name]) => name as string);
      assert.equal(packages.at(-1), system);
      for (const [at, name] of packages.entries()) {
        const wit = readFileSync(join(root, 'wit', name, `${name}.wit`), 'utf8');
        for (const [, used] of wit.matchAll(/^ *use inlay:([\w-]+)\//gm))
          assert.ok(packages.indexOf(used as string) < at, `${system}: ${used} before ${name}`);
      }
    }
  });

  it('has the types of the interface, in TypeScript', () => {
    const types = join(scratch, 'node_modules/inlay-systems');
    mkdirSync(types, { recursive: true });
    const interfaces = join(root, 'schema/typescript/generated/interfaces.ts');
    symlinkSync(interfaces, join(types, 'interfaces.ts'));
    const json = { name: 'inlay-systems', exports: { './interfaces': './interfaces.ts' } };
    writeFileSync(join(types, 'package.json'), JSON.stringify(json));
    writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const flags = '--ignoreConfig --noEmit --strict --module nodenext --target esnext --lib esnext';
    const extensions = '--allowImportingTsExtensions --skipLibCheck';
    const files = testedSystems.map((system) => `typescript/${system}/src/component.ts`);
    const { status, stdout } = run(process.execPath, [
      compiler,
      ...`${flags} ${extensions}`.split(' '),
      ...files,
    ]);
    assert.equal(status, 0, stdout);
  });
});

const SOURCES: Readonly<Record<Language, (system: string) => string>> = {
  c: (system) => `src/${system}.c`,
  rust: () => 'src/lib.rs',
  typescript: () => 'src/component.ts',
};

/** Names of the functions that a system exports, as its WIT says. */
function functionsOf(system: string): string[] {
  const wit = readFileSync(join(root, 'wit', system, `${system}.wit`), 'utf8');
  return [...wit.matchAll(/^ {4}%?([a-z][a-z-]*): func\(/gm)].map(([, name]) => name as string);
}
