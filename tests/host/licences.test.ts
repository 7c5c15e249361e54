/** The licences beside a built engine. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  type ComposedManifest,
  thirdParties,
  thirdPartyText,
} from '../../host/tools/src/licences.ts';
import { projectRoot } from '../../host/tools/src/scene.ts';

const folders = { systems: projectRoot, root: projectRoot };
const engine = (
  ...implementations: readonly (readonly [implementation: string, language: string])[]
): ComposedManifest => ({
  systems: implementations.map(([implementation, language]) => ({
    system: implementation.replace(/^.*\//, ''),
    implementation,
    language,
  })),
  forms: { module: {} },
});
const text = engine(['components/text', 'Rust'], ['components/layout', 'Rust']);

describe('licences of a built engine', () => {
  it('are those of every crate that is linked into it, each with a text', () => {
    const parts = thirdParties(text, folders);
    const names = parts.map(({ name }) => name);
    for (const name of [
      'parley',
      'skrifa',
      'wit-bindgen',
      'bytemuck',
      'icu_segmenter',
      'the Rust standard library',
    ]) {
      assert.ok(names.includes(name), `expected ${name} in ${names.join(', ')}`);
    }
    for (const { name, licence, texts } of parts) {
      assert.match(licence, /\w/, name);
      assert.ok(texts.length > 0 && texts.every(([, text]) => text.length > 100), name);
    }
  });

  it('are those that cargo says, and not of what only builds or tests it', () => {
    const expected = new Set(
      ['text', 'layout'].flatMap((name) =>
        execFileSync(
          'cargo',
          [
            ...[
              'tree',
              '--package',
              `inlay-${name}-component`,
              '--edges',
              'normal,no-proc-macro',
              '--prefix',
              'none',
            ],
            ...['--target', 'wasm32-unknown-unknown', '--format', '{p}'],
          ],
          { cwd: projectRoot, encoding: 'utf8' },
        )
          .split('\n')
          .filter((line) => line !== '' && !line.includes('(/') && !line.includes('(*)'))
          .map((line) => line.replace(/^(\S+) v(\S+).*$/, '$1 $2')),
      ),
    );
    const found = new Set(
      thirdParties(text, folders).map(({ name, version }) => `${name} ${version}`),
    );
    assert.ok(expected.size > 20, `${expected.size}`);
    for (const each of expected) assert.ok(found.has(each), `expected ${each}`);
    for (const name of ['proptest', 'serde_json', 'syn', 'thiserror-impl']) {
      assert.ok(![...found].some((each) => each.startsWith(`${name} `)), `expected no ${name}`);
    }
  });

  it('name the runtime of systems in TypeScript, and what was built elsewhere', () => {
    const mixed = engine(
      ['components/focus', 'TypeScript (QuickJS)'],
      ['vendor/scroll.component.wasm', 'unknown'],
    );
    const written = thirdPartyText({ ...mixed, forms: { linked: {} } }, folders);
    assert.match(written, /^componentize-qjs 0\.4\.5: /m);
    assert.match(written, /^@bytecodealliance\/jco /m);
    assert.match(
      written,
      /^Built elsewhere, licences unknown here: scroll\.component\.wasm \(vendor\/scroll\.component\.wasm\)$/m,
    );
    assert.doesNotMatch(written, /Rust standard library|has no licence file/);
  });
});
