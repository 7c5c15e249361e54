/**
 * What is said of images and fonts that could not be loaded, where no listener takes it.
 *
 * @module
 */
import type { LoadError } from '../protocol/schema.ts';

/** Why, and what to do, by the cause. */
const causes: Readonly<Record<LoadError, string>> = {
  'not-found': "there is no such file. URLs are relative to the app's page",
  network: 'the network failed. It is tried again',
  'unsupported-format': 'the file has another format',
  broken: 'the file is broken, or something else than its name says',
  'too-large': 'the file is too large',
  'timed-out': 'the server did not answer in time. It is tried again',
};

/** The warning for an image, by the name of its node. */
export function failedImageMessage(node: string, reason: LoadError): string {
  const formats =
    reason === 'unsupported-format' || reason === 'broken'
      ? ': expected PNG, JPEG, WebP or AVIF'
      : '';
  return `${node}: property "src": not loaded (${reason}): ${causes[reason]}${formats}. The event "failed" and the state of that name are for what to show instead.`;
}

/** The warning for a font, by what `addFont` got. */
export function failedFontMessage(font: string, reason: LoadError): string {
  const formats =
    reason === 'unsupported-format' || reason === 'broken' ? ': expected TTF or OTF, not WOFF' : '';
  return `the stage: addFont ${font}: not loaded (${reason}): ${causes[reason]}${formats}. The event "fontFailed" reports it, too.`;
}
