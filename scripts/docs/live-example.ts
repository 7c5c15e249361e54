/**
 * The HTML of an example that runs in its page.
 *
 * @module
 */

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] as string,
  );
}

/**
 * Code with a screen above it that stays dark until somebody starts it. Without scripts the code is
 * all there is.
 *
 * @param code The highlighted block.
 * @param frame URL of the page that runs it, relative to this one.
 */
export function liveExample(code: string, frame: string): string {
  return `<inlay-example frame="${escaped(frame)}">${code}</inlay-example>\n`;
}
