/**
 * The page of names and values that other frameworks have: from the tables that the messages of
 * wrong use are made of.
 *
 * @module
 */
import { foreignEvents, foreignStates, synonym, synonyms } from '../../host/src/app/synonyms.ts';
import { foreignWords } from '../../host/src/app/value-hints.ts';

/** The page, below its first line. */
export function namesPage(): string[] {
  return [
    '# Names from elsewhere',
    `What CSS, React, React Native, Lightning and the DOM have, and what to write here. Messages of
wrong use say the same, and convert numbers and units: \`'10px'\` is 10, \`'50 %'\` is \`'50%'\`,
\`'45deg'\` is 45, \`transition: { opacity: 200 }\` is \`tween(200)\`.`,
    '## Properties',
    table(synonyms.map((name) => [code(name), (synonym(name) ?? '').slice('Write '.length, -1)])),
    '## Values',
    table(
      Object.entries(foreignWords).flatMap(([name, words]) =>
        Object.entries(words).map(([word, text]) => [code(`${name}: '${word}'`), text]),
      ),
    ),
    '## Events',
    table(others(foreignEvents).map(([name, event]) => [code(name), code(`on('${event}', …)`)])),
    '## States',
    table(Object.entries(foreignStates).map(([name, state]) => [code(name), code(`'${state}'`)])),
  ];
}

/** Names that are not ours as well. */
const others = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).filter(([name, own]) => name !== own);

const code = (text: string) => `\`${text}\``;

function table(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return ['| elsewhere | here |', '|---|---|', ...lines].join('\n');
}
