import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type CompletionItem, complete } from '../../server/src/features/completion/completion.ts';
import { listReader } from '../../server/src/features/completion/names.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { lint } from '../../server/src/lint/run.ts';
import type { Playbook } from '../../server/src/playbook/model.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Span } from '../../server/src/text/span.ts';
import { targetPath } from '../../server/src/workspace/facts-of.ts';
import { fuzz } from '../support/fuzz.ts';
import { PATIENCE } from '../support/patience.mts';
import { root } from '../support/repo.ts';
import { applied, isShown } from './completion-support.ts';
import { contextAt } from './support.ts';

const options = fuzz(40);
vi.setConfig({ testTimeout: PATIENCE + (options.numRuns ?? 0) * 100 });

const reader = createPlaybookReader();
const profile = builtinProfile();
const FOLDER = join(root, 'examples/fasttrack-playbook');
const files: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(FOLDER, path), 'utf8')]),
);
const paths = Object.keys(files);
const contexts = new Map<string, FeatureContext>();

beforeAll(async () => {
  for (const path of paths) {
    const { context } = await contextAt(`${files[path]}‸`, { path, files, author: 'Ada Winter' });
    contexts.set(path, context);
  }
});

/** The context of a page once its text is another. */
function contextOf(path: string, text: string): FeatureContext {
  const context = contexts.get(path);
  if (!context) throw new Error(`No context for ${path}.`);
  return { ...context, page: reader.read(path, text, profile) };
}

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** Items with both line ends, and the page with one of them inserted; the counterpart must be the same. */
function insertInCounterparts(
  path: string,
  text: string,
  offset: number,
  choose: number,
): Inserted | undefined {
  const context = contextOf(path, text);
  const { items } = complete(context, offset);
  for (const item of items) expectWellPlaced(item, context.page, offset);
  const counterpart = contextOf(path, crlf(text));
  const counterparts = complete(counterpart, crlf(text.slice(0, offset)).length).items;
  expect(counterparts.map(({ label, sortText }) => [label, sortText])).toEqual(
    items.map(({ label, sortText }) => [label, sortText]),
  );
  const index = items.length === 0 ? 0 : choose % items.length;
  const [item, other] = [items[index], counterparts[index]];
  if (!item || !other) return undefined;
  const after = applied(context, item);
  expect(applied(counterpart, other)).toBe(crlf(after));
  return { context, item, page: reader.read(path, after, profile) };
}

interface Inserted {
  readonly context: FeatureContext;
  readonly item: CompletionItem;
  /** The page with the item in it. */
  readonly page: Playbook;
}

function expectWellPlaced(
  { edit, additionalEdits = [] }: CompletionItem,
  page: Playbook,
  offset: number,
): void {
  const line = page.lines.line(page.lines.lineAt(offset));
  const { start, end } = edit.span;
  expect(line.start <= start && start <= offset && offset <= end && end <= line.end).toBe(true);
  for (const { span } of additionalEdits) expect(span.end < start || end < span.start).toBe(true);
}

/** Whether the page says what the item stands for. */
function saysSo({ context, item, page }: Inserted): boolean {
  const { label, kind } = item;
  const inLists = [
    ...page.attributes.flatMap(({ items }) => items),
    ...page.taskTables.flatMap(({ tasks }) =>
      tasks.flatMap(({ role, services }) => [...(role ? [role] : []), ...services]),
    ),
  ];
  const at = ({ span }: { readonly span: Span }): string => page.text.slice(span.start, span.end);
  const namesOf = (text: string): string[] =>
    listReader(profile)
      .items(text, { start: 0, end: text.length })
      .map((one) => one.text);
  switch (kind) {
    case 'task':
      return page.taskTables.some(({ tasks }) =>
        tasks.some(
          ({ id, name }) => (id && id.text !== '' && label.includes(id.text)) || name?.text === label,
        ),
      );
    case 'role':
    case 'service':
      // A role's cell is one text in the model, though it may name several; a row with a lost pipe tells nothing.
      return (
        page.taskTables.some(({ tasks }) =>
          tasks.some(({ defect: error, row }) => error && at(row).includes(label)),
        ) || inLists.some(({ text }) => namesOf(text).includes(label))
      );
    case 'phase':
      return page.attributes.some(({ value }) => value.text.includes(label));
    case 'section':
      return page.sections.some(({ heading }) => heading.text === label.replace(/^#+ /, ''));
    case 'page':
    case 'file':
      return page.links.some((link) => targetPath(link, page.path)?.endsWith(item.detail ?? label));
    case 'anchor':
      return page.links.some(({ url }) => url.text.endsWith(`#${label}`));
    case 'key':
      return (
        label.startsWith('All') ||
        [
          ...(page.frontMatter?.entries.map(({ key }) => key.text) ?? []),
          ...page.attributes.map((attribute) => attribute.label.text),
        ].includes(label)
      );
    case 'value':
    case 'date':
    case 'person':
      return page.text.includes(label);
    case 'keyword':
      return page.alerts.some(({ keyword }) => keyword.text === label) || page.suppressions.length > 0;
    case 'rule':
      return page.suppressions.some((suppression) => suppression.rules.some(({ text }) => text === label));
    default:
      return page.text.length > context.page.text.length;
  }
}

/** What a writer may have typed last. */
const typed = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '\n',
    '\n\n',
    '\n| ',
    '|',
    '| 9',
    '# ',
    '\n\n## ',
    '\n\n- ',
    '[',
    '[x](',
    '[x](#',
    ' / ',
    ', ',
  ],
  ...['\n\n> [!', '\n\n<!-- playbook-disable ', '\n\nPhase: ', ': **', '\n---\n'],
);

