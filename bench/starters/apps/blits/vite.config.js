import plugins from '@lightningjs/blits/vite';
import { defineConfig } from 'vite';

export default defineConfig({ base: './', plugins, worker: { format: 'es' } });
