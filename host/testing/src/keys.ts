/**
 * Keys as tests write them.
 *
 * @module
 */
import { InlayError, type Key, keyNamed, shown } from 'inlay/host';

/**
 * Reads presses: `'right'`, `'3 down'`, `'enter'`, `'color-red'`; several in one text have commas
 * or spaces between them.
 *
 * @throws {@link InlayError} `wrong-type` for what is no key.
 */
export function readKeys(texts: readonly string[]): Key[] {
  const words = texts.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '');
  const keys: Key[] = [];
  let count = 1;
  for (const word of words) {
    if (/^\d+$/.test(word) && words.length > 1 && count === 1) {
      count = Number(word);
      continue;
    }
    const key = keyNamed(word.toLowerCase());
    if (!key) {
      throw new InlayError(
        'wrong-type',
        `press: expected keys such as 'right', '3 down' or 'enter', got ${shown(word)}.`,
      );
    }
    for (let press = 0; press < count; press += 1) keys.push(key);
    count = 1;
  }
  return keys;
}