describe('wherever the cursor is', () => {
  test('each item says on the page what it stands for, whatever the line ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), typed, fc.nat(), (path, place, last, choose) => {
        const text = files[path] ?? '';
        const at = place % (text.length + 1);
        const inserted = insertInCounterparts(
          path,
          text.slice(0, at) + last + text.slice(at),
          at + last.length,
          choose,
        );
        if (!inserted) return;
        const line = inserted.page.lines.lineAt(Math.min(at, inserted.page.text.length));
        const around = [line - 1, line, line + 1, line + 2, line + 3].map((one) =>
          inserted.page.lines.lineText(one),
        );
        const where = `${inserted.item.kind} ${inserted.item.label}:\n${around.join('\n')}`;
        expect(saysSo(inserted), where).toBe(true);
      }),
      options,
    );
  });

  test('nothing throws on what is no page', () => {
    const piece = fc.constantFrom(
      ...'|-:#[](){}!<>*_`~\\"\'\n\r\t \u200b\ufeff：、a9é漢',
      '---',
      '\r\n',
      '| - | - |\n',
      '[x](',
      '<!--',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, place) => {
        const text = pieces.join('');
        const offset = place % (text.length + 1);
        const context = contextOf(paths[0] ?? '', text);
        for (const item of complete(context, offset).items) applied(context, item);
      }),
      options,
    );
  });
});

describe('a completed row', () => {
  const languages = [...profile.languages.values()];
  const orders = [
    ['id', 'name', 'requirement', 'role', 'services'],
    ['id', 'name', 'requirement', 'role'],
    ['name', 'id', 'role', 'services', 'requirement'],
  ];
  const scene = fc.record({
    language: fc.constantFrom(...languages),
    columns: fc.constantFrom(...orders),
    rows: fc.nat({ max: 3 }),
    style: fc.constantFrom('compact', 'bare', 'aligned'),
    margin: fc.constantFrom('', '', '> '),
    line: fc.constantFrom('', '|', '| ', '| 9', '| 910 |', '9', '| 9 | | | |'),
    below: fc.constantFrom('', '\n', '\n\nText\n', '\nText\n', '\n## A\n'),
    choose: fc.nat(),
  });

  test('is sound, of the table’s columns, and one row more', () => {
    fc.assert(
      fc.property(scene, ({ language, columns, rows, style, margin, line, below, choose }) => {
        const header = columns.map((id) => profile.columns.preferred(id, language.id) ?? id);
        const row = (index: number) =>
          columns.map(
            (id) =>
              ({
                id: `80${index}0`,
                name: `${index} 名前`,
                requirement: profile.requirements.preferred('optional', language.id),
                role: 'SME',
                services: 'Teams',
              })[id] ?? '',
          );
        const lines = [
          header,
          header.map(() => '---'),
          ...Array.from({ length: rows }, (_, index) => row(index)),
        ];
        const table = lines.map((cells) => margin + writeCells(cells, style)).join('\n');
        // In a table whose ID stands elsewhere, the cell is reached by a pipe.
        const lead =
          line === '' || columns[0] === 'id' ? line : `| ${line.startsWith('|') ? '' : '| '}${line}`;
        const before = `# A\n\n${table}\n${margin}${lead.replace(/( \|)+$/, '')}`;
        const path = `${language.folder}/enable-x${language.suffix}.md`;
        const context = {
          ...contextOf(paths[0] ?? '', ''),
          page: reader.read(path, before + below, profile),
        };
        const items = complete(context, before.length).items.filter((item) =>
          isShown(item, context.page.text, before.length),
        );
        const item = items[choose % Math.max(1, items.length)];
        if (!item) throw new Error(`Nothing to complete in:\n${before}`);
        const after = applied(context, item);
        const page = reader.read(path, after, profile);
        expect(page.taskTables, after).toHaveLength(1);
        const tasks = page.taskTables[0]?.tasks ?? [];
        expect(
          tasks.map(({ id }) => id?.text),
          after,
        ).toEqual([
          ...Array.from({ length: rows }, (_, index) => `80${index}0`),
          /\b9\d{3}\b/.exec(item.label)?.[0],
        ]);
        expect(tasks.at(-1)?.defect, after).toBeUndefined();
        const findings = lint({ page, profile, workspace: context.workspace, today: context.today, rules });
        const ofRow = findings.filter(
          ({ rule, span }) =>
            /^(task|task-table|table)\//.test(rule) && span.start >= (tasks.at(-1)?.row.span.start ?? 0),
        );
        expect(
          ofRow.map(({ message }) => message),
          after,
        ).toEqual([]);
      }),
      options,
    );
  });

  function writeCells(cells: readonly string[], style: string): string {
    if (style === 'bare') return `|${cells.join('|')}|`;
    return `| ${cells.map((cell) => (style === 'aligned' ? cell.padEnd(40) : cell)).join(' | ')} |`;
  }
});
