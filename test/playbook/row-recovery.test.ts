import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/edit.ts';
import { at, read } from './read.ts';

const HEAD =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |\n';
const GOOD = '| 1001 | First task | M | FE | Exchange |';
const SECOND = '| 1002 | Second task | O | FM | Teams |';

/** What becomes of a row: for each task its kind of defect, the text at it, its lost columns, and the cells. */
function recover(row: string, head = HEAD, around: (table: string) => string = (table) => table) {
  const page = read(around(`${head}${row}\n`));
  const tasks = page.taskTables[0]?.tasks ?? [];
  return {
    page,
    tasks,
    cells: tasks.map(({ cells }) => [...cells].map(([id, { text }]) => `${id}=${text}`).join(' ')),
    errors: tasks.map(({ defect: error }) => error && [error.kind, at(page, error.span), ...error.lost]),
  };
}

const cellsOf = (row: string): string[] => recover(row).cells;

/** The row as it is once fixed. */
function repaired(row: string): string | undefined {
  const { page, tasks } = recover(row);
  const edit = tasks[0]?.defect?.edit;
  return edit && applyEdits(page.text, [edit]).slice(HEAD.length, -1);
}

describe('a row whose cells fit', () => {
  test.each([
    GOOD,
    '|1001|First task|M|FE|Exchange|',
    '| 1001 | First task | M | FE | |',
    '| x | First task | M | nobody | Exchange |',
    '| 1001 | | | nobody | nothing |',
    '| | | | | |',
  ])('%s is left as it is', (row) => expect(recover(row).errors).toEqual([undefined]));
});

describe('a missing pipe', () => {
  test.each([
    ['| 1001 First task | M | FE | Exchange |', '| 1001 | First task | M | FE | Exchange |'],
    ['| 1001 | First task M | FE | Exchange |', GOOD],
    ['| 1001 | First task | M FE | Exchange |', GOOD],
    ['| 1001 | First task | M   FE | Exchange |', '| 1001 | First task | M |  FE | Exchange |'],
    ['| 1001 | First task | M | FE Exchange |', GOOD],
    ['| 1001 | First task | M | FE Exchange / Teams |', '| 1001 | First task | M | FE | Exchange / Teams |'],
    ['|1001|First task|M FE|Exchange|', '|1001|First task|M|FE|Exchange|'],
    ['| [1001](a.md) First task | M | FE | Exchange |', '| [1001](a.md) | First task | M | FE | Exchange |'],
    [
      '| 1001 | First task | M somebody new | Exchange |',
      '| 1001 | First task | M | somebody new | Exchange |',
    ],
  ])('in %s', (row, fixed) => {
    const { cells, errors } = recover(row);
    expect(errors[0]?.[0]).toBe('missing-pipe');
    expect(repaired(row)).toBe(fixed);
    expect(cells).toEqual(cellsOf(fixed));
  });

  test('is found at the cell that holds two', () => {
    expect(recover('| 1001 | First task | M FE | Exchange |').errors).toEqual([['missing-pipe', 'M FE']]);
  });

  test('is found though an empty cell at the end makes up for it', () => {
    const { cells, errors } = recover('| 1001 | First task | M FE | Exchange | |');
    expect(errors[0]?.[0]).toBe('missing-pipe');
    expect(cells).toEqual(cellsOf(GOOD));
    expect(repaired('| 1001 | First task | M FE | Exchange | |')).toBe(GOOD);
  });
});

describe('a doubled pipe', () => {
  test.each([
    ['|| 1001 | First task | M | FE | Exchange |', GOOD],
    ['| | 1001 | First task | M | FE | Exchange |', GOOD],
    ['| 1001 || First task | M | FE | Exchange |', GOOD],
    ['| 1001 | First task | M | | FE | Exchange |', GOOD],
    ['| 1001 | First task | M | FE | Exchange ||', GOOD],
    ['| 1001 | First task | M | FE | Exchange | |', GOOD],
    ['\u200b| 1001 | First task | M | FE | Exchange |', GOOD],
    ['| 1001 | First task | M | FE | | |', '| 1001 | First task | M | FE | |'],
    ['| 1001 | First task | M | FE |||', '| 1001 | First task | M | FE ||'],
    ['||| 1001 | First task | M | FE | Exchange |', GOOD],
  ])('in %j', (row, fixed) => {
    const { cells, errors } = recover(row);
    expect(errors[0]?.[0]).toBe('doubled-pipe');
    expect(repaired(row)).toBe(fixed);
    expect(cells).toEqual(cellsOf(fixed));
  });

  test('is found at the two pipes', () => {
    expect(recover('| 1001 || First task | M | FE | Exchange |').errors).toEqual([['doubled-pipe', '||']]);
  });
});

