/**
 * What is said where a text asks for what no font gives.
 *
 * @module
 */
import { shown } from '../protocol/error.ts';
import type { MissingFont } from '../protocol/schema.ts';
import { nearest } from './spelling.ts';

/** Most families that a message lists. */
const MOST_FAMILIES = 8;

/**
 * The warning for a report of the engine.
 *
 * @param node The text, as messages name it.
 * @param known The families that the app has added.
 * @returns Nothing for a family that may be missing: another one of the text's is known, and none
 * is spelt like it.
 */
export function missingFontMessage(
  { reason, name, families }: MissingFont,
  node: string,
  known: readonly string[],
): string | undefined {
  switch (reason) {
    case 'no-font': {
      if (known.length > 0) {
        return `${node}: drawn as boxes: none of the fonts could be loaded (${list(known)}). The event "fontFailed" says why.`;
      }
      const family = families[0] ?? 'Inter';
      return `${node}: drawn as boxes: the stage has no font. Add one first: stage.addFont({ family: ${shown(family)}, src: ${shown(`${family.replaceAll(' ', '')}.ttf`)} }).`;
    }
    case 'unknown-family': {
      const guess = nearest(name, known);
      const others = families.some((family) =>
        known.some((each) => each.toLowerCase() === family.toLowerCase()),
      );
      if (guess === undefined && others) return undefined;
      const hint =
        guess === undefined ? `Known are ${list(known)}.` : `Did you mean ${shown(guess)}?`;
      return `${node}: property "fontFamily": no font has the family ${shown(name)}, another is used instead. ${hint} Add fonts with stage.addFont.`;
    }
    case 'no-character': {
      const asked = list(known);
      return `${node}: drawn with boxes: no font has ${characters(name)}. Tried: ${asked}. Add a font that has them with stage.addFont.`;
    }
    case 'only-colours':
      return `${node}: drawn without colours: ${characters(name)}. Colour glyphs are not drawn yet; use an image instead.`;
  }
}

/** `U+6771 "東", U+4EAC "京"`. */
function characters(text: string): string {
  const names = [...text].map((character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `U+${number} ${shown(character)}`;
  });
  return names.join(', ');
}

function list(families: readonly string[]): string {
  const names = families.slice(0, MOST_FAMILIES).map((family) => shown(family));
  return `${names.join(', ')}${families.length > MOST_FAMILIES ? ', ...' : ''}`;
}
