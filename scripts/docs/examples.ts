/**
 * The examples of the pages, checked against the types of the package.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/**
 * Checks that the examples compile.
 *
 * @param examples By the source file of their page.
 * @throws With the compiler's messages, which name the page.
 */
export function checkExamples(examples: ReadonlyMap<string, readonly string[]>): void {
  const folder = join(root, 'target/site-examples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [source, codes] of examples)
    for (const [index, code] of codes.entries())
      writeFileSync(join(folder, `${source.replaceAll('/', '-')}-${index + 1}.ts`), code);
  const config = { extends: '../../tsconfig.json', include: ['*.ts'], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { status, stdout, stderr } = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`An example does not compile:\n${stdout}${stderr}`);
}