describe('glued rows', () => {
  const glued = (by: string) => `${GOOD.slice(0, -1)}${by}${SECOND.slice(1)}`;

  test.each(['||', '|', '| |', '| ||', '|| |'])('by %s', (by) => {
    const { cells, errors, tasks } = recover(glued(by));
    expect(cells).toEqual([...cellsOf(GOOD), ...cellsOf(SECOND)]);
    expect(errors).toEqual([['glued-rows', by], undefined]);
    expect(tasks[1]?.row).toBe(tasks[0]?.row);
    expect(repaired(glued(by))).toBe(`${GOOD}\n${SECOND}`);
  });

  test('are parted by the line end that the page has, and within its quote', () => {
    const { page, tasks } = recover(glued('||'), HEAD, (table) =>
      table.trimEnd().replace(/^/gm, '> ').replaceAll('\n', '\r\n'),
    );
    const edit = tasks[0]?.defect?.edit;
    expect(edit && applyEdits(page.text, [edit]).split('\r\n').slice(2)).toEqual([
      `> ${GOOD}`,
      `> ${SECOND}`,
    ]);
  });

  test('may be three', () => {
    const row = `${GOOD}${SECOND}${GOOD.replace('1001', '1003')}`;
    expect(recover(row).cells).toEqual([
      ...cellsOf(GOOD),
      ...cellsOf(SECOND),
      ...cellsOf(GOOD.replace('1001', '1003')),
    ]);
    expect(repaired(row)?.split('\n')).toHaveLength(3);
  });

  test('may have a further slip', () => {
    const { cells, errors } = recover(`| 1001 | First task | M FE | Exchange |${SECOND}`);
    expect(cells).toEqual([...cellsOf(GOOD), ...cellsOf(SECOND)]);
    expect(errors[0]?.[0]).toBe('glued-rows');
    expect(repaired(`| 1001 | First task | M FE | Exchange |${SECOND}`)).toBe(`${GOOD}\n${SECOND}`);
  });
});

describe('a missing cell', () => {
  test.each([
    ['| First task | M | FE | Exchange |', 'First task', 'id', '|  | First task | M | FE | Exchange |'],
    ['| 1001 | M | FE | Exchange |', 'M', 'name', '| 1001 |  | M | FE | Exchange |'],
    [
      '| 1001 | First task | FE | Exchange |',
      'FE',
      'requirement',
      '| 1001 | First task |  | FE | Exchange |',
    ],
    ['| 1001 | First task | M | Exchange |', 'Exchange', 'role', '| 1001 | First task | M |  | Exchange |'],
    ['|1001|First task|FE|Exchange|', 'FE', 'requirement', '|1001|First task||FE|Exchange|'],
    ['| 1001 | First task | M | FE |', 'FE', 'services', undefined],
  ])('in %s', (row, place, column, fixed) => {
    const { cells, errors } = recover(row);
    expect(errors).toEqual([['missing-cell', place, column]]);
    expect(cells[0]?.split(' ').some((cell) => cell.startsWith(`${column}=`))).toBe(false);
    expect(repaired(row)).toBe(fixed);
  });

  test('is not guessed at where nothing is left to go by', () => {
    const { cells, errors } = recover('| 1001 |');
    expect(errors).toEqual([['missing-cell', '| 1001 |', 'name', 'requirement', 'role', 'services']]);
    expect(cells).toEqual(['id=1001']);
  });
});

describe('too many cells', () => {
  test('come of a pipe in the text', () => {
    const { cells, errors } = recover('| 1001 | First | task | M | FE | Exchange |');
    expect(errors).toEqual([['extra-cells', 'First | task']]);
    expect(cells).toEqual(['id=1001 name=First | task requirement=M role=FE services=Exchange']);
    expect(repaired('| 1001 | First | task | M | FE | Exchange |')).toBe(
      '| 1001 | First \\| task | M | FE | Exchange |',
    );
  });

  test('are told without a guess where nothing explains them', () => {
    const { errors, tasks } = recover('| 1001 | First task | M | FE | Exchange | more | and more |');
    expect(errors).toEqual([['extra-cells', 'more | and more']]);
    expect(tasks[0]?.defect?.edit).toBeUndefined();
    expect(tasks[0]?.id?.text).toBe('1001');
  });

  test('in hostile number take linear time', () => {
    const start = performance.now();
    expect(recover(`| 1001 ${'| M '.repeat(5_000)}|`).errors[0]?.[0]).toBe('extra-cells');
    recover(`| 1001 | ${'M '.repeat(20_000)}|`);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});

test('words that no vocabulary has are known from the rows that fit', () => {
  const rows = '| 1001 | One | M | Wizard | Magic |\n| 1002 | Two | O | Wizard | Tricks |\n';
  const { errors, cells } = recover('| 1003 | Three | Wizard | Magic |', HEAD + rows);
  expect(errors[2]?.slice(0, 3)).toEqual(['missing-cell', 'Wizard', 'requirement']);
  expect(cells[2]).toBe('id=1003 name=Three role=Wizard services=Magic');
});

test('columns that nobody needs may be absent', () => {
  const { errors } = recover(
    '| 1001 | First task | M | FE |',
    `${HEAD.replace('Services |\n| -', 'Services | Due |\n| - | -')}${GOOD.slice(0, -1)}| now |\n`,
  );
  expect(errors.slice(1)).toEqual([['missing-cell', 'FE', 'services']]);
  const due = recover(GOOD, HEAD.replace('Services |\n| -', 'Services | Due |\n| - | -'));
  expect(due.errors).toEqual([undefined]);
});
