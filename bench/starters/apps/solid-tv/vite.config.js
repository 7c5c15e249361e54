import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

export default defineConfig({
  base: './',
  define: { __DEV__: false },
  plugins: [solid({ solid: { moduleName: '@lightningtv/solid', generate: 'universal' } })],
  resolve: {
    dedupe: ['solid-js', '@lightningtv/solid', '@lightningtv/core', '@lightningjs/renderer'],
  },
  optimizeDeps: { exclude: ['@lightningtv/solid', '@lightningtv/core', '@lightningjs/renderer'] },
});
