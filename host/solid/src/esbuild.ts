/**
 * Compiles the JSX of Solid for esbuild, and so for `inlay serve`, `build` and `render`.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
// Neither has types of its own.
// @ts-expect-error
import * as babelModule from '@babel/core';
// @ts-expect-error
import preset from 'babel-preset-solid';
import type { Plugin } from 'esbuild';

/** What is used of Babel. */
interface Babel {
  transformAsync(
    source: string,
    options: object,
  ): Promise<{ readonly code?: string | null } | null>;
}
const babel: Babel = babelModule;

/** Of what is installed, only what says so is JSX of Solid. */
const INSTALLED = /[\\/]node_modules[\\/]/;

/**
 * The plugin: files that end in `.jsx` or `.tsx` become calls to `inlay-solid`.
 *
 * @example
 * // inlay.config.mjs
 * import { solid } from 'inlay-solid/esbuild';
 *
 * export default { plugins: [solid()] };
 */
export function solid(): Plugin {
  return {
    name: 'inlay-solid',
    setup(build) {
      // In Node and workers Solid gives out its renderer to strings, which never updates.
      const { initialOptions } = build;
      initialOptions.conditions = [
        ...new Set([...(initialOptions.conditions ?? ['module']), 'browser']),
      ];
      build.onLoad({ filter: /\.[jt]sx$/ }, async ({ path }) => {
        if (INSTALLED.test(path)) return undefined;
        const source = await readFile(path, 'utf8');
        const loader = extname(path) === '.tsx' ? 'tsx' : 'jsx';
        const plain = await build.esbuild.transform(source, {
          loader,
          jsx: 'preserve',
          sourcefile: path,
          sourcemap: 'inline',
          target: 'esnext',
        });
        const compiled = await babel.transformAsync(plain.code, {
          filename: path,
          babelrc: false,
          configFile: false,
          inputSourceMap: true,
          sourceMaps: 'inline',
          presets: [[preset, { generate: 'universal', moduleName: 'inlay-solid' }]],
        });
        return { contents: compiled?.code ?? '', loader: 'js' };
      });
    },
  };
}
