/** The oldest browser that the host's JavaScript runs in, as docs/supported-browsers.md says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../host/tools/src/scene.ts';

/**
 * What is younger than Chromium 93, by the Chromium that has it. Syntax that is younger is lowered
 * by the bundler's target.
 */
const younger: readonly (readonly [chromium: number, what: RegExp])[] = [
  [94, /\bstatic\s*\{/],
  [97, /\.(findLast|findLastIndex)\(/],
  [98, /\bstructuredClone\(/],
  [103, /\bAbortSignal\.timeout\(/],
  [110, /\.(toSorted|toReversed|toSpliced)\(/],
  [111, /\.isWellFormed\(/],
  [116, /\bAbortSignal\.any\(/],
  [117, /\b(Object|Map)\.groupBy\(/],
  [119, /\bPromise\.withResolvers\(/],
  [121, /\bArray\.fromAsync\(/],
  [122, /\bSet\b[^\n]*\.(isSubsetOf|isDisjointFrom|symmetricDifference)\(/],
  [128, /\bPromise\.try\(/],
  [140, /\.(toBase64|toHex|setFromBase64)\(/],
];

describe('the floor of the host’s JavaScript', () => {
  let code: string;

  before(async () => {
    const { outputFiles } = await build({
      entryPoints: [
        'index.ts',
        'shell/page.ts',
        'shell/app-thread.ts',
        'engine/engine-thread.ts',
      ].map((file) => join(projectRoot, 'host/src', file)),
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'chrome93',
      platform: 'browser',
      outdir: 'floor',
      write: false,
    });
    code = outputFiles.map(({ text }) => text).join('\n');
  });

  it('is what the page says: nothing younger is used, and something that old is', () => {
    for (const [chromium, what] of younger)
      assert.doesNotMatch(code, what, `${what} needs Chromium ${chromium}`);
    assert.match(code, /\bObject\.hasOwn\(/, 'Chromium 93 has it');
    const page = readFileSync(join(projectRoot, 'docs/supported-browsers.md'), 'utf8');
    assert.match(page, /^\| the host's JavaScript .*\| 93 \|/m);
    const tool = readFileSync(join(projectRoot, 'tools/compose/src/fuse/features.rs'), 'utf8');
    assert.match(tool, /^pub const CHROMIUM_HOST: u32 = 93;/m, 'inlay compose prints it');
  });
});
