import { expect, test } from 'vitest';
import { newPagePath, type PageName } from '../../server/src/features/writing/new-page-path.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';

const taken = new Set(['english-playbook/assess-sites.md']);
const base = { profile: builtinProfile(), exists: (path: string) => taken.has(path) };

test.each<[string, Omit<PageName, 'profile' | 'exists'>]>([
  [
    'english-playbook/assess-the-sites.md',
    { kind: 'process', language: 'en', folder: 'english-playbook', name: 'Assess the Sites!' },
  ],
  [
    'x/german-playbook/assess-sites-de.md',
    { kind: 'process', language: 'de', folder: 'x/english-playbook', name: 'Assess sites' },
  ],
  ['docs/assess-sites-de.md', { kind: 'process', language: 'de', folder: 'docs', name: 'Assess sites' }],
  [
    'english-playbook/assess-sites-2.md',
    { kind: 'process', language: 'en', folder: 'english-playbook', name: 'assess sites' },
  ],
  ['a/initiate-count-printers.md', { kind: 'process', language: 'en', folder: 'a', name: 'Count printers' }],
  ['a/guidance-größe-2.md', { kind: 'guidance', language: 'en', folder: 'a', name: 'Größe 2' }],
  ['a/no-such-kind.md', { kind: 'nonsense', language: 'en', folder: 'a', name: 'No such kind' }],
  ['a/page.md', { kind: 'nonsense', language: 'en', folder: 'a', name: '???' }],
])('%s', (path, page) => expect(newPagePath({ ...base, ...page })).toBe(path));
