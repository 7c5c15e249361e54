/** An item, as far as refusing it goes. */
export interface Item {
  name: string;
  tags: string[];
}

/** Why items are refused. */
export type Problem =
  | { tag: 'empty' }
  | { tag: 'too-many'; val: number }
  | { tag: 'bad'; val: string };

/** The refusal of `items`, if there is one; the same as the Rust guest's. */
export function refusal(items: Item[]): Problem | undefined {
  if (items.length === 0) return { tag: 'empty' };
  if (items.length > 8) return { tag: 'too-many', val: items.length };
  const bad = items.find((item) => item.name === 'bad');
  return bad && { tag: 'bad', val: bad.tags.join('') };
}
