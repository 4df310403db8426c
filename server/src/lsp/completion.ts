import {
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  type Connection,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem as ProtocolItem,
  type ServerCapabilities,
} from 'vscode-languageserver';
import {
  type CompletionItem,
  type CompletionKind,
  complete,
  triggerCharacters,
} from '../features/completion/completion.ts';
import type { Client } from './client.ts';
import type { PageHandlers, Pages } from './pages.ts';
import { CLIENT_COMMANDS } from './protocol.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  task: CompletionItemKind.EnumMember,
  role: CompletionItemKind.Class,
  service: CompletionItemKind.Module,
  phase: CompletionItemKind.Enum,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  page: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  section: CompletionItemKind.Struct,
  snippet: CompletionItemKind.Snippet,
  date: CompletionItemKind.Constant,
  person: CompletionItemKind.Text,
  keyword: CompletionItemKind.Keyword,
  rule: CompletionItemKind.Event,
  anchor: CompletionItemKind.Reference,
};

/** Suggestions; their documentation is made when one of them is looked at. */
export function wireCompletion(
  connection: Connection,
  pages: Pages,
  client: Client,
): Partial<ServerCapabilities> {
  /** The last list, which alone can be asked about. */
  let shown: { readonly id: number; readonly items: readonly CompletionItem[] } = { id: 0, items: [] };
  const { completionItem } = client.capabilities.textDocument?.completion ?? {};
  const takesSnippets = completionItem?.snippetSupport === true;
  const suggests = client.options.commands?.includes(CLIENT_COMMANDS.suggest) === true;

  function toProtocol(item: CompletionItem, index: number, page: PageHandlers): ProtocolItem {
    const { label, kind, detail, edit, snippet, additionalEdits, filterText, sortText } = item;
    const newText = snippet && !takesSnippets ? withoutFields(edit.newText) : edit.newText;
    return {
      label,
      kind: KINDS[kind],
      sortText,
      textEdit: { range: page.range(edit.span), newText },
      ...(detail !== undefined && { detail }),
      ...(snippet && takesSnippets && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(additionalEdits && { additionalTextEdits: page.places.edits(additionalEdits) }),
      ...(filterText !== undefined && { filterText }),
      ...(item.preselect && { preselect: true }),
      ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
      ...(item.commitCharacters && { commitCharacters: [...item.commitCharacters] }),
      ...(item.retrigger && suggests && { command: { title: 'Suggest', command: CLIENT_COMMANDS.suggest } }),
      ...(item.documentation && { data: { list: shown.id, index } }),
    };
  }

  const empty: CompletionList = { isIncomplete: false, items: [] };
  connection.onCompletion(
    pages.on<CompletionParams, CompletionList>(
      { name: 'Completion', empty },
      (page, { position, context }) => {
        const { items, isIncomplete } = complete(
          page.context,
          page.offset(position),
          context?.triggerCharacter,
        );
        shown = { id: shown.id + 1, items };
        return { isIncomplete, items: items.map((item, index) => toProtocol(item, index, page)) };
      },
    ),
  );
  connection.onCompletionResolve((item) => {
    const { list, index } = (item.data ?? {}) as { list?: number; index?: number };
    const value = list === shown.id ? shown.items[index ?? -1]?.documentation?.() : undefined;
    return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
  });
  return { completionProvider: { triggerCharacters: [...triggerCharacters], resolveProvider: true } };
}

/**
 * A snippet as plain text, for editors that know none.
 * @example withoutFields('a ${1:b} ${2|c,d|} \\$$0') // 'a b c $'
 */
export function withoutFields(snippet: string): string {
  return snippet.replace(
    /\\([\\$}|,])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}|\$\d+|\$\{\d+\}/g,
    (_, escaped?: string, text?: string, first?: string) =>
      escaped ?? (text ?? first ?? '').replace(/\\([\\$}|,])/g, '$1'),
  );
}
