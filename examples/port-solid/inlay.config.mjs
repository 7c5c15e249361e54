import { solid } from 'inlay-solid/esbuild';

export default {
  plugins: [solid()],
  // The images and fonts are those of the demo.
  folder: '../home',
};
