// What docs/bundlers.md has, with loaders from the folder of this file.
import { resolve } from 'node:path';

export default {
  mode: 'production',
  context: process.cwd(),
  entry: './src/main.ts',
  output: { path: resolve('out-webpack') },
  resolveLoader: { modules: [resolve(import.meta.dirname, 'node_modules')] },
  module: { rules: [{ test: /\.ts$/, loader: 'esbuild-loader', options: { target: 'es2022' } }] },
  performance: { hints: false },
};
