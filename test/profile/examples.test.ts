import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPlaybookService } from '../../server/src/service.ts';
import { nodeHost } from '../../server/src/workspace/host.node.ts';
import { root } from '../support/repo.ts';
import { loadFromDisk } from './support.ts';

describe("the example of a profile of one's own", () => {
  test('loads without faults and stands alone', async () => {
    const { profile, errors } = await loadFromDisk('examples/incident-runbooks/playbook.config.yaml');
    expect(errors).toEqual([]);
    expect([...(profile?.languages.keys() ?? [])]).toEqual(['nl']);
    expect(profile?.files).toEqual(['examples/incident-runbooks/**/*.md']);
    expect(profile?.columns.find('eigenaar', 'nl')?.id).toBe('owner');
    expect(profile?.requirements.find('ja', 'nl')?.id).toBe('always');
    expect(profile?.links).toEqual({});
    expect(profile?.overrides).toEqual([]);
  });
});

test('the examples have the defects that they are to show, and no others', async () => {
  const today = () => ({ year: 2026, month: 1, day: 1 });
  const service = createPlaybookService({ host: nodeHost(join(root, 'examples')), today });
  const found: Record<string, string[]> = {};
  for (const path of await service.pages()) {
    const { findings } = await service.check(path);
    const shown = findings.filter(({ severity }) => severity !== 'hint');
    found[path.slice(path.lastIndexOf('/') + 1)] = shown.map(({ rule }) => rule).sort();
  }
  expect(service.configurationErrors()).toEqual([]);
  expect(found).toEqual({
    'assess-network-readiness-partner.md': [],
    'assess-network-readiness-partner-de.md': [],
    'enable-mail-flow-partner.md': [
      'link/target-missing',
      'task-table/row-cells',
      'update-summary/date-invalid',
    ],
    'enable-mail-flow-partner-de.md': [
      'attribute/hard-break-missing',
      'task/requirement-unknown',
      'update-summary/order',
    ],
    'database-vol.md': [],
    'netwerk-traag.md': ['front-matter/value-invalid', 'link/target-missing', 'task/role-unknown'],
  });
});
