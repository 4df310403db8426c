#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli.mjs', import.meta.url);
if (existsSync(bundle)) await import(bundle.href);
else {
  console.error('playbook is not built yet: run npm run build');
  process.exitCode = 2;
}
