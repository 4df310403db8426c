import { expect, test } from 'vitest';
import { pageText, problemText, profileText, type Translate } from '../../client/src/status-text.ts';
import type { PageStatus } from '../../server/src/lsp/protocol.ts';

const t: Translate = (message, ...values) =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));

const none = { errors: 0, warnings: 0, infos: 0, hints: 0 };
const page: PageStatus = { uri: 'file:///a.md', playbook: true, problems: none, state: 'ready' };

test.each([
  [none, 'No problems'],
  [{ ...none, errors: 1 }, '1 error'],
  [{ errors: 2, warnings: 1, infos: 3, hints: 1 }, '2 errors, 1 warning, 3 notes, 1 hint'],
])('says how many problems there are: %o', (problems, text) => {
  expect(problemText(problems, t)).toBe(text);
});

test('says what page it is', () => {
  const language = { id: 'de', name: 'Deutsch' };
  expect(pageText({ ...page, language, kind: { id: 'step', title: 'step page' } }, t)).toBe(
    'Deutsch · step page',
  );
  expect(pageText({ ...page, language }, t)).toBe('Deutsch');
  expect(pageText(page, t)).toBe('Playbook');
});

test('says where the configuration comes from', () => {
  const configuration = 'file:///a/playbook.config.yaml';
  expect(profileText({ ...page, profile: 'ours' }, t)).toBe('Built-in profile ours');
  expect(profileText({ ...page, profile: 'ours', configuration }, t)).toBe(
    'Profile ours from playbook.config.yaml',
  );
  expect(profileText({ ...page, configuration }, t)).toBe('playbook.config.yaml');
});
