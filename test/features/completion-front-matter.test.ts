import { describe, expect, test } from 'vitest';
import { completeAt, insertedAt, labelsAt } from './completion-support.ts';

const COUNTERPART = '---\nms.author: v-adwin\nft.owner: lkeller\n---\n# A\n';
const OTHER = '---\nauthor: Ada Winter\nms.author: v-jofie\n---\n# B\n';
const files = {
  'german-playbook/assess-a-de.md': COUNTERPART,
  'english-playbook/b.md': OTHER,
  'english-playbook/c.md': OTHER,
};

describe('keys', () => {
  test('are those that are missing, in order, all required ones at once first', async () => {
    const { items } = await completeAt('---\ntitle: A\nms.prod: x\n‸\n---\n# A\n');
    expect(items.map(({ label }) => label)).toEqual([
      ...['All missing keys', 'description', 'author', 'ms.author', 'manager', 'ms.date', 'ms.topic'],
      ...['ms.custom', 'ft.audience', 'ft.owner'],
    ]);
    expect(items.map(({ detail }) => detail).slice(1, 3)).toEqual(['required', undefined]);
    expect(items[1]?.documentation?.()).toContain('One sentence for search results');
  });

  test('come with what is known of their values', async () => {
    const { items } = await completeAt('---\n‸\n---\n', { files });
    const texts = new Map(items.map(({ label, edit }) => [label, edit.newText]));
    expect(texts.get('title')).toBe('title: $1');
    expect(texts.get('ms.date')).toBe('ms.date: 6/30/2020');
    expect(texts.get('ft.audience')).toBe(`ft.audience: \${1|partner,internal|}`);
    expect(texts.get('ms.author')).toBe(`ms.author: \${1:v-adwin}`);
  });

  test('all at once, at the end closed if need be', async () => {
    const page = await insertedAt('---\ntitle: A\n‸', 'All missing keys', { files });
    expect(page.replaceAll(/ $/gm, '')).toBe(
      [
        ...['---', 'title: A', 'description:', 'ms.author: v-adwin', 'manager:', 'ms.date: 6/30/2020'],
        ...['ms.topic:', 'ms.prod:', 'ms.custom:', 'ft.audience: partner', 'ft.owner: lkeller', '---', ''],
      ].join('\n'),
    );
    const crlf = await insertedAt('---\r\n‸\r\n---\r\n', 'All missing keys');
    expect(crlf.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('replace what is typed, the colon kept', async () => {
    expect(await insertedAt('---\nms.a‸\n---\n', 'ms.author')).toBe('---\nms.author: \n---\n');
    expect(await insertedAt('---\nms.d‸at: 1/2/2020\n---\n', 'ms.date')).toBe(
      '---\nms.date: 1/2/2020\n---\n',
    );
  });

  test('also where the page is just begun', async () => {
    expect(await labelsAt('---\n‸')).toContain('title');
    expect(await labelsAt('---\ntitle: A\ndescription: B\n‸\n')).toContain('ms.author');
    expect(await labelsAt('# A\n\n---\n‸')).not.toContain('title');
    expect(await labelsAt('---\ntitle: A\n---\n‸')).not.toContain('description');
  });

  test('none in comments', async () => {
    expect(await labelsAt('---\n# required‸\ntitle: A\n---\n')).not.toContain('All missing keys');
    expect(await labelsAt('---\ntitle: A # ‸\n---\n')).toEqual([]);
  });
});

describe('values', () => {
  test('of a list are those that it has not yet', async () => {
    expect(await labelsAt('---\nft.audience: ‸\n---\n')).toEqual(['partner', 'internal']);
    expect(await labelsAt('---\nft.audience: partner, ‸\n---\n')).toEqual(['internal']);
    expect(await labelsAt('---\nft.audience: [partner, ‸]\n---\n')).toEqual(['internal']);
    expect(await labelsAt('---\nft.audience:\n  - partner\n  - ‸\n---\n')).toEqual(['partner', 'internal']);
    expect(await insertedAt('---\nft.audience: partner,‸\n---\n')).toBe(
      '---\nft.audience: partner, internal\n---\n',
    );
  });

  test('of a date: today, then the newest change', async () => {
    const { items } = await completeAt(
      '---\nms.date:‸\n---\n\n## Refresh Summary\n\n| Date | Who Changed | What Changed |\n| - | - | - |\n| 6/1/2020 | A | b |\n',
    );
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['6/30/2020', 'today'],
      ['6/1/2020', 'the newest change'],
    ]);
    expect(items[0]?.edit.newText).toBe(' 6/30/2020');
  });

  test('that recur: those of a translation, then the most frequent', async () => {
    const { items } = await completeAt('---\nms.author: v‸\n---\n', { files });
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['v-adwin', 'as in a translation of this page'],
      ['v-jofie', 'on 2 pages'],
    ]);
  });

  test('are people where the profile says so, the writer first', async () => {
    expect(await labelsAt('---\nauthor: ‸\n---\n', { files, author: 'Jo Field' })).toEqual([
      'Ada Winter',
      'Jo Field',
    ]);
  });

  test('replace the old one, within its quotation marks', async () => {
    expect(await insertedAt('---\nft.audience: "int‸ern" \n---\n')).toBe(
      '---\nft.audience: "internal" \n---\n',
    );
  });

  test('none for a key that the profile does not know', async () => {
    expect(await labelsAt('---\ncolour: ‸\n---\n')).toEqual([]);
  });
});
