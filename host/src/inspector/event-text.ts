/**
 * Details of events in a line.
 *
 * @module
 */
import { shown } from '../protocol/error.ts';

/** Details of an event: a text, an error, arguments, or fields, of which nodes are named. */
export function eventText(details: unknown): string {
  if (typeof details === 'string') return details;
  if (details instanceof Error) return details.message;
  if (Array.isArray(details)) return details.map(partText).join(', ');
  if (typeof details !== 'object' || details === null) return '';
  return Object.entries(details)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${partText(value)}`)
    .join(', ');
}

function partText(value: unknown): string {
  if (value instanceof Error) return value.message;
  // A node, whose class is another one in a script of its own.
  const isNode = typeof value === 'object' && value !== null && 'isFocused' in value;
  return isNode ? String(value) : shown(value);
}
