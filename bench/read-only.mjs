// Reads every Markdown file below the working folder: what no checker in Node can be faster than.
import { readdirSync, readFileSync } from 'node:fs';

let length = 0;
for (const path of readdirSync('.', { recursive: true }))
  if (path.endsWith('.md')) length += readFileSync(path, 'utf8').length;
console.log(length);
