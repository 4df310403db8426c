import { describe, expect, test } from 'vitest';
import type { TaskTable } from '../../server/src/playbook/model.ts';
import { at, read, texts } from './read.ts';

const DASHES = '| - | - | - | - | - |';
const ROW = '| 1001 | First | M | FE | Exchange / Teams |';

function only(text: string, path?: string): TaskTable | undefined {
  const { taskTables } = read(text, path);
  expect(taskTables.length).toBeLessThanOrEqual(1);
  return taskTables[0];
}

/** The columns of a table in short, as in `id name`. */
function columns(header: string, ...rows: string[]): string[] | undefined {
  const count = header.split('|').length - 2;
  const table = only([header, `|${' - |'.repeat(count)}`, ...rows].join('\n'));
  return table?.columns.map(({ id, match }) => `${id ?? '?'} ${match}`);
}

const NAMED = ['id name', 'name name', 'requirement name', 'role name', 'services name'];

describe('a task table', () => {
  test.each([
    [
      'by its header',
      '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |',
      NAMED,
    ],
    [
      'in bold',
      '| **Task ID** | **Task Name** | **(M)andatory / (O)ptional** | **FastTrack Role** | **Services** |',
      NAMED,
    ],
    ['with other blanks', '|  Task  ID |Task Name|(M)andatory/(O)ptional|FastTrack Role|Services|', NAMED],
    [
      'without the services',
      '| Task ID | Task Name | (M) Mandatory (O) Optional | FastTrack Role |',
      NAMED.slice(0, 4),
    ],
    [
      'with a header of another language',
      '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Dienste |',
      [...NAMED.slice(0, 4), 'services foreign'],
    ],
    [
      'with a slip in a header',
      '| Task ID | Task Nmae | (M)andatory / (O)ptional | FastTrack Role | Services |',
      ['id name', 'name similar', ...NAMED.slice(2)],
    ],
    [
      'with other words for the letters',
      '| Task ID | Task Name | (M)ust or （O）ption | FastTrack Role | Services |',
      ['id name', 'name name', 'requirement similar', ...NAMED.slice(3)],
    ],
    [
      'with headers in its place',
      '| Number | What | (M)andatory / (O)ptional | Who | Services |',
      ['id place', 'name place', 'requirement name', 'role place', 'services name'],
    ],
    [
      'with a header that says nothing',
      '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services | Due |',
      [...NAMED, '? none'],
    ],
    [
      'with a name twice',
      '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Task Name |',
      [...NAMED.slice(0, 4), 'services place'],
    ],
  ])('is known %s', (_name, header, expected) => expect(columns(header, ROW)).toEqual(expected));

  test.each([
    ['courses', '| Course ID | Course Name | Level | Role | Services |', ROW],
    ['offers', '| Offer ID | Task Name | Services |', '| 1001 | A | Exchange |'],
    ['two columns', '| Task ID | Task Name |', '| 1001 | A |'],
    ['a setup', '| Step | Text |', '| 1641: Setup | A |'],
    ['anything', '| a | b | c | d | e |', ROW],
    [
      'numbers',
      '| Year | Task Name | Amount | FastTrack Role | Services |',
      '| 2019 | A | 12 | FE | Exchange |',
    ],
  ])('is not one of %s', (_name, header, row) => expect(columns(header, row)).toBeUndefined());

  test('may be hidden, or without rows', () => {
    const table = only(
      `| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - |\n${ROW}\n`,
    );
    expect(table?.table.rendered).toBe(false);
    expect(table?.tasks).toHaveLength(1);
    expect(columns('| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role |')).toEqual(
      NAMED.slice(0, 4),
    );
  });

  test('gives its tasks', () => {
    const page = read(
      `| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n${DASHES}\n| [1001](a.md) | [First](b.md) one | M | **FE** | Exchange / Classroom/SDS |\n`,
    );
    const task = page.taskTables[0]?.tasks[0];
    expect(task && [task.id, task.name, task.requirement, task.role].map((part) => part?.text)).toEqual([
      '1001',
      'First one',
      'M',
      'FE',
    ]);
    expect(at(page, task?.id?.span)).toBe('[1001](a.md)');
    expect(texts(task?.services ?? [])).toEqual(['Exchange', 'Classroom/SDS']);
    expect([...(task?.cells.keys() ?? [])]).toEqual(['id', 'name', 'requirement', 'role', 'services']);
    expect(task?.cells.get('role')).toEqual(task?.role);
    expect(task?.defect).toBeUndefined();
  });

  test('with a slip of a pipe in its header is read by what its rows say', () => {
    const names = (header: string, delimiter: string) =>
      only(`${header}\n${delimiter}\n${ROW}\n${ROW.replace('1001', '1002')}\n`)?.tasks.map(
        ({ name, services, defect: error }) => [name?.text, services.length, error],
      );
    const read = [
      ['First', 2, undefined],
      ['First', 2, undefined],
    ];
    expect(
      names('| Task ID || Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |', DASHES),
    ).toEqual(read);
    expect(
      names('| Task ID | Task Name | (M)andatory / (O)ptional FastTrack Role | Services |', DASHES),
    ).toEqual(read);
  });
});

describe('the legend', () => {
  test.each([
    ['(M)andatory / (O)ptional', ['M', 'O']],
    ['**(M) Mandatory (O) Optional**', ['M', 'O']],
    ['(E)rforderlich/(O)ptional', ['E', 'O']],
    ['O(b)rigatório / (O)pcional', ['b', 'O']],
    ['（Ｍ）必須 （O）任意', ['M', 'O']],
    ['(M) (必) / (O) (任)', ['M', 'O']],
    ['( M ) (O) x (yz)', ['M', 'O']],
  ])('of %s', (header, letters) => {
    const page = read(`| Task ID | Task Name | ${header} | FastTrack Role | Services |\n${DASHES}\n${ROW}\n`);
    const legend = page.taskTables[0]?.legend;
    expect(texts(legend?.letters ?? [])).toEqual(letters);
    expect(legend?.header).toBe(page.taskTables[0]?.table.header.cells[2]);
    for (const letter of legend?.letters ?? [])
      expect(at(page, letter.span)?.normalize('NFKC')).toBe(letter.text);
  });

  test('is absent where nothing is explained', () => {
    expect(
      only(`| Task ID | Task Name | Mandatory | FastTrack Role | Services |\n${DASHES}\n${ROW}\n`)?.legend,
    ).toBeUndefined();
  });
});
