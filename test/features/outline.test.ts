import { describe, expect, test } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../server/src/features/document-symbols.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { workspaceSymbolPlace, workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { ENGLISH, FILES, PATHS } from './pages.ts';
import { contextAt, textAt } from './support.ts';

describe('document symbols', () => {
  const PAGE = `${ENGLISH}
## Next Steps

### Later

#### FTOP Tasks
`;

  /** One line for each, indented by depth. */
  function show(symbols: readonly DocumentSymbol[], depth = 0): string[] {
    return symbols.flatMap(({ kind, name, detail, children }) => [
      `${'  '.repeat(depth)}${kind}: ${name}${detail === '' ? '' : ` (${detail})`}`,
      ...show(children, depth + 1),
    ]);
  }

  test('are the page, its sections, steps and tasks', async () => {
    const { context } = await contextAt(PAGE);
    expect(show(documentSymbols(context))).toEqual([
      'page: Check Lines (Assess)',
      '  section: Approach',
      '    step: Measure',
      '      task: 9101 List sites (FastTrack Manager)',
      '      task: 9102 Measure lines (FE)',
      '  section: Next Steps',
      '    section: Later',
      '      section: FTOP Tasks',
    ]);
  });

  test('select within their spans, and have names also where nothing is written', async () => {
    const { context } = await contextAt('#\n\n##\n\n# A\n');
    const check = (symbols: readonly DocumentSymbol[]): void => {
      for (const { name, span, selection, children } of symbols) {
        expect(name).not.toBe('');
        expect(selection.start).toBeGreaterThanOrEqual(span.start);
        expect(selection.end).toBeLessThanOrEqual(span.end);
        check(children);
      }
    };
    check(documentSymbols(context));
    expect(show(documentSymbols(context))).toEqual(['page: assess-a.md', '  section: ##', 'page: A']);
  });

  test('are only the tasks, where the editor shows headings itself', async () => {
    const { context } = await contextAt(PAGE);
    expect(show(documentSymbols(context, { knowsLinks: true }))).toEqual([
      'task: 9101 List sites (FastTrack Manager)',
      'task: 9102 Measure lines (FE)',
    ]);
  });

  test('of a task above all headings', async () => {
    const table = ENGLISH.slice(ENGLISH.indexOf('| Task ID'));
    const { context } = await contextAt(`${table}\n# A\n`);
    expect(show(documentSymbols(context)).at(-1)).toBe('page: A');
    expect(documentSymbols(context)[0]?.kind).toBe('task');
  });
});

describe('workspace symbols', () => {
  async function search(query: string): Promise<string[]> {
    const { context } = await contextAt(ENGLISH, { path: PATHS.english, files: FILES });
    return workspaceSymbols(context, query).map(
      ({ kind, name, container }) => `${kind}: ${name} in ${container}`,
    );
  }

  test('are pages, steps and tasks, found by their words', async () => {
    expect(await search('meas')).toEqual([
      'step: Measure in Check Lines',
      'task: 9102 Measure lines in Check Lines',
    ]);
    expect(await search('LINES check')).toEqual(['page: Check Lines in english-playbook/assess-lines.md']);
    expect(await search('9102')).toEqual([
      'task: 9102 Measure lines in Check Lines',
      'task: 9102 Leitungen messen in Leitungen prüfen',
      'task: 9102 回線の測定 in 回線の確認',
    ]);
    expect(await search('assess-lines-de')).toHaveLength(1);
    expect(await search('nothing like it')).toEqual([]);
  });

  test('are no more than asked for', async () => {
    const { context } = await contextAt(ENGLISH, { path: PATHS.english, files: FILES });
    expect(workspaceSymbols(context, '', 2)).toHaveLength(2);
  });

  test.each([
    ['page', 'Check Lines'],
    ['step', 'Measure'],
    ['task', '9101'],
  ])('a %s has its place', async (kind, expected) => {
    const { context } = await contextAt(ENGLISH, { path: PATHS.english, files: FILES });
    const found = workspaceSymbols(context, '').find(
      (symbol) => symbol.kind === kind && symbol.path === PATHS.english,
    );
    const place = found && (await workspaceSymbolPlace(found, context));
    expect(place && textAt(context, place.span)).toBe(expected);
  });

  test('that are gone are at the beginning of their page, or nowhere', async () => {
    const { context } = await contextAt(ENGLISH, { path: PATHS.english });
    const gone = { kind: 'task', path: PATHS.english, key: '1' } as const;
    expect((await workspaceSymbolPlace(gone, context))?.span).toEqual({ start: 0, end: 0 });
    expect(await workspaceSymbolPlace({ ...gone, path: 'gone.md' }, context)).toBeUndefined();
  });
});

describe('folding', () => {
  /** `kind first-last`, lines from 1. */
  async function fold(text: string): Promise<string[]> {
    const { context } = await contextAt(text);
    return foldingRanges(context).map(
      ({ kind, startLine, endLine }) => `${kind} ${startLine + 1}-${endLine + 1}`,
    );
  }

  test('front matter, sections without the blank lines behind them, tables, comments', async () => {
    const text = `---
title: A
---
# A

## B

<!-- one
two -->

| a |
|---|
| b |


## C

<!-- one line -->
`;
    expect(await fold(text)).toEqual([
      'front-matter 1-3',
      'section 4-18',
      'section 6-13',
      'comment 8-9',
      'table 11-13',
      'section 16-18',
    ]);
  });

  test('nothing of one line, and no comment that never ends', async () => {
    expect(await fold('# A\n\n<!-- never\n')).toEqual(['section 1-3']);
    expect(await fold('# A\n')).toEqual([]);
  });
});
