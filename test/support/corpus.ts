import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repo.ts';

/** Real pages, which lie beside this repository where it is developed; nobody needs them to use it. */
export const CORPUS = join(root, '../shared/corpus');

/** For `test.skipIf(!hasCorpus)`. */
export const hasCorpus = existsSync(CORPUS);
if (!hasCorpus) console.log('Skipped: there are no real pages beside this repository (../shared/corpus).');
