/**
 * The page of an app that has none of its own.
 *
 * @module
 */

/** Files of a page, as URLs relative to it. */
export interface PageFiles {
  profile: string;
  form: string;
  /** The script of the page. */
  page: string;
  /** The scripts of the other threads. */
  app: string;
  engine: string;
  /** The engine's Wasm, where it is one module. */
  wasm?: string;
}

/**
 * A canvas of 16:9 in the middle of the window.
 *
 * It names what its threads will load, so that all of it is on its way before the first script
 * runs. Threads have no part in what a page has preloaded: they get it from the browser's cache, so
 * the answers must be such as browsers keep.
 */
export function pageOf(title: string, files: PageFiles): string {
  const { profile, form, page, app, engine, wasm } = files;
  const served = JSON.stringify({ profile, form, scripts: { app, engine } });
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
<title>Inlay: ${title.replace(/[^\w .-]/g, '')}</title>
<script type="module" src="${attribute(page)}"></script>
${hints.join('\n')}
<link rel="icon" href="data:,">
<style>
  html, body { margin: 0; height: 100%; background: #000; overflow: hidden; }
  body { display: grid; place-items: center; color: #ccc; font: 18px/1.5 system-ui, sans-serif; }
  canvas { display: block; width: min(100vw, 177.778vh); height: min(100vh, 56.25vw); }
  p { max-width: 60ch; padding: 2em; }
</style>
<canvas></canvas>
<script type="application/json" id="inlay-served">${served.replaceAll('<', '\\u003c')}</script>
</html>
`;
}

/** A text as the value of an attribute in double quotes. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
