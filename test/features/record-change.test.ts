import { describe, expect, test } from 'vitest';
import { recordChange } from '../../server/src/features/writing/record-change.ts';
import { applyEdits, conflicts } from '../../server/src/text/edit.ts';
import { type ContextOptions, contextAt } from './support.ts';

/** The page with the change on record, what has changed between `«` and `»`. */
async function recorded(
  text: string,
  what?: string,
  options: ContextOptions = { author: 'Ada Winter' },
): Promise<string> {
  const { context } = await contextAt(`${text}‸`, options);
  const { edits, what: place } = recordChange(context, what);
  for (const [index, edit] of edits.entries())
    for (const other of edits.slice(index + 1)) expect(conflicts(edit, other)).toBe(false);
  const after = applyEdits(text, edits);
  return place
    ? `${after.slice(0, place.start)}«${after.slice(place.start, place.end)}»${after.slice(place.end)}`
    : after;
}

const HEADER = '| Date | Who Changed | What Changed |\n| - | - | - |\n';
const HEADING = '## Refresh Summary\n\n';
const HOME = '[Home](http://partner-docs.microsoft.com)\n';

describe('the row', () => {
  test('goes on top, the newest first', async () => {
    expect(await recorded(`# A\n\n${HEADING}${HEADER}| 1/2/2020 | Jo | b |\n`, 'New | task')).toBe(
      `# A\n\n${HEADING}${HEADER}| 6/30/2020 | Ada Winter | «New \\| task» |\n| 1/2/2020 | Jo | b |\n`,
    );
  });

  test('goes to the end of a table that begins with the oldest', async () => {
    const rows = '| 1/1/2019 | Jo | a |\n| 1/2/2019 | Jo | b |\n| 1/3/2019 | Jo | c |\n';
    expect(await recorded(`${HEADING}${HEADER}${rows}`, 'd')).toBe(
      `${HEADING}${HEADER}${rows}| 6/30/2020 | Ada Winter | «d» |\n`,
    );
  });

  test('is aligned as the others, its date written as theirs', async () => {
    const table =
      '| Date       | Who Changed | What Changed |\n| ---------- | ----------- | ------------ |\n| 04/20/2020 | Jo Field    | Task 9103    |\n';
    expect(await recorded(HEADING + table)).toContain(
      '| 06/30/2020 | Ada Winter  | «»             |\n| 04/20/2020',
    );
  });

  test('is not added where one of today waits to be filled in', async () => {
    const row = '| 6/30/2020 | Ada Winter |  |\n';
    expect(await recorded(HEADING + HEADER + row)).toBe(
      `${HEADING}${HEADER}| 6/30/2020 | Ada Winter | «» |\n`,
    );
    expect(await recorded(HEADING + HEADER + row, 'b')).toBe(
      `${HEADING}${HEADER}| 6/30/2020 | Ada Winter | «b» |\n`,
    );
    expect(await recorded(HEADING + HEADER + row.replace('Ada', 'Jo'))).toContain(
      '«» |\n| 6/30/2020 | Jo Winter |',
    );
  });

  test('goes into a new table below its heading', async () => {
    expect(await recorded(`# A\n\n${HEADING}${HOME}`)).toBe(
      `# A\n\n${HEADING}| Date | Who Changed | What Changed |\n| --- | --- | --- |\n| 6/30/2020 | Ada Winter | «» |\n\n${HOME}`,
    );
  });

  test('goes into a new summary, before the link home', async () => {
    const summary =
      '### Refresh Summary\n\n| Date | Who Changed | What Changed |\n| --- | --- | --- |\n| 6/30/2020 | Ada Winter | «x» |\n';
    expect(await recorded(`# A\n\n${HOME}`, 'x')).toBe(`# A\n\n${summary}\n${HOME}`);
    expect(await recorded('# A', 'x')).toBe(`# A\n\n${summary}`);
  });

  test('has no name where nobody is known', async () => {
    expect(await recorded(HEADING + HEADER, 'x', {})).toContain('| 6/30/2020 |  | «x» |');
  });
});

describe('the front matter', () => {
  const page = (frontMatter: string): string => `---\n${frontMatter}---\n${HEADING}${HEADER}`;
  const frontMatter = async (before: string): Promise<string> =>
    (await recorded(page(before))).split('---\n')[1] ?? '';

  test.each([
    ['an older date', 'ms.date: 1/2/2020  \n', 'ms.date: 6/30/2020  \n'],
    ['leading zeros', 'ms.date: "01/02/2020"\n', 'ms.date: "06/30/2020"\n'],
    ['no date', 'ms.date:\n', 'ms.date: 6/30/2020\n'],
    ['no date but blanks', 'ms.date: \n', 'ms.date: 6/30/2020 \n'],
    ['a later date', 'ms.date: 7/1/2020\n', 'ms.date: 7/1/2020\n'],
    ['no key', 'title: A\nms.topic: x\n', 'title: A\nms.date: 6/30/2020\nms.topic: x\n'],
    ['keys that stand behind it', 'ms.topic: x\n', 'ms.date: 6/30/2020\nms.topic: x\n'],
  ])('with %s', async (_, before, after) => {
    expect(await frontMatter(before)).toBe(after);
  });

  test('counts for where the row stands', async () => {
    expect(await recorded(page('ms.date: 1/2/2020\n'), 'x')).toContain('| Ada Winter | «x» |');
    expect(await recorded(page('title: A\n'), 'x')).toContain('| Ada Winter | «x» |');
  });

  test('is not made where there is none', async () => {
    expect(await recorded(HEADING + HEADER)).toMatch(/^## Refresh/);
  });
});

test('line ends are those of the page', async () => {
  const text = `---\ntitle: A\n---\n# A\n\n${HOME}`.replaceAll('\n', '\r\n');
  expect((await recorded(text, 'x')).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a profile without an update summary has only the date', async () => {
  const { context } = await contextAt('---\nms.date: 1/2/2020\n---\n# A\n');
  const { edits, what } = recordChange({
    ...context,
    profile: { ...context.profile, updateSummary: undefined },
  });
  expect(edits.map(({ newText }) => newText)).toEqual(['6/30/2020']);
  expect(what).toBeUndefined();
});
