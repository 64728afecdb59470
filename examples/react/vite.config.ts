import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  // Its files lie beside its script; bundled in advance it would not find them.
  optimizeDeps: { exclude: ['diplomatic-timeline'] },
});
