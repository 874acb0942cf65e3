// What a visitor loads before the first page stands, gzip-compressed, for the heavier of the pages one begins with.
// Fails above the limit.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limitBytes = 350 * 1024;
const firstPages = ['src/appliance/AppliancePage.tsx', 'src/today/TodayPage.tsx'];
/** Words in the language a console begins in. */
const words = 'src/i18n/ja.ts';
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

function filesOf(firstPage) {
    const files = new Set(['index.html', 'color-scheme.js', 'favicon.svg']);
    const seen = new Set();
    const visit = (name) => {
        if (seen.has(name)) return;
        seen.add(name);
        const chunk = manifest[name];
        if (chunk === undefined) throw new Error(`${name} is not in the bundle`);
        for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
        for (const next of chunk.imports ?? []) visit(next);
    };
    for (const name of ['index.html', words, firstPage]) visit(name);
    return [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(dist + file)).length }));
}

const totalOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);
const [heaviest] = firstPages.map(filesOf).sort((a, b) => totalOf(b) - totalOf(a));
for (const { file, bytes } of heaviest) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`);
const total = totalOf(heaviest);
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  first load, of ${limitBytes / 1024} KB allowed`);
if (total > limitBytes) process.exit(1);
