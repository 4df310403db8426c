import { expect, test } from 'vitest';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { compareWithCommandLine } from './remark.ts';

test.skipIf(!hasCorpus)(
  'remark finds on real pages what the command line finds',
  async () => {
    expect(await compareWithCommandLine(CORPUS)).toBeGreaterThan(100);
  },
  300_000,
);
