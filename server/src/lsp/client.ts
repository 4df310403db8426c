import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { Messages } from '../features/l10n.ts';
import type { MarkdownSupport } from '../features/markdown-support.ts';
import { ruleUrl } from '../rules/documentation.ts';
import type { ClientOptions } from './protocol.ts';

/** What the client can do, as far as it matters here. */
export interface Client {
  /** It asks for problems, and can be told to ask again. Without the latter they would grow old: then they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly showsRelated: boolean;
  readonly asksConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly changesFolders: boolean;
  readonly watchesFiles: boolean;
  readonly watchesAnywhere: boolean;
  /** It takes edits with the version of the document that they are made for. */
  readonly versionsEdits: boolean;
  readonly annotatesEdits: boolean;
  /** It asks for the edits of a code action when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly showsDocuments: boolean;
  /** What the editor itself does with Markdown. */
  readonly markdown: MarkdownSupport;
  /** The address of a rule's documentation that the client can open. */
  readonly ruleAddress: (rule: string) => string | undefined;
  readonly messages: Messages;
  readonly options: ClientOptions;
  readonly capabilities: ClientCapabilities;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument, window } = capabilities;
  const { diagnostics, didChangeWatchedFiles, workspaceEdit } = workspace ?? {};
  const options = optionsOf(initializationOptions);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && diagnostics?.refreshSupport === true,
    showsRelated:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    asksConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    watchesFiles: didChangeWatchedFiles?.dynamicRegistration === true,
    watchesAnywhere: didChangeWatchedFiles?.relativePatternSupport === true,
    versionsEdits: workspaceEdit?.documentChanges === true,
    annotatesEdits: workspaceEdit?.changeAnnotationSupport !== undefined,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      (textDocument.codeAction.resolveSupport?.properties.includes('edit') ?? false),
    showsDocuments: window?.showDocument?.support === true,
    markdown: { knowsLinks: options.knowsMarkdown === true },
    ruleAddress: (rule) =>
      options.ruleScheme === undefined ? ruleUrl(rule) : `${options.ruleScheme}:/${rule}.md`,
    messages: messagesOf(options.messages),
    options,
    capabilities,
  };
}

/** Whatever else a client sends is no message. */
function messagesOf(value: unknown): Messages {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}

function optionsOf(value: unknown): ClientOptions {
  return typeof value === 'object' && value !== null ? value : {};
}
