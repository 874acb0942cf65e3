// What a first visitor loads for the page at /, gzip-compressed. Fails above the limit.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limitBytes = 350 * 1024;
const firstPage = 'src/appliance/AppliancePage.tsx';
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

const files = new Set(['index.html', 'color-scheme.js', 'favicon.svg']);
const seen = new Set();
function visit(name) {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} is not in the bundle`);
    files.add(chunk.file);
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
}
visit('index.html');
visit(firstPage);

let total = 0;
for (const file of files) {
    const bytes = gzipSync(readFileSync(dist + file)).length;
    total += bytes;
    console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  first load, of ${limitBytes / 1024} KB allowed`);
if (total > limitBytes) process.exit(1);
