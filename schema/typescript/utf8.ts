/**
 * UTF-8 in and out of bytes, by ourselves where the platform cannot (QuickJS, engines without
 * `TextEncoder`) and for short strings, where a loop is faster than a call.
 *
 * @module
 */

const LONG = 32;
const encoder = typeof TextEncoder === 'function' ? new TextEncoder() : undefined;
const encodesInPlace = encoder !== undefined && typeof encoder.encodeInto === 'function';
const decoder =
  typeof TextDecoder === 'function' ? new TextDecoder('utf-8', { ignoreBOM: true }) : undefined;

/** Most bytes that `text` can take. */
export function utf8Bound(text: string): number {
  return text.length * 3;
}

/**
 * Writes `text` to `bytes` from `at` on, where there must be room for {@link utf8Bound} bytes. Half
 * a surrogate pair becomes U+FFFD.
 *
 * @returns How many bytes were written.
 */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): number {
  if (encodesInPlace && text.length > LONG)
    return encoder.encodeInto(text, bytes.subarray(at)).written;
  return writeUtf8Here(text, bytes, at);
}

/** {@link writeUtf8} without the platform's help. */
export function writeUtf8Here(text: string, bytes: Uint8Array, at: number): number {
  let to = at;
  for (let from = 0; from < text.length; from++) {
    let code = text.charCodeAt(from);
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 && from + 1 < text.length ? text.charCodeAt(from + 1) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        from++;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x80) {
      bytes[to++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[to++] = 0xc0 | (code >> 6);
    } else {
      if (code < 0x10000) {
        bytes[to++] = 0xe0 | (code >> 12);
      } else {
        bytes[to++] = 0xf0 | (code >> 18);
        bytes[to++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[to++] = 0x80 | (code & 0x3f);
  }
  return to - at;
}

/** The string of the bytes from `start` up to `end`, which must be UTF-8: see {@link validUtf8}. */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (decoder && end - start > LONG) return decoder.decode(bytes.subarray(start, end));
  return readUtf8Here(bytes, start, end);
}

/** {@link readUtf8} without the platform's help. */
export function readUtf8Here(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  const more = (): number => (bytes[at++] as number) & 0x3f;
  while (at < end) {
    const lead = bytes[at++] as number;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
    } else if (lead < 0xe0) {
      text += String.fromCharCode(((lead & 0x1f) << 6) | more());
    } else if (lead < 0xf0) {
      text += String.fromCharCode(((lead & 0x0f) << 12) | (more() << 6) | more());
    } else {
      const code = (((lead & 0x07) << 18) | (more() << 12) | (more() << 6) | more()) - 0x10000;
      text += String.fromCharCode(0xd800 + (code >> 10), 0xdc00 + (code & 0x3ff));
    }
  }
  return text;
}

/**
 * Up to where the bytes from `start` to `end` are UTF-8 as the Unicode standard has it (table 3-7:
 * shortest form, no surrogates, nothing above U+10FFFF).
 *
 * @returns `end`, or the place of the first sequence that is not.
 */
export function validUtf8(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (size === 0 || at + size > end) return at;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    const second = bytes[at + 1] as number;
    if (second < low || second > high) return at;
    for (let next = at + 2; next < at + size; next++) {
      if (((bytes[next] as number) & 0xc0) !== 0x80) return at;
    }
    at += size;
  }
  return end;
}
