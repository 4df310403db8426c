import { describe, expect, test } from 'vitest';
import { lint } from '../../server/src/lint/run.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import type { ProfileFile } from '../../server/src/profile/types.ts';
import { rules as allRules } from '../../server/src/rules/registry.ts';
import { defineRule, type Rule } from '../../server/src/rules/rule.ts';
import { Files } from '../../server/src/workspace/files.ts';
import { WorkspaceIndex } from '../../server/src/workspace/index.ts';
import { memoryHost } from '../support/memory-host.ts';

const everyHeading = defineRule({
  id: 'page/every-heading',
  scope: 'page',
  severity: 'warning',
  summary: '',
  why: '',
  messages: { heading: { message: 'Heading {text}.', advice: 'Delete {text}.' } },
  options: { least: { type: 'integer', default: 1, description: '' } },
  check({ page, option, report }) {
    for (const { heading, level } of page.sections) {
      if (level >= option<number>('least'))
        report({ message: 'heading', data: { text: heading.text }, span: heading.span });
    }
  },
});

const throwing = defineRule({ ...everyHeading, id: 'page/throwing', check: () => JSON.parse('no') });

function run(text: string, rules: readonly Rule[], overlay: Pick<ProfileFile, 'rules' | 'overrides'> = {}) {
  const profile = { ...builtinProfile(), rules: {}, overrides: [], ...overlay };
  const page = createPlaybookReader().read('english-playbook/a.md', text, profile);
  const workspace = new WorkspaceIndex(new Files(memoryHost({})));
  return lint({ page, profile, workspace, today: { year: 2024, month: 1, day: 1 }, rules });
}

const messages = (findings: ReturnType<typeof run>) => findings.map(({ message }) => message);

describe('a run', () => {
  test('fills in messages and sorts by place', () => {
    expect(messages(run('# A\n\n## B\n', [everyHeading]))).toEqual(['Heading A.', 'Heading B.']);
  });

  test('fills in advice, where there is any', () => {
    const plain = defineRule({ ...everyHeading, messages: { heading: 'Heading {text}.' } });
    expect(run('# A\n', [everyHeading])[0]).toMatchObject({ message: 'Heading A.', advice: 'Delete A.' });
    expect(run('# A\n', [plain])[0]).not.toHaveProperty('advice');
  });

  test('orders the findings of one place and rule as the rule reported them, whatever they say', () => {
    const twice = defineRule({
      ...everyHeading,
      messages: { one: 'Z first.', two: 'A second.' },
      check({ page, report }) {
        const [
          {
            heading: { span },
          } = { heading: { span: { start: 0, end: 0 } } },
        ] = page.sections;
        report({ message: 'one', span });
        report({ message: 'two', span });
      },
    });
    expect(messages(run('# A\n', [twice]))).toEqual(['Z first.', 'A second.']);
  });

  test('turns a throwing rule into a finding and keeps the others', () => {
    const found = run('# A\n', [throwing, everyHeading]);
    expect(found.map(({ rule }) => rule)).toEqual(['page/internal-error', 'page/every-heading']);
    expect(found[0]?.message).toContain('page/throwing');
  });

  test('takes severity and options from the profile, later overrides winning', () => {
    const set = (rules: ProfileFile['rules'], overrides: ProfileFile['overrides'] = []) =>
      run('# A\n\n## B\n', [everyHeading], { rules: rules ?? {}, overrides }).map(
        ({ message, severity }) => `${severity} ${message}`,
      );
    expect(set({ 'page/every-heading': 'off' })).toEqual([]);
    expect(set({ 'page/every-heading': ['error', { least: 2 }] })).toEqual(['error Heading B.']);
    const least = { 'page/every-heading': ['error', { least: 2 }] } as const;
    expect(set(least, [{ files: ['**/a.md'], rules: { 'page/every-heading': 'hint' } }])).toEqual([
      'hint Heading B.',
    ]);
    expect(set(least, [{ files: ['**/x.md'], rules: { 'page/every-heading': 'hint' } }])).toEqual([
      'error Heading B.',
    ]);
    expect(set(least, [{ languages: ['de'], rules: { 'page/every-heading': 'off' } }])).toEqual([
      'error Heading B.',
    ]);
  });
});

describe('suppressions', () => {
  const about = allRules.filter(({ id }) => id.startsWith('page/suppression-'));
  const check = (text: string) => messages(run(text, [everyHeading, ...about]));

  test('act on the next line only', () => {
    expect(check('<!-- playbook-disable-next-line page/every-heading -->\n# A\n\n## B\n')).toEqual([
      'Heading B.',
    ]);
    expect(check('<!-- playbook-disable-next-line -->\n\n# A\n\n## B\n')).toEqual(['Heading B.']);
  });

  test('act until they are lifted, or to the end', () => {
    expect(
      check('<!-- playbook-disable page/every-heading -->\n# A\n\n<!-- playbook-enable -->\n\n## B\n'),
    ).toEqual(['Heading B.']);
    expect(check('# A\n\n<!-- playbook-disable -->\n\n## B\n\n### C\n')).toEqual(['Heading A.']);
  });

  test('act on the whole page', () => {
    expect(check('# A\n\n## B\n\n<!-- playbook-disable-file page/every-heading -- legacy -->\n')).toEqual([]);
  });

  test('do not act on other rules', () => {
    expect(
      check('<!-- playbook-disable-next-line page/suppression-unused page/suppression-unknown -->\n# A\n'),
    ).toContain('Heading A.');
  });
});
