// Puts x.js.br beside x.js: the appliance sends what is compressed here, so that it never has to compress while a shop waits.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** Smaller files fit into one packet as they are. */
const leastBytes = 1024;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

for (const file of readdirSync(dist, { recursive: true })) {
    if (!/\.(js|css|svg)$/.test(file)) continue;
    const bytes = readFileSync(dist + file);
    if (bytes.length >= leastBytes) writeFileSync(`${dist}${file}.br`, brotliCompressSync(bytes));
}
