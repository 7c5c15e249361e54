/**
 * Counts a screen and its ports: `node scripts/port/index.ts` downloads the original, or reads it
 * from a folder that is given.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
// It has no types of its own.
// @ts-expect-error
import * as babelModule from '@babel/core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is used of Babel. */
interface Babel {
  transformSync(source: string, options: object): { readonly code?: string | null } | null;
}
const babel: Babel = babelModule;

/** The parts of a public app that a screen is made of. */
export interface Original {
  /** On GitHub: `owner/name`. */
  readonly repository: string;
  readonly files: readonly OriginalFile[];
}

/** A file, and the lines of it that the screen needs: `1-5,8`. */
export interface OriginalFile {
  readonly path: string;
  readonly commit: string;
  readonly lines: string;
}

/** How long code is. */
export interface Size {
  readonly files: number;
  /** Without comments and blank lines, formatted. */
  readonly lines: number;
  /** Of these lines, in UTF-8. */
  readonly bytes: number;
}

/** What was ported. */
export const original: Original = JSON.parse(
  readFileSync(join(root, 'examples/port/original.json'), 'utf8'),
);

/** The files of a port: its own, and the look that both share. The data is that of neither. */
export function portFiles(port: 'port-react' | 'port-solid'): readonly string[] {
  const own = globSync(`examples/${port}/src/*.tsx`, { cwd: root }).sort();
  return ['examples/port/src/look.ts', ...own].map((file) => join(root, file));
}

/** Counts files. */
export function sizeOf(sources: readonly { path: string; text: string }[]): Size {
  const formatted = sources.map(({ path, text }) => plain(path, text));
  return {
    files: sources.length,
    lines: formatted.reduce((sum, text) => sum + text.split('\n').length - 1, 0),
    bytes: formatted.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

/** Counts a port. */
export function sizeOfPort(port: 'port-react' | 'port-solid'): Size {
  return sizeOf(portFiles(port).map((path) => ({ path, text: readFileSync(path, 'utf8') })));
}

/**
 * Reads the original.
 *
 * @param folder A checkout; without it, each file is downloaded.
 */
export async function readOriginal(folder?: string): Promise<{ path: string; text: string }[]> {
  const { repository, files } = original;
  return Promise.all(
    files.map(async ({ path, commit, lines }) => {
      const url = `https://raw.githubusercontent.com/${repository}/${commit}/${path}`;
      const whole = folder ? readFileSync(join(folder, path), 'utf8') : await download(url);
      return { path, text: pick(whole, lines) };
    }),
  );
}

async function download(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected a file, got status ${response.status}`);
  return response.text();
}

/** Some lines of a text, `1-5,8`, the first being 1. */
export function pick(text: string, lines: string): string {
  const all = text.split('\n');
  const picked = lines.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return all.slice(first - 1, last);
  });
  return `${picked.join('\n')}\n`;
}

/** TypeScript or JSX as this project's formatter writes it, without comments and blank lines. */
export function plain(path: string, text: string): string {
  const compiled = babel.transformSync(text, {
    filename: path,
    babelrc: false,
    configFile: false,
    comments: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
  });
  const name = `--stdin-file-path=${join('examples', basename(path))}`;
  const biome = join(root, 'node_modules/.bin/biome');
  const { status, stdout, stderr } = spawnSync(biome, ['format', '--expand=never', name], {
    cwd: root,
    input: compiled?.code ?? '',
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  return stdout.replace(/^\s*\n/gm, '');
}
