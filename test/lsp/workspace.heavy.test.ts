import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WorkspaceSummary } from '../../server/src/lsp/protocol.ts';
import { MESSAGES } from '../../server/src/lsp/protocol.ts';
import { makeProject } from '../cli/project.ts';
import { startClient, uriOf } from './client.ts';

const page = (number: number) => `---
title: Page ${number}
description: A page among many others.
author: anna
---

# Page ${number}

## Overview

It goes on with [the next page](page-${(number + 1) % 2000}.md#overview)${number % 20 === 7 ? ' and [one that is missing](none.md)' : ''}.
`;

test('a workspace of 2,000 pages is read in the background, and checked as a whole', async () => {
  const files: Record<string, string> = {
    'playbook.config.yaml': "extends: fasttrack\nfiles: ['**/*.md']\n",
  };
  for (let number = 0; number < 2000; number++) files[`docs/page-${number}.md`] = page(number);
  const root = await makeProject(files);
  const client = await startClient({ folders: [root] });
  const uri = uriOf(join(root, 'docs/page-7.md'));
  await client.open(uri, page(7));
  const codes = async (of: string) => (await client.pull(of)).map(({ code }) => code);
  expect(await codes(uri)).toContain('link/target-missing');
  expect(await codes(uri)).not.toContain('link/anchor-missing');
  await client.until(() => client.statuses.get(uri)?.state === 'ready', 'all pages to be read', 60_000);
  await client.edit(uri, '## Overview', '## Overviews');
  const six = uriOf(join(root, 'docs/page-6.md'));
  await client.open(six, page(6));
  await client.pull(uri);
  expect(await codes(six)).toContain('link/anchor-missing');
  const summary = await client.request<WorkspaceSummary>(MESSAGES.validateWorkspace);
  expect(summary.pages).toBe(2000);
  expect(summary.files.length).toBeGreaterThanOrEqual(100);
  expect(client.log).toEqual([]);
});
