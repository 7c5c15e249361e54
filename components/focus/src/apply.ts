/**
 * An entry stream in bytes: checked whole, then taken.
 *
 * @module
 */
import {
  FOCUS_ENTRY,
  FOCUS_GROUP,
  FOCUS_KEY,
  FOCUS_MEMORY,
  FOCUS_PREFERRED,
  FOCUS_TRAP,
  FOCUSABLE,
  NEXT_FOCUS_DOWN,
  NEXT_FOCUS_LEFT,
  NEXT_FOCUS_RIGHT,
  NEXT_FOCUS_UP,
  REMOVE_NODE,
  SELECT_NODE,
  UNSET_PROPERTY,
} from '../../../schema/typescript/generated/ids.ts';
import { EntryCursor } from '../../../schema/typescript/stream.ts';
import type { FocusData } from './data.ts';
import { STAGE, slotOf } from './flags.ts';
import { wordsOf } from './place.ts';
import { Refused } from './refused.ts';
import { changeMemory } from './settle.ts';

/**
 * The properties of focus: of how many cases one word is, or `text`. The whole table of the schema
 * would be ten times the size of this component; a test holds both together.
 */
export const PROPERTIES: { readonly [id: number]: number | 'text' } = {
  [FOCUSABLE]: 2,
  [FOCUS_KEY]: 'text',
  [FOCUS_GROUP]: 2,
  [FOCUS_MEMORY]: 2,
  [FOCUS_ENTRY]: 4,
  [FOCUS_PREFERRED]: 2 ** 32,
  [NEXT_FOCUS_UP]: 2 ** 32,
  [NEXT_FOCUS_RIGHT]: 2 ** 32,
  [NEXT_FOCUS_DOWN]: 2 ** 32,
  [NEXT_FOCUS_LEFT]: 2 ** 32,
  [FOCUS_TRAP]: 16,
};

const cursor = new EntryCursor();

/**
 * Takes focus properties and `remove-node`, all or nothing.
 *
 * @throws {@link Refused} with the first entry at fault.
 */
export function apply(focus: FocusData, bytes: Uint8Array): void {
  const words = wordsOf(bytes);
  if (words === undefined) throw new Refused({ tag: 'malformed', val: bytes.length });
  check(words);
  const { members } = focus;
  let selected = 0;
  for (cursor.reset(words); cursor.next(); ) {
    switch (cursor.id) {
      case SELECT_NODE:
        selected = cursor.word(0);
        break;
      case REMOVE_NODE: {
        const at = members.find(cursor.word(0));
        if (at !== STAGE) members.forget(at);
        focus.epoch++;
        selected = 0;
        break;
      }
      case UNSET_PROPERTY:
        // The defaults of all of them are zero or empty.
        set(focus, members.make(selected), cursor.word(0), 0, '');
        break;
      case FOCUS_KEY:
        set(focus, members.make(selected), FOCUS_KEY, 0, cursor.text(0));
        break;
      default:
        set(focus, members.make(selected), cursor.id, cursor.word(0), '');
    }
  }
  cursor.reset(NO_WORDS);
}

const NO_WORDS = new Uint32Array(0);

/** Whether every entry is one of focus, with a value of its type and a node to be about. */
function check(words: Uint32Array): void {
  let selected = 0;
  for (cursor.reset(words); nextEntry(); ) {
    const { id } = cursor;
    const isCommand = id === SELECT_NODE || id === REMOVE_NODE || id === UNSET_PROPERTY;
    const cases = isCommand ? 2 ** 32 : PROPERTIES[id];
    if (cases === undefined) throw new Refused({ tag: 'unsupported', val: id });
    if (!(cases === 'text' ? isText() : cursor.length === 1 && cursor.word(0) < cases))
      throw malformed();
    if (id === SELECT_NODE) {
      selected = cursor.word(0);
      if (slotOf(selected) === 0) throw new Refused({ tag: 'unknown-node', val: selected });
    } else if (id === REMOVE_NODE) {
      selected = 0;
    } else if (id === UNSET_PROPERTY && PROPERTIES[cursor.word(0)] === undefined) {
      throw new Refused({ tag: 'unsupported', val: cursor.word(0) });
    } else if (selected === 0) {
      throw new Refused({ tag: 'unknown-node', val: 0 });
    }
  }
}

function nextEntry(): boolean {
  try {
    return cursor.next();
  } catch {
    throw malformed();
  }
}

/** Whether the value is a string and nothing more. */
function isText(): boolean {
  try {
    cursor.text(0);
  } catch {
    return false;
  }
  return 1 + Math.ceil(cursor.word(0) / 4) === cursor.length;
}

/** The entry cannot be read; it starts a word before its value. */
function malformed(): Refused {
  return new Refused({ tag: 'malformed', val: cursor.at - 1 });
}

function set(focus: FocusData, at: number, property: number, word: number, text: string): void {
  const { members } = focus;
  switch (property) {
    case FOCUS_KEY:
      members.key[at] = text;
      break;
    case FOCUS_MEMORY:
      if (members.remembers[at] !== word) changeMemory(focus, at);
      members.remembers[at] = word;
      break;
    case FOCUS_ENTRY:
      members.entry[at] = word;
      break;
    case FOCUS_PREFERRED:
      members.preferred[at] = word;
      break;
    case NEXT_FOCUS_UP:
    case NEXT_FOCUS_RIGHT:
    case NEXT_FOCUS_DOWN:
    case NEXT_FOCUS_LEFT:
      members.next[4 * at + property - NEXT_FOCUS_UP] = word;
      break;
    case FOCUS_TRAP:
      members.trap[at] = word;
      break;
    // `focusable` and `focus-group` come with placements.
  }
}
