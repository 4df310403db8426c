import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { readFrontMatter } from '../../server/src/playbook/front-matter/front-matter.ts';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { expectSame } from './same-as-remark.ts';

test.skipIf(!hasCorpus)(
  'every real page, read in chunks, is what remark-parse makes of it',
  () => {
    const names = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((path) => path.endsWith('.md'))) {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      expectSame(text, readFrontMatter(text).body);
    }
  },
  300_000,
);
