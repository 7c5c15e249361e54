/**
 * What the lint of words checks: spelling, one term per idea, lines to 100 characters, the
 * sections of the changelog, and links.
 *
 * Each check takes the text of a file and returns its faults; none reads anything.
 *
 * @module
 */

/** A fault, for a person: where it is and what to write instead. */
export interface Fault {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** The most characters in a line. */
export const LINE_LENGTH = 100;

/** Words that this project replaces by one term, and that term. `docs/glossary.md` has the terms. */
const replaced: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'again, or name what happens: rebuild, recreate, restart'],
  [/\b(?:goes|go) by\b/i, 'depends on, is computed from'],
];

/** Whether a file is written by a program: its first line says so. */
export function isGenerated(text: string): boolean {
  return /^.{0,4} ?Written by /.test(text);
}

/**
 * Words on the list of misspellings, from four letters on. Names are split where case changes, so
 * `recieveBatch` and `recieve_batch` are found.
 *
 * @param misspellings The misspelled word and what may be meant.
 */
export function checkSpelling(text: string, misspellings: ReadonlyMap<string, string>): Fault[] {
  return faultsOf(text, (line) => {
    // No part of a number (`64ths`, `#daa520`); a letter and its accent are one.
    const names = line.match(/(?<![\p{L}\p{N}])[\p{L}\p{M}]{4,}/gu) ?? [];
    const words = new Set(names.flatMap((name) => name.split(/(?<=\p{Ll})(?=\p{Lu})/u)));
    return [...words].flatMap((word) => {
      const meant = misspellings.get(word.toLowerCase());
      return meant === undefined ? [] : [`"${word}": expected ${meant}`];
    });
  });
}

/** Words of the project's dialect that have a term. */
export function checkTerms(text: string): Fault[] {
  return faultsOf(text, (line) =>
    replaced.flatMap(([pattern, term]) => {
      const found = pattern.exec(line);
      return found ? [`"${found[0]}": write ${term}`] : [];
    }),
  );
}

/**
 * Lines of text longer than {@link LINE_LENGTH}: Markdown, WIT, TOML, and comments in code. Code
 * itself is left to its formatters, which have the same limit.
 *
 * Longer may be what nothing can break: a row of a table, a word such as a URL, a directive to a
 * tool, and a line with a string in it.
 */
export function checkLines(text: string, path: string): Fault[] {
  const isCode = /\.(?:rs|ts|mjs|js|css|html|wat|py)$/.test(path);
  return faultsOf(text, (line) => {
    if (line.length <= LINE_LENGTH) return [];
    const [, mark = '', words = ''] = COMMENT.exec(line) ?? [];
    const isComment = mark !== '' || path.endsWith('.md');
    if (isComment && (/^(?:[-*] )?\S+$/.test(words) || /^(?:\||biome-ignore)/.test(words)))
      return [];
    if (!isComment && (/["'`]/.test(line) || (isCode && !/\s\/\/ /.test(line)))) return [];
    return [`${line.length} characters: expected at most ${LINE_LENGTH}`];
  });
}

/** The mark of a comment, if the line is one, and the words behind it. */
const COMMENT = /^\s*(\/\/[/!]?|\/?\*+(?= |$)|#(?= |$)|;;|<!--)?\s*(.*)$/;

const sections = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/** Keep a Changelog: every entry is in a section of a version, once. */
export function checkChangelog(text: string): Fault[] {
  let section: string | undefined;
  let seen = new Set<string>();
  const entries = new Set<string>();
  return faultsOf(text, (line) => {
    if (line.startsWith('## ')) {
      section = undefined;
      seen = new Set();
    } else if (line.startsWith('### ')) {
      section = line.slice(4);
      if (!sections.includes(section))
        return [`section "${section}": expected ${sections.join(', ')}`];
      if (seen.has(section))
        return [`section "${section}" is there twice in this version: expected one`];
      seen.add(section);
    } else if (line.startsWith('- ')) {
      if (section === undefined)
        return ['an entry outside of a section: expected it below "### Added" or another'];
      if (entries.has(line)) return ['an entry that is there twice: expected it once'];
      entries.add(line);
    }
    return [];
  });
}

/** A link of a Markdown file to another file of this project. */
interface Link {
  /** Relative to the file; empty for the file itself. */
  readonly path: string;
  readonly heading: string | undefined;
  /** The last name of the link's text, where that is code: `b` of `` `A::b` ``. */
  readonly name: string | undefined;
}

/**
 * Links that lead nowhere: to a file or a heading that is not there, or, where the link's text is
 * a name in code, to a file without that name.
 *
 * @param read The text of the file at a path relative to this one, `''` for a folder or a picture,
 * `undefined` if nothing is there.
 */
export function checkLinks(text: string, read: (path: string) => string | undefined): Fault[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));
  const wrong = ({ path, heading, name }: Link): string | undefined => {
    const target = path === '' ? text : read(path);
    if (target === undefined) return `link to ${path}: expected a file there`;
    if (heading !== undefined && !headingsOf(target).has(heading)) {
      return `link to ${path}#${heading}: expected a heading of that name`;
    }
    if (name !== undefined && target !== '' && !new RegExp(`\\b${name}\\b`).test(target)) {
      return `link of \`${name}\` to ${path}: expected that name in the file`;
    }
    return undefined;
  };
  return faultsOf(prose, (line) => linksOf(line).flatMap((link) => wrong(link) ?? []));
}

function linksOf(line: string): Link[] {
  return [...line.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)]
    .map(([, label = '', target = '']) => ({ label, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target))
    .map(({ label, target }) => {
      const [path = '', heading] = target.split('#');
      const name = /^`(?:.*[:.])?(\w+)(?:\(\))?`$/.exec(label)?.[1];
      return { path, heading, name: /\.(?:rs|ts|wit)$/.test(path) ? name : undefined };
    });
}

/** The anchors of a page. */
function headingsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(headings.map((heading) => anchorOf(withoutLinks(heading))));
}

const withoutLinks = (markdown: string) => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

/** The anchor of a heading, as GitHub makes it of its words. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function faultsOf(text: string, check: (line: string) => string[]): Fault[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => check(line).map((message) => ({ line: index + 1, message })));
}
