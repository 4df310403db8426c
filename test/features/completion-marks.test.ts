import { describe, expect, test } from 'vitest';
import { completeAt, insertedAt, labelsAt } from './completion-support.ts';

describe('alerts', () => {
  test.each([
    ['> [!‸', '> [!TIP]'],
    ['> [!‸]', '> [!TIP]'],
    ['> [‸]', '> [!TIP]'],
    ['> [!T‸IPP]', '> [!TIP]'],
    ['  > > [!‸', '  > > [!TIP]'],
  ])('%s', async (before, after) => {
    expect(await insertedAt(before, 'TIP')).toBe(after);
  });

  test('are found by the words of the page’s language', async () => {
    const page = '# A\n\n## Übersicht\n\n> [!HIN‸]';
    expect(await insertedAt(page, undefined, { path: 'german-playbook/assess-a-de.md' })).toMatch(
      /> \[!NOTE\]$/,
    );
  });

  test('not outside a quote', async () => {
    expect(await labelsAt('[!‸')).toEqual([]);
  });
});

describe('comments that switch rules off', () => {
  test.each([
    ['<!--‸', '<!-- playbook-disable -->'],
    ['<!-- ‸ -->', '<!-- playbook-disable -->'],
    ['<!-- playbook-‸', '<!-- playbook-disable -->'],
    ['<!-- playbook-dis‸-->', '<!-- playbook-disable-->'],
    ['<!-- playbook-dis‸able-file -->', '<!-- playbook-disable -->'],
  ])('%s', async (before, after) => {
    expect(await insertedAt(`# A\n\n${before}`, 'playbook-disable')).toBe(`# A\n\n${after}`);
  });

  test('the ids of rules that are not there yet, with what they look for', async () => {
    const { items } = await completeAt('# A\n\n<!-- playbook-disable task/role-unknown, ‸ -->');
    const labels = items.map(({ label }) => label);
    expect(labels).toContain('task/service-unknown');
    expect(labels).not.toContain('task/role-unknown');
    expect(items.every(({ detail }) => detail !== undefined)).toBe(true);
    expect(await insertedAt('# A\n\n<!-- playbook-disable task/role-u‸')).toMatch(
      /<!-- playbook-disable task\/role-unknown -->$/,
    );
  });

  test('nothing in the reason and in other comments', async () => {
    expect(await labelsAt('# A\n\n<!-- playbook-disable -- because ‸ -->')).toEqual([]);
    expect(await labelsAt('# A\n\n<!-- remember this ‸')).toEqual([]);
    expect(await labelsAt('# A\n\n<!-- playbook-disable --> ‸', {}, ' ')).toEqual([]);
  });
});
