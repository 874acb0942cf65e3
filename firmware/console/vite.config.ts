import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the firmware; the built console is served by the firmware itself. */
const firmware = process.env['APPLIANCE_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  // The appliance puts a word in its place that each answer makes anew (the content security policy).
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2022',
    // Inlined assets would be data: URLs; the content security policy keeps those for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    proxy: { '/api': firmware, '/healthz': firmware },
    // The manual is made from the scripts that test the register.
    fs: { allow: ['.', '../../tests/Scenarios/register'] },
  },
  // A document takes half a second a file to set up: tests that need one say so in their first line.
  test: { environment: 'node', setupFiles: ['scripts/testPlace.ts'], include: ['src/**/*.test.{ts,tsx}'] },
});
