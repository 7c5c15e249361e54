/**
 * The changelog at a release.
 *
 * @module
 */

const UNRELEASED = '## Unreleased\n';

/**
 * What the next release brings: the text under "Unreleased", without the heading.
 *
 * @throws If there is none, or no entry in it.
 */
export function unreleased(changelog: string): string {
  const begin = changelog.indexOf(UNRELEASED);
  if (begin < 0) throw new Error('CHANGELOG.md: expected a section "## Unreleased"');
  const rest = changelog.slice(begin + UNRELEASED.length);
  const end = rest.search(/^## /m);
  const section = (end < 0 ? rest : rest.slice(0, end)).trim();
  if (!/^- /m.test(section))
    throw new Error('CHANGELOG.md: expected an entry under "## Unreleased": nothing to release');
  return section;
}

/**
 * Makes "Unreleased" the section of a version, with an empty one above it.
 *
 * @param date As in `2030-01-31`.
 */
export function release(changelog: string, version: string, date: string): string {
  unreleased(changelog);
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n## ${version} - ${date}\n`);
}
