/**
 * A platform team swaps one system: from a registry, in an empty folder, with npm and Node alone.
 */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rustTool } from '../../host/tools/src/rust-tool.ts';
import { composePackage, packComposeBinary } from '../../scripts/packages/compose-binary.ts';
import { packConformance } from '../../scripts/packages/conformance.ts';
import { root } from '../../scripts/packages/folder.ts';
import { buildPackages } from '../../scripts/packages/index.ts';
import { readPackageJson } from '../../scripts/packages/package-json.ts';
import { packSystems } from '../../scripts/packages/systems.ts';
import { Consumer } from '../browser/packages/consumer.ts';
import { installTools, type Registry, startRegistry } from '../browser/packages/registry.ts';
import { testedSystems } from '../conformance/run.ts';

const packages = join(root, 'target/platform-packages');
const own = ['inlay', 'inlay-tools', 'inlay-systems', 'inlay-conformance'];
const KEYS = 'right right down';

/** What a team installs of others, at the versions of the checkout. */
const { devDependencies } = readPackageJson(root);
const versions = {
  clang: devDependencies?.['@yowasp/clang'],
  jco: devDependencies?.['@bytecodealliance/jco'],
};

describe('a platform team without a checkout and without Rust', function () {
  this.timeout(0);
  let scratch: string;
  let registry: Registry;
  let consumer: Consumer;
  const team = (...path: string[]) => join(consumer.folder, 'team', ...path);
  const inlay = (folder: string, ...args: string[]) =>
    consumer.run(folder, 'npx', 'inlay', ...args);
  const install = (folder: string, ...names: string[]) =>
    consumer.run(folder, 'npm', 'install', '--silent', '--save-dev', ...names);

  before(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'inlay-platform-'));
    installTools();
    await buildPackages(packages);
    await packSystems(join(packages, 'inlay-systems'));
    packConformance(join(packages, 'inlay-conformance'));
    const [built] = rustTool('inlay-compose');
    const program = basename(built).startsWith('inlay-compose') ? built : undefined;
    packComposeBinary(join(packages, composePackage), program);
    registry = await startRegistry(join(scratch, 'registry'));
    for (const name of [composePackage, ...own]) registry.publish(join(packages, name));
    consumer = new Consumer(join(scratch, 'consumer'), registry.npmrc);
    cpSync(join(root, 'examples/scroll-c'), team(), {
      recursive: true,
      filter: (path) => !/\/(bindings|build|engine)$/.test(path),
    });
    writeFileSync(team('package.json'), '{ "name": "team", "private": true, "type": "module" }\n');
    install('team', ...own, `@yowasp/clang@${versions.clang}`);
    cpSync(join(root, 'examples/home'), team('home'), { recursive: true });
    for (const file of ['app', 'detail', 'hero', 'poster', 'rail', 'theme']) installed(file);
  });

  after(() => {
    registry?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** A file of the demo that imports the app's package by its name. */
  function installed(name: string): void {
    const file = team('home/src', `${name}.ts`);
    if (!existsSync(file)) return;
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.replaceAll("'../../../host/src/index.ts'", "'inlay'"));
  }

  it('has no cargo', () => {
    assert.throws(() => consumer.run('team', 'cargo', '--version'));
  });

  it('builds scroll in C, and every rule of its interface holds', () => {
    inlay('team', 'bindings', 'scroll');
    consumer.run('team', 'node', 'build.mjs');
    const printed = inlay('team', 'conform', 'scroll', 'build/scroll.wasm');
    assert.match(printed, /build\/scroll\.wasm conforms to inlay:scroll: all \d{3} rules hold/);
  });

  it('refuses a component that the suite is not about, and says why', () => {
    const conform = (file: string) => () => inlay('team', 'conform', 'scroll', file);
    const changed = (name: string, change: (bytes: Buffer) => void) => {
      const bytes = readFileSync(team('build/scroll.wasm'));
      change(bytes);
      writeFileSync(team(name), bytes);
      return conform(name);
    };
    const layout = 'node_modules/inlay-systems/rust/layout.component.wasm';
    assert.throws(conform(layout), /is no `scroll`: it exports inlay:layout\/layout@/);
    const section = Buffer.from('inlay.schema');
    const stale = changed('stale.wasm', (bytes) => {
      // The section has the version, then the hash.
      const hash = bytes.indexOf(section) + section.length + 4;
      bytes.writeUInt32LE(bytes.readUInt32LE(hash) + 1, hash);
    });
    assert.throws(stale, /stale\.wasm was built for the schema 0\.\d+ .* here is the schema 0/s);
    const later = changed('later.wasm', (bytes) => {
      const name = Buffer.from('inlay:scroll/scroll@0.2.0');
      for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1))
        bytes.write('inlay:scroll/scroll@0.9.0', at);
      // The package, as the section that describes the world has it.
      const own = Buffer.from('inlay:scroll@0.2.0');
      for (let at = bytes.indexOf(own); at >= 0; at = bytes.indexOf(own, at + 1))
        bytes.write('inlay:scroll@0.9.0', at);
    });
    assert.throws(later, /later\.wasm is of another version: it exports .*@0\.9\.0/);
    writeFileSync(team('text.wasm'), 'no WebAssembly');
    assert.throws(conform('text.wasm'), /text\.wasm is no WebAssembly/);
  });

  // Before jco is there, which brings what makes components of TypeScript.
  it('reports what is missing for a system in Rust or TypeScript', () => {
    inlay('team', 'new', 'system', 'scroll', 'rusty', '--lang', 'rust');
    assert.match(
      assertFails(() => inlay('team/rusty', 'compose')),
      /depends on `inlay-schema`, and no crate is at .*`npm install` to have brought it/s,
    );
    consumer.run('team/rusty', 'npm', 'install', '--silent');
    assert.match(
      assertFails(() => inlay('team/rusty', 'compose')),
      /is Rust, and cargo cannot be started.*rustup/s,
    );
    inlay('team', 'new', 'system', 'scroll', 'typed', '--lang', 'typescript');
    assert.match(
      assertFails(() => inlay('team/typed', 'compose')),
      /componentize-qjs is not installed.*npm install --save-dev componentize-qjs/s,
    );
  });

  it('finds that each published system conforms, by every rule of its suite', () => {
    const conform = (system: string) => {
      const folder = system === 'overlay' ? 'debug' : 'rust';
      const file = `node_modules/inlay-systems/${folder}/${system}.component.wasm`;
      return inlay('team', 'conform', system, file);
    };
    const remedy = /imports runs by @bytecodealliance\/jco: `npm install --save-dev/;
    assert.throws(() => conform('layout'), remedy);
    const { jco } = versions;
    install('team', `@bytecodealliance/jco@${jco}`);
    for (const system of testedSystems)
      assert.match(conform(system), new RegExp(`conforms to inlay:${system}: all \\d+ rules hold`));
  });

  it('composes an engine with it, and the picture of the demo is the same', () => {
    const printed = inlay('team', 'compose');
    assert.match(printed, /scroll +build\/scroll\.wasm/);
    assert.match(printed, /layout +node_modules\/inlay-systems\/rust\/layout\.component\.wasm/);
    const licences = readFileSync(team('engine/scroll-c/THIRD-PARTY.txt'), 'utf8');
    assert.match(licences, /^parley \d/m);
    assert.match(
      licences,
      /Built elsewhere, licences unknown here: scroll \(build\/scroll\.wasm\)/,
    );
    const pictures = [
      ['--out', 'ours.png'],
      ['--engines', 'engine', '--profile', 'scroll-c', '--out', 'theirs.png'],
    ].map((options) => {
      inlay('team', 'render', '--scene', 'home', '--keys', KEYS, ...options);
      return readFileSync(team(options.at(-1) as string));
    });
    assert.ok(pictures[0]?.equals(pictures[1] as Buffer), 'expected the same picture');
  });

  it('gets an error that says what to do, where something does not fit', () => {
    const list = team('wrong.toml');
    const compose = () => inlay('team', 'compose', '--config', 'wrong.toml', '--out', 'wrong');
    const write = (line: string) =>
      writeFileSync(list, `[profile.wrong]\nextends = "rust"\nsystems.${line}\n`);

    write('scrolls = { path = "build/scroll.wasm" }');
    assert.throws(compose, /wrong\.toml:3:.*`scrolls`/s);
    write('scroll = { path = "missing.wasm" }');
    assert.throws(compose, /wrong\.toml:3:.*nothing is at missing\.wasm/s);

    const component = team('node_modules/inlay-systems/rust/layout.component.wasm');
    const before = readFileSync(component);
    appendFileSync(component, '\0');
    write('scroll = { path = "build/scroll.wasm" }');
    assert.throws(compose, /inlay-systems\/compose\.toml:\d+.*`layout`.*another SHA-256.*npm ci/s);
    writeFileSync(component, before);

    const json = team('node_modules/inlay-systems/package.json');
    const text = readFileSync(json, 'utf8');
    writeFileSync(json, text.replace('"version": "0.1.0"', '"version": "0.0.1"'));
    assert.throws(compose, /inlay-systems is 0\.0\.1 .*inlay-tools is 0\.1\.0: expected the same/);
    rmSync(team('node_modules/inlay-systems'), { recursive: true });
    assert.throws(compose, /inlay-systems is not installed.*npm install --save-dev inlay-systems@/);
    install('team', 'inlay-systems');
  });

  it('begins another system, which composes and says which rules are next', () => {
    inlay('team', 'new', 'system', 'animation', 'mine', '--lang', 'c');
    consumer.run('team/mine', 'npm', 'install', '--silent');
    consumer.run('team/mine', 'npm', 'run', 'build');
    const printed = assertFails(() => consumer.run('team/mine', 'npm', 'run', 'conform'));
    const [, broken, all, held] = /(\d+) of (\d+) rules are broken, (\d+) hold/.exec(printed) ?? [];
    assert.equal(Number(broken) + Number(held), Number(all));
    assert.ok(Number(held) > 0 && Number(broken) > 0, printed);
    inlay('team/mine', 'compose', '--no-optimise');
    assert.ok(existsSync(team('mine/engine/mine/engine.module.wasm')));
  });

  it('begins a system in TypeScript, which reads entries with what the packages have', () => {
    consumer.run('team/typed', 'npm', 'install', '--silent');
    const file = team('typed/src/component.ts');
    const source = readFileSync(file, 'utf8');
    const imports = `import { EntryCursor, id } from 'inlay-systems/schema';
import { placement } from 'inlay-systems/rows/placements';
`;
    const apply = `apply(entries, _time) {
    const cursor = new EntryCursor().reset(entries);
    while (cursor.next()) if (cursor.id === id.scrollAxis) axes += placement.words;
  },`;
    writeFileSync(
      file,
      source
        .replace('import type', `${imports}import type`)
        .replace('export const', 'let axes = 0;\n\nexport const')
        .replace('apply(_entries, _time) {},', apply),
    );
    consumer.run('team/typed', 'npm', 'run', 'build');
    const printed = assertFails(() => consumer.run('team/typed', 'npm', 'run', 'conform'));
    assert.match(printed, /\d+ of 109 rules are broken, [1-9]\d* hold\. Each/);
    // Its lists of nodes come out of QuickJS.
    assert.doesNotMatch(printed, /(targets|tick|snapshot) trapped/);
    consumer.run('team/typed', 'npm', 'run', 'compose');
    assert.ok(existsSync(team('typed/engine/mine/engine.module.wasm')));
  });
});

/** What a command printed that failed. */
function assertFails(run: () => string): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected the command to fail');
}
