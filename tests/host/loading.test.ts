/**
 * Engines that do not fit the host, or of which something is missing: each is one sentence that
 * says what was found and what to do.
 */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { loadRaster } from '../../host/src/engine/load-raster.ts';
import { readManifest } from '../../host/src/engine/manifest.ts';
import { InlayError } from '../../host/src/protocol/error.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import { enginesFolder, folderUrl } from '../../host/tools/src/scene.ts';

const source: EngineSource = { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' };
const composed = (file: string) => readFileSync(join(enginesFolder, 'rust', file));

describe('loading an engine', () => {
  it('says which command makes one that is missing', async () => {
    await assert.rejects(loadEngine({ ...source, profile: 'nowhere' }, nodeReader), {
      code: 'missing',
      message: /expected the engine of profile nowhere: .*Run inlay compose --profile nowhere\./,
    });
  });

  it('refuses one that does not fit', async () => {
    const good = JSON.parse(composed('manifest.json').toString());
    const changes: [change: object, code: string, message: RegExp][] = [
      [
        { schema: { ...good.schema, hash: '0x00000001' } },
        'mismatch',
        /this host's schema has the hash 0x[0-9a-f]+, that of the engine of profile rust 0x00000001: compose it again/,
      ],
      [
        { schema: { ...good.schema, versionWord: 0x10000 } },
        'mismatch',
        /this host speaks schema version 0\.\d+, the engine of profile rust 1\.0/,
      ],
      [
        { systems: [{ system: 'engine', interfaces: ['inlay:engine/engine@0.3.0'] }] },
        'mismatch',
        /this host calls inlay:engine\/engine@\d\.\d\.\d, the engine of profile rust has inlay:engine\/engine@0\.3\.0/,
      ],
      [{ systems: [] }, 'mismatch', /has no such interface/],
      [
        { forms: { component: {} } },
        'missing',
        /expected the form module, profile rust was composed as component: run inlay compose --profile rust --form module/,
      ],
      [
        { manifest: 2 },
        'mismatch',
        /this host reads manifests of version 1, this one has 2: compose it again/,
      ],
      [{ schema: null }, 'mismatch', /the engine of profile rust has no schema: compose it again/],
      ...[
        { root: 5 },
        { root: '../engine' },
        { manifest: undefined },
        { profile: null },
        { schema: 'new' },
        { schema: { versionWord: '1', hash: '0x1' } },
        { systems: [null] },
        { systems: [{ system: 'engine', interfaces: 'inlay:engine/engine@0.2.0' }] },
        { forms: null },
        { forms: { module: 1 } },
      ].map((change): [object, string, RegExp] => [
        change,
        'mismatch',
        /expected a manifest of inlay compose/,
      ]),
    ];
    for (const [change, code, message] of changes) {
      const read = async () =>
        new TextEncoder().encode(JSON.stringify({ ...good, ...change })) as Uint8Array<ArrayBuffer>;
      await assert.rejects(loadEngine(source, { read }), { code, message });
    }
    const read = async () => new TextEncoder().encode('<html>') as Uint8Array<ArrayBuffer>;
    await assert.rejects(loadEngine(source, { read }), {
      code: 'missing',
      message: /got a web page instead of the engine\. The network may require you to sign in/,
    });
    const text = async () => new TextEncoder().encode('{') as Uint8Array<ArrayBuffer>;
    await assert.rejects(loadEngine(source, { read: text }), {
      code: 'mismatch',
      message: /expected JSON/,
    });
  });

  it('waits for no file for ever', async () => {
    const impatient = { ...source, timeout: 20 };
    const never = () => new Promise<never>(() => {});
    await assert.rejects(loadEngine(impatient, { read: never }), {
      code: 'missing',
      message: /manifest\.json: did not answer within 0\.02 s/,
    });
    const manifest = new Uint8Array(composed('manifest.json'));
    const read = (url: string) => (url.endsWith('.json') ? Promise.resolve(manifest) : never());
    await assert.rejects(loadEngine(impatient, { read }), {
      message: /engine\.(module\.wasm|glue\.js): did not answer within/,
    });
  });

  it('takes any JSON for what it is', () => {
    for (const value of [null, 1, 'x', [], {}, [[]], { manifest: 1 }])
      assert.throws(() => readManifest(value, 'url'), {
        code: 'mismatch',
        message: /^url: expected a manifest/,
      });
  });

  describe('from a folder in which something is wrong', () => {
    let folder: string;
    let wrong: EngineSource;
    const at = (file: string) => join(folder, 'rust', file);
    const files = ['engine', 'raster'].flatMap((name) => [
      `${name}.module.wasm`,
      `${name}.glue.js`,
    ]);

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'inlay loading ü-'));
      wrong = { ...source, base: folderUrl(folder) };
      mkdirSync(join(folder, 'rust'));
      for (const file of [...files, 'manifest.json'])
        copyFileSync(join(enginesFolder, 'rust', file), at(file));
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    /** As if the files had been signed as they are now. */
    const forgetDigests = () => {
      const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8'));
      for (const form of Object.values(
        manifest.forms as Record<string, Record<string, { sha256?: string }>>,
      )) {
        for (const facts of Object.values(form)) delete facts.sha256;
      }
      writeFileSync(at('manifest.json'), JSON.stringify(manifest));
    };

    it('runs no file that is another than its manifest names, wherever one bit differs', async () => {
      for (const file of files) {
        const whole = composed(file);
        for (const place of [0, 0.3, 0.7, 1]) {
          const bytes = Buffer.from(whole);
          const position = Math.round(place * (bytes.length - 1));
          bytes[position] = (bytes[position] ?? 0) ^ 1;
          writeFileSync(at(file), bytes);
          const load = file.startsWith('engine') ? loadEngine : loadRaster;
          await assert.rejects(load(wrong, nodeReader), {
            code: 'mismatch',
            message: /: does not match the engine's manifest: it was changed or truncated/,
          });
        }
        writeFileSync(at(file), whole);
      }
    });

    it('loads as long as nothing is', async () => {
      await (await loadEngine(wrong, nodeReader)).instantiate();
      await loadRaster(wrong, nodeReader);
    });

    for (const [name, load] of Object.entries({ engine: loadEngine, raster: loadRaster })) {
      const refuses = (code: string, message: RegExp) =>
        assert.rejects(load(wrong, nodeReader), (error) => {
          assert.ok(error instanceof InlayError);
          assert.equal(error.code, code);
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /undefined|\n/);
          return true;
        });

      it(`refuses ${name} cut short, and a page in its place`, async () => {
        const whole = composed(`${name}.module.wasm`);
        forgetDigests();
        for (const bytes of [
          whole.subarray(0, whole.length / 2),
          Buffer.from('<!doctype html>'),
          Buffer.alloc(0),
        ]) {
          writeFileSync(at(`${name}.module.wasm`), bytes);
          await refuses(
            'mismatch',
            /module\.wasm: is truncated, or needs WebAssembly features this device lacks: /,
          );
        }
      });

      it(`refuses ${name} of another build than its glue`, async () => {
        forgetDigests();
        const glue = readFileSync(at(`${name}.glue.js`), 'utf8');
        writeFileSync(
          at(`${name}.glue.js`),
          glue.replace(/const build = "\w+"/, 'const build = "0123456789abcdef"'),
        );
        await refuses(
          'mismatch',
          /the glue is for build 0123456789abcdef, and the module is of build [0-9a-f]{16}: compose/,
        );
      });

      it(`refuses ${name} of no build`, async () => {
        forgetDigests();
        const header = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
        writeFileSync(at(`${name}.module.wasm`), header);
        await refuses('mismatch', /the module is of no build: compose/);
      });

      it(`refuses ${name} with glue of another release`, async () => {
        forgetDigests();
        writeFileSync(at(`${name}.glue.js`), 'export function bind() {}');
        await refuses(
          'mismatch',
          /glue\.js: expected glue of this release's inlay compose: compose it again/,
        );
      });

      const reasons = {
        [`${name}.module.wasm`]: '',
        [`${name}.glue.js`]: '',
        'manifest.json': 'expected the engine of',
      };
      for (const [file, reason] of Object.entries(reasons)) {
        it(`names ${file} when it is not there (${name})`, async () => {
          rmSync(at(file));
          await refuses('missing', new RegExp(`${file}: ${reason || 'cannot be loaded: '}`));
        });
      }
    }

    it('refuses what jco made of another build, and another script in its place', async () => {
      const form = { ...wrong, form: 'component' as const };
      const [one, two] = ['component-js/engine.core.wasm', 'component-js/engine.core2.wasm'];
      cpSync(join(enginesFolder, 'rust/component-js'), at('component-js'), { recursive: true });
      copyFileSync(at(two), at(one));
      forgetDigests();
      const factory = await loadEngine(form, nodeReader);
      await assert.rejects(factory.instantiate(), {
        code: 'mismatch',
        message:
          /component-js\/engine\.js: cannot be instantiated from the files beside it: [^\n]+: compose it again\.$/,
      });
      writeFileSync(at('component-js/engine.js'), 'export const instantiate = 1;');
      // Another folder: a module is imported once.
      cpSync(join(folder, 'rust'), join(folder, 'moved/rust'), { recursive: true });
      await assert.rejects(
        loadEngine({ ...form, base: folderUrl(join(folder, 'moved')) }, nodeReader),
        {
          code: 'mismatch',
          message: /engine\.js: expected what jco or inlay compose made of an engine/,
        },
      );
    });

    it('refuses raster with another interface, and a profile without one', async () => {
      const manifest = JSON.parse(composed('manifest.json').toString());
      const change = (systems: object[]) =>
        writeFileSync(
          at('manifest.json'),
          JSON.stringify({ ...manifest, systems: [...manifest.systems, ...systems] }),
        );
      manifest.systems = manifest.systems.filter(
        ({ system }: { system: string }) => system !== 'raster',
      );
      change([]);
      await assert.rejects(loadRaster(wrong, nodeReader), {
        code: 'missing',
        message:
          /expected raster, which draws where there is no GPU, among the standalone components of profile rust/,
      });
      change([{ system: 'raster', interfaces: ['inlay:raster/raster@0.3.0'] }]);
      await assert.rejects(loadRaster(wrong, nodeReader), {
        code: 'mismatch',
        message:
          /this host calls inlay:raster\/raster@0\.2\.0, raster of profile rust has inlay:raster\/raster@0\.3\.0/,
      });
    });
  });
});
