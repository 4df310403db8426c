import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { documentHighlights, references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename/rename.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { formatTables } from '../../server/src/features/table-format.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { contains, overlaps, type Span } from '../../server/src/text/span.ts';
import { fuzz } from '../support/fuzz.ts';
import { FILES } from './pages.ts';
import { contextAt } from './support.ts';

/** Everything that looks at a place, with what must hold of its answer whatever the page. */
async function lookAround(context: FeatureContext, offset: number): Promise<void> {
  const whole = { start: 0, end: context.page.text.length };
  const expectWithin = (span: Span | undefined): void => {
    if (span) expect(contains(whole, span) && span.start <= span.end).toBe(true);
  };
  expectWithin(hover(context, offset)?.span);
  expectWithin((await definition(context, offset))?.origin);
  for (const { path, span } of await references(context, offset))
    if (path === context.page.path) expectWithin(span);
  for (const span of documentHighlights(context, offset)) expectWithin(span);
  const ranges = selectionRanges(context, offset);
  for (const [index, range] of ranges.entries())
    expect(contains(ranges[index + 1] ?? whole, range)).toBe(true);
  const prepared = prepareRename(context, offset);
  expectWithin(prepared?.span);
  if (!prepared) return;
  const result = await rename(context, offset, 'New');
  if ('edits' in result) applyEdits(context.page.text, result.edits.get(context.page.path) ?? []);
}

/** Everything that looks at the whole page. */
function inspect(context: FeatureContext): void {
  const { page } = context;
  documentSymbols(context);
  documentLinks(context);
  codeLenses(context);
  inlayHints(context, { start: 0, end: page.text.length });
  for (const { startLine, endLine } of foldingRanges(context)) expect(endLine).toBeGreaterThan(startLine);
  const tokens = semanticTokens(context);
  for (const [index, { span }] of tokens.entries()) {
    expect(span.end).toBeGreaterThan(span.start);
    expect(page.lines.lineAt(span.start)).toBe(page.lines.lineAt(span.end));
    const next = tokens[index + 1]?.span;
    if (next) expect(overlaps(span, next)).toBe(false);
  }
  for (const style of ['aligned', 'compact'] as const)
    applyEdits(page.text, formatTables(context, 'all', style));
}

describe('whatever stands on a page', () => {
  const piece = fc.constantFrom(
    '---\n',
    'ms.date: 1/2/2020\n',
    '# A\n',
    '## Approach\n',
    '###\n',
    'Phase: **Assess**  \n',
    'Primary Role: **FE, FM\n',
    'Applies To: **-**\n',
    '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n',
    '| --- | --- | --- | --- | --- |\n',
    '|-|\n',
    '| 9101 | a | M | FE | Teams |\n',
    '| 9101 | a | M FE | Teams || 9102 | b | O | FM | x |\n',
    '| [9102](b.md) | **b** | O | FE / FM | Exchange\n',
    '[a](b.md#c)',
    '[a](/english-playbook/assess-lines.md)',
    '[](',
    '![i](m/i.png)',
    '<!-- playbook-disable task/role-unknown -->\n',
    '<!--',
    '[r]: a.md\n',
    '[r]',
    '> ',
    '- ',
    '\r\n',
    '\n',
    '\n\n',
    '日本語 ',
    '😀',
    '\u200b',
    '`',
    '\\',
  );

  test('no feature fails', async () => {
    const pages = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(pages, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), async (text, seeds) => {
        const { context } = await contextAt(text, { files: FILES });
        inspect(context);
        for (const seed of seeds) await lookAround(context, seed % (text.length + 1));
      }),
      fuzz(20),
    );
  });
});

test('a page of 1,500 rows and links is looked over at once', async () => {
  const rows = Array.from(
    { length: 1500 },
    (_, i) => `| ${1000 + (i % 9000)} | [n](#a) | M | FE | Teams |\n`,
  );
  const text = `# A\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|-|-|-|-|-|\n${rows.join('')}`;
  const { context } = await contextAt(`${text}‸`);
  inspect(context);
  await lookAround(context, text.indexOf('FE'));
  await lookAround(context, text.indexOf('#a'));
});
