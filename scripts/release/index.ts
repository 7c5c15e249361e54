/**
 * `npm run release`: prepares a release, or with `--dry-run` only says what it would be. RELEASE.md
 * has the steps around it. Nothing is published.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAllPackages, packagesFolder, packTarball } from '../packages/index.ts';
import { readPackageJson } from '../packages/package-json.ts';
import { release, unreleased } from './changelog.ts';
import { commonVersion, readVersions, writeVersions } from './versions.ts';

const root = resolve(import.meta.dirname, '../..');
const CHANGELOG = join(root, 'CHANGELOG.md');

const usage = 'npm run release -- [VERSION] [--dry-run]';

/**
 * Checks that everything is in step, writes the version, and packs what is to be published.
 *
 * @param wanted The version to release; by default the one that everything has.
 */
async function prepare(wanted: string | undefined, isDry: boolean): Promise<void> {
  const current = commonVersion(readVersions(root));
  const version = wanted ?? current;
  requireNewer(version, current);
  const changelog = readFileSync(CHANGELOG, 'utf8');
  const entries = unreleased(changelog).match(/^- /gm)?.length;
  console.log(`${isDry ? 'Would release' : 'Prepares'} ${version}, after ${current}`);
  console.log(`  changelog: ${entries} entries`);
  if (!isDry) {
    requireCleanTree();
    writeVersions(root, version);
    updateLocks();
    writeFileSync(CHANGELOG, release(changelog, version, new Date().toISOString().slice(0, 10)));
  }
  await pack();
}

/**
 * @throws If `version` is no version, or older than `current`.
 */
function requireNewer(version: string, current: string): void {
  const parts = (text: string) => /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  const [to, from] = [parts(version), parts(current)];
  if (!to || !from) throw new Error(`Expected a version such as 0.2.0, got "${version}". ${usage}`);
  const at = to.findIndex((part, index) => part !== from[index]);
  if (at >= 0 && Number(to[at]) < Number(from[at]))
    throw new Error(`Expected a version after ${current}, got ${version}.`);
}

function requireCleanTree(): void {
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  if (changed !== '') throw new Error(`Expected a clean tree: commit or stash\n${changed}`);
}

/** The lock files name the versions of our own packages, too. */
function updateLocks(): void {
  const lock = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', lock, { cwd: root, stdio: 'inherit' });
  execFileSync('cargo', ['update', '--workspace', '--offline'], { cwd: root, stdio: 'inherit' });
}

/** Packs every package, and prints each with its size and the command that publishes it. */
async function pack(): Promise<void> {
  const out = join(packagesFolder, 'tarballs');
  const folders = await buildAllPackages();
  console.log('  packages, each published by `npm publish TARBALL`:');
  for (const folder of folders) {
    const tarball = packTarball(folder, out);
    const { name, version } = readPackageJson(folder);
    const size = (statSync(tarball).size / 1000).toFixed(0);
    console.log(`    ${name} ${version}  ${size} kB  ${relative(root, tarball)}`);
    requireName(tarball, name, version);
  }
}

/** What npm packed has the name and version that its folder has. */
function requireName(tarball: string, name: string, version: string): void {
  const expected = `${name}-${version}.tgz`;
  if (basename(tarball) !== expected)
    throw new Error(`Expected ${expected}, npm packed ${basename(tarball)}`);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  try {
    await prepare(positionals[0], values['dry-run']);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
