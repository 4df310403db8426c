import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lint } from '../../server/src/lint/run.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { rules as allRules } from '../../server/src/rules/registry.ts';
import { defineRule } from '../../server/src/rules/rule.ts';
import { Files } from '../../server/src/workspace/files.ts';
import { WorkspaceIndex } from '../../server/src/workspace/index.ts';
import { memoryHost } from '../support/memory-host.ts';

const NAMES = ['page/a', 'page/b'] as const;

/** Two rules that find something in each paragraph. */
const rules = NAMES.map((id) =>
  defineRule({
    id,
    scope: 'page',
    severity: 'warning',
    summary: '',
    why: '',
    messages: { found: '{id}' },
    check({ page, report }) {
      for (const { index } of page.text.matchAll(/^word$/gm))
        report({ message: 'found', data: { id }, span: { start: index, end: index + 4 } });
    },
  }),
);

/** The findings as `line rule`, lines 0-based. */
function found(lines: readonly string[], others: readonly string[] = []): string[] {
  const profile = { ...builtinProfile(), rules: {}, overrides: [] };
  const page = createPlaybookReader().read('english-playbook/a.md', lines.join('\n'), profile);
  const findings = lint({
    page,
    profile,
    workspace: new WorkspaceIndex(new Files(memoryHost({}))),
    today: { year: 2024, month: 1, day: 1 },
    rules: [...rules, ...allRules.filter(({ id }) => others.includes(id))],
  });
  return findings.map(({ rule, span }) => `${page.lines.lineAt(span.start)} ${rule}`);
}

/** What the comments do, each compared with each paragraph. */
function expected(lines: readonly string[]): string[] {
  const comments = lines.flatMap((text, line) => {
    const [, action, names = ''] = /^<!-- playbook-(\S+) ?(.*) -->$/.exec(text) ?? [];
    const rules = names === '' ? ['*'] : names.split(' ');
    return action === undefined ? [] : rules.map((rule) => ({ line, action, rule }));
  });
  const words = lines.flatMap((text, line) => (text === 'word' ? [line] : []));
  const acts = ({ line, action, rule }: (typeof comments)[number], at: number): boolean => {
    if (action === 'disable-file') return true;
    if (action === 'disable-next-line') return at === line + 2;
    const isLifted = comments.some(
      (other) =>
        other.action === 'enable' && [rule, '*'].includes(other.rule) && other.line > line && other.line < at,
    );
    return action === 'disable' && at > line && !isLifted;
  };
  const kept = words.flatMap((at) =>
    NAMES.filter((rule) => !comments.some((one) => ['*', rule].includes(one.rule) && acts(one, at))).map(
      (rule) => `${at} ${rule}`,
    ),
  );
  const isHidden = (at: number): boolean => comments.some((one) => one.rule === '*' && acts(one, at));
  const unused = comments.filter(
    (one) => one.action !== 'enable' && !isHidden(one.line) && !words.some((at) => acts(one, at)),
  );
  return [...kept, ...unused.map(({ line }) => `${line} page/suppression-unused`)];
}

const comment = fc
  .tuple(
    fc.constantFrom('disable', 'enable', 'disable-next-line', 'disable-file'),
    fc.subarray([...NAMES], { maxLength: 2 }),
  )
  .map(([action, names]) => `<!-- playbook-${[action, ...names].join(' ')} -->`);

test('comments act as when each is compared with each finding', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(comment, fc.constant('word')), { maxLength: 12 }), (blocks) => {
      const lines = blocks.flatMap((block) => [block, '']);
      // Of a comment with several rules that have nothing to suppress, one finding is enough.
      expect(new Set(found(lines, ['page/suppression-unused']))).toEqual(new Set(expected(lines)));
    }),
    { numRuns: 300 },
  );
});

test('enabling one rule leaves the others of the comment disabled', () => {
  const lines = [
    '<!-- playbook-disable page/a page/b -->',
    '',
    '<!-- playbook-enable page/a -->',
    '',
    'word',
  ];
  expect(found(lines)).toEqual(['4 page/a']);
});

test('thousands of comments and findings come to an end', { timeout: 60_000 }, () => {
  const count = 8000;
  const open = '<!-- playbook-disable page/a -->';
  // On a page of HTML alone, which costs the Markdown parser little.
  const lines = Array.from({ length: count }, () => [open, 'word']).flat();
  expect(found(lines, ['page/suppression-unused'])).toHaveLength(count);
  const oneLine = [open.repeat(count), ...Array.from({ length: count }, () => ''), 'word'];
  expect(found(oneLine)).toEqual([`${count + 1} page/b`]);
});
