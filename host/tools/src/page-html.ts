/**
 * The page of an app that has none of its own.
 *
 * @module
 */

/** Files of a page, as URLs relative to it. */
export interface PageFiles {
  /** The engine; by default the one in its script. */
  profile?: string;
  form?: string;
  /** The script of the page. */
  page: string;
  style: string;
  icon: string;
  /** The scripts of the other threads. */
  app: string;
  engine: string;
  /** The engine's Wasm, where it is one module. */
  wasm?: string;
  /** Where changes of the app are announced. */
  changes?: string;
  /** Whether the inspector is beside the page's script. */
  inspect?: boolean;
}

/**
 * A canvas of 16:9 in the middle of the window. Nothing in the page is a script or a style: a
 * policy of `script-src 'self' 'wasm-unsafe-eval'` allows all of it.
 *
 * It names what its threads will load, so that all of it is on its way before the first script
 * runs. Threads have no part in what a page has preloaded: they get it from the browser's cache, so
 * the answers must be such as browsers keep.
 */
export function pageOf(title: string, files: PageFiles): string {
  const { profile, form, page, style, icon, app, engine, wasm, changes, inspect } = files;
  const served = JSON.stringify({ profile, form, scripts: { app, engine }, changes, inspect });
  const hints = [
    `<link rel="modulepreload" href="${attribute(engine)}">`,
    ...(wasm === undefined
      ? []
      : [
          `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${attribute(wasm)}">`,
        ]),
    `<link rel="modulepreload" href="${attribute(app)}">`,
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title.replace(/[^\w .-]/g, '')}</title>
<script type="module" src="${attribute(page)}"></script>
${hints.join('\n')}
<link rel="stylesheet" href="${attribute(style)}">
<link rel="icon" href="${attribute(icon)}">
<canvas></canvas>
<script type="application/json" id="inlay-served">${served.replaceAll('<', '\\u003c')}</script>
</html>
`;
}

/** The style of the page. */
export const pageStyle = `html, body { margin: 0; height: 100%; background: #000; overflow: hidden; }
body { display: grid; place-items: center; color: #ccc; font: 18px/1.5 system-ui, sans-serif; }
canvas { display: block; width: min(100vw, 177.778vh); height: min(100vh, 56.25vw); }
p { max-width: 60ch; padding: 2em; }
`;

/** Its icon: a tile in its bed. */
export const pageIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#15171c"/>
<rect x="8" y="8" width="16" height="16" rx="3" fill="#fff"/>
</svg>
`;

/** A text as the value of an attribute in double quotes. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
