// What docs/bundlers.md has.
import resolve from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';

export default {
  input: { main: 'src/main.ts', 'app.worker': 'src/app.worker.ts' },
  output: { dir: 'out-rollup', format: 'es' },
  plugins: [resolve(), esbuild({ target: 'es2022' })],
};
