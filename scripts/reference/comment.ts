/**
 * Doc comments as Markdown.
 *
 * @module
 */

/** A doc comment, taken apart. */
export interface Comment {
  readonly text: string;
  /** Names and descriptions of parameters. */
  readonly parameters: readonly (readonly [name: string, text: string])[];
  readonly returns: string | undefined;
  readonly throws: readonly string[];
  readonly examples: readonly string[];
  /** Whether it is not for apps. */
  readonly isInternal: boolean;
}

/** Takes the source text of a doc comment apart. `link` makes a link of a name. */
export function parseComment(source: string, link: (name: string) => string): Comment {
  const lines = source
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (/^\s*@\w+/.test(line)) blocks.push([line.trim()]);
    else blocks.at(-1)?.push(line);
  }
  const [text = [], ...tags] = blocks;
  const tagged = (name: string) =>
    tags
      .map((tag) => tag.join('\n').trim())
      .filter((tag) => new RegExp(`^@${name}\\b`).test(tag))
      .map((tag) => tag.slice(name.length + 1).trim());
  const linked = (markdown: string) =>
    markdown.trim().replace(/\{@link ([^}]+)\}/g, (_, name) => link(name.trim()));
  return {
    text: linked(text.join('\n')),
    parameters: tagged('param').map((tag) => {
      const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(tag) ?? [];
      return [name, linked(oneLine(rest))] as const;
    }),
    returns: tagged('returns').map(oneLine).map(linked)[0],
    throws: tagged('throws').map(oneLine).map(linked),
    examples: tagged('example'),
    isInternal: tagged('internal').length > 0,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
