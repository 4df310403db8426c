import {
  type CodeLens,
  type Connection,
  FoldingRangeKind,
  type InlayHint,
  type FoldingRange as ProtocolFolding,
  type DocumentSymbol as ProtocolSymbol,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
  type ServerCapabilities,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import { codeLenses, type CodeLens as PageLens } from '../features/code-lens.ts';
import { type DocumentSymbol, documentSymbols } from '../features/document-symbols.ts';
import { foldingRanges } from '../features/folding.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { t } from '../features/l10n.ts';
import { selectionRanges } from '../features/selection-ranges.ts';
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES, type TokenType } from '../features/semantic-tokens.ts';
import { formatTables, type TableChoice } from '../features/table-format.ts';
import type { Span } from '../text/span.ts';
import type { Client } from './client.ts';
import type { PageHandlers, Pages } from './pages.ts';
import { CLIENT_COMMANDS, type PageChoice } from './protocol.ts';

/** The names that the protocol has for such things, so that every theme colours them. */
const TOKEN_NAMES: Readonly<Record<TokenType, string>> = {
  task: 'enumMember',
  letter: 'keyword',
  role: 'class',
  service: 'namespace',
  phase: 'enum',
  date: 'number',
  label: 'property',
};

const SYMBOL_KINDS = {
  page: SymbolKind.File,
  section: SymbolKind.String,
  step: SymbolKind.Method,
  task: SymbolKind.EnumMember,
} as const;

/** How a page is shown: its outline, what folds, what is coloured and added, and how its tables are laid out. */
export function wireOutline(
  connection: Connection,
  pages: Pages,
  client: Client,
): Partial<ServerCapabilities> {
  const support = client.markdown;
  connection.onDocumentSymbol(
    pages.on({ name: 'The outline', empty: [] as ProtocolSymbol[] }, (page) =>
      documentSymbols(page.context, support).map((symbol) => toSymbol(symbol, page)),
    ),
  );
  connection.onFoldingRanges(
    pages.on({ name: 'Folding', empty: [] as ProtocolFolding[] }, ({ context }) =>
      foldingRanges(context).map(({ startLine, endLine, kind }) => ({
        startLine,
        endLine,
        ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
      })),
    ),
  );
  connection.onSelectionRanges(
    pages.on({ name: 'Selection', empty: null as SelectionRange[] | null }, (page, { positions }) =>
      positions.map((position) => nested(selectionRanges(page.context, page.offset(position)), page)),
    ),
  );
  connection.languages.inlayHint.on(
    pages.on({ name: 'Inlay hints', empty: [] as InlayHint[] }, (page, { range }) =>
      page.located.settings.inlayHints.taskNames
        ? inlayHints(page.context, page.span(range)).map(({ offset, text, tooltip }) => ({
            position: page.places.position(offset),
            label: text,
            tooltip,
            paddingLeft: true,
          }))
        : [],
    ),
  );
  connection.onCodeLens(
    pages.on({ name: 'Code lens', empty: [] as CodeLens[] }, (page) =>
      codeLenses(page.context).map((lens) => toLens(lens, page, client)),
    ),
  );
  wireTokens(connection, pages);
  wireFormatting(connection, pages);
  return {
    documentSymbolProvider: { label: t('Playbook') },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    semanticTokensProvider: {
      legend: {
        tokenTypes: TOKEN_TYPES.map((type) => TOKEN_NAMES[type]),
        tokenModifiers: [...TOKEN_MODIFIERS],
      },
      full: true,
      range: true,
    },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
  };
}

function toSymbol(
  { name, detail, kind, span, selection, children }: DocumentSymbol,
  page: PageHandlers,
): ProtocolSymbol {
  return {
    name,
    detail,
    kind: SYMBOL_KINDS[kind],
    range: page.range(span),
    selectionRange: page.range(selection),
    children: children.map((child) => toSymbol(child, page)),
  };
}

/** @param spans each within the one behind it */
function nested(spans: readonly Span[], page: PageHandlers): SelectionRange {
  return spans.reduceRight<SelectionRange>((parent, span) => ({ range: page.range(span), parent }), {
    range: page.range(spans.at(-1) ?? { start: 0, end: 0 }),
  });
}

function toLens({ span, title, action }: PageLens, page: PageHandlers, { options }: Client): CodeLens {
  const range = page.range(span);
  const [command, args]: [string, unknown[]] =
    action.kind === 'references'
      ? [CLIENT_COMMANDS.showReferences, [page.uri, page.places.position(action.offset)]]
      : [
          CLIENT_COMMANDS.openPages,
          [action.pages.map(({ path, label }): PageChoice => ({ uri: page.uriOf(path), label }))],
        ];
  // Where nothing can be run, it is a line to be read.
  return options.commands?.includes(command)
    ? { range, command: { title, command, arguments: args } }
    : { range, command: { title, command: '' } };
}

function wireTokens(connection: Connection, pages: Pages): void {
  const empty: SemanticTokens = { data: [] };
  const answer = (page: PageHandlers, range?: Range): SemanticTokens => {
    const builder = new SemanticTokensBuilder();
    for (const { span, type, modifiers } of semanticTokens(page.context, range && page.span(range))) {
      const { line, character } = page.places.position(span.start);
      const bits = modifiers.reduce((all, one) => all | (1 << TOKEN_MODIFIERS.indexOf(one)), 0);
      builder.push(line, character, span.end - span.start, TOKEN_TYPES.indexOf(type), bits);
    }
    return builder.build();
  };
  connection.languages.semanticTokens.on(
    pages.on({ name: 'Semantic tokens', empty }, (page) => answer(page)),
  );
  connection.languages.semanticTokens.onRange(
    pages.on({ name: 'Semantic tokens', empty }, (page, { range }) => answer(page, range)),
  );
}

function wireFormatting(connection: Connection, pages: Pages): void {
  const format = (page: PageHandlers, choice: TableChoice): TextEdit[] => {
    const style = page.located.settings.tables.style === 'compact' ? 'compact' : 'aligned';
    return page.places.edits(formatTables(page.context, choice, style));
  };
  const request = { name: 'Formatting', empty: [] as TextEdit[] };
  connection.onDocumentFormatting(pages.on(request, (page) => format(page, 'all')));
  connection.onDocumentRangeFormatting(
    pages.on(request, (page, { range }) => format(page, { within: page.span(range) })),
  );
}
