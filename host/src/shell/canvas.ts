/**
 * The canvas element on the page.
 *
 * @module
 */

/**
 * Puts another canvas in the place of one that has given its control away, or has a context of
 * another kind: neither can be undone. It has the same attributes; listeners and references of the
 * page stay with the old one.
 */
export function freshCanvas(old: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = old.cloneNode(false) as HTMLCanvasElement;
  old.replaceWith(canvas);
  return canvas;
}
