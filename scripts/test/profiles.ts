/**
 * Which profiles of `compose.toml` test files need, read from the files.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The names in `[profile.NAME]` and `[profile.NAME.systems]` of a compose.toml, in their order. */
export function profilesOf(composeToml: string): string[] {
  return [
    ...new Set(
      [...composeToml.matchAll(/^\s*\[profile\.([\w-]+)/gm)].map(([, name]) => name as string),
    ),
  ];
}

/**
 * The profiles that test files need: those they name, and those that the test code they import
 * names. A file that reads `compose.toml` needs all.
 *
 * What a file names and does not use is composed for nothing, which costs time and breaks no test.
 *
 * @param root The project's folder.
 * @param files Test files, relative to it.
 * @param profiles All there are.
 * @param named `INLAY_PROFILE`: the profile that stands in for those that the suites take by
 *   default.
 */
export function profilesNeeded(
  root: string,
  files: readonly string[],
  profiles: readonly string[],
  named: string | undefined = process.env.INLAY_PROFILE,
): string[] {
  const seen = new Set<string>();
  const needed = new Set<string>();
  const visit = (file: string) => {
    // Tests of the host and of our scripts load no engine, and name profiles as examples.
    if (
      seen.has(file) ||
      !existsSync(file) ||
      /^(host|schema|scripts)[\\/]/.test(relative(root, file))
    )
      return;
    seen.add(file);
    const text = withNamed(readFileSync(file, 'utf8'), named);
    for (const name of profiles) {
      if (/['"](\.\.\/)*compose\.toml['"]/.test(text) || new RegExp(`['"/]${name}['"/]`).test(text))
        needed.add(name);
    }
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g)) {
      visit(resolve(dirname(file), path as string));
    }
  };
  for (const file of files) visit(join(root, file));
  return profiles.filter((name) => needed.has(name));
}

/** A text in which the named profile stands where the code says so. */
function withNamed(text: string, named: string | undefined): string {
  if (named === undefined || !text.includes('INLAY_PROFILE')) return text;
  return `${text.replace(/INLAY_PROFILE \?\? '[\w-]+'/g, '')}'${named}'`;
}
