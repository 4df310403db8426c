import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
} from 'vscode-languageserver';
import { codeActions, isFixable, type CodeAction as PageAction } from '../features/code-actions.ts';
import { t } from '../features/l10n.ts';
import type { Finding } from '../lint/finding.ts';
import type { PageReport } from '../service.ts';
import type { Client } from './client.ts';
import { DIAGNOSTIC_SOURCE, diagnosticOf, Places } from './convert.ts';
import type { Documents } from './documents.ts';
import { workspaceEdit } from './edits.ts';
import { SERVER_COMMANDS } from './protocol.ts';
import type { Located } from './workspaces.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.${DIAGNOSTIC_SOURCE}`;

/** What a code action carries until its edits are asked for. */
interface FixData {
  readonly uri: string;
  /** Absent: all rules. */
  readonly rule?: string;
}

export interface CodeActionsOptions {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly client: Client;
}

/** Answers for `textDocument/codeAction`: thin, since `features/code-actions.ts` decides what there is. */
export class CodeActions {
  readonly #options: CodeActionsOptions;

  constructor(options: CodeActionsOptions) {
    this.#options = options;
  }

  async list(
    { textDocument, range, context }: CodeActionParams,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const { documents } = this.#options;
    const located = await documents.locate(textDocument.uri);
    if (!located) return [];
    const report = await located.root.service.check(located.path, {
      explicit: located.explicit,
      wait: 'page',
    });
    const { playbook, findings } = report;
    if (!playbook || token.isCancellationRequested) return [];
    const found: CodeAction[] = [];
    if (isWanted(CodeActionKind.QuickFix, context.only)) {
      const places = new Places(playbook.text, playbook.lines);
      const diagnostics = context.diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
      for (const action of codeActions(playbook, findings, places.span(range)))
        found.push(
          await this.#toProtocol(action, diagnosticFor(action.finding, diagnostics, places), report, located),
        );
    }
    if (isWanted(FIX_ALL, context.only) && isFixable(findings))
      found.push(await this.#fixAll(textDocument.uri));
    return found;
  }

  /** Works out the edits of an action that was listed without them. */
  async resolve(action: CodeAction): Promise<CodeAction> {
    const { uri, rule } = (action.data ?? {}) as Partial<FixData>;
    if (typeof uri !== 'string') return action;
    return { ...action, ...(await this.#fix({ uri, ...(rule !== undefined && { rule }) })) };
  }

  async #toProtocol(
    { title, action, isPreferred }: PageAction,
    diagnostic: Diagnostic,
    { playbook, path }: PageReport,
    { root }: Located,
  ): Promise<CodeAction> {
    const base: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
    const { documents, client } = this.#options;
    switch (action.kind) {
      case 'documentation':
        return {
          ...base,
          command: { title, command: SERVER_COMMANDS.openRuleDocumentation, arguments: [action.rule] },
        };
      case 'fix-rule':
        return { ...base, ...(await this.#later({ uri: root.uriOf(path), rule: action.rule })) };
      default: {
        const edits = [{ path, text: playbook?.text ?? '', edits: action.edits }];
        const edit = workspaceEdit(edits, root, documents, client);
        return { ...base, edit, ...(isPreferred && { isPreferred }) };
      }
    }
  }

  async #fixAll(uri: string): Promise<CodeAction> {
    const title = t('Fix all auto-fixable problems');
    return { title, kind: FIX_ALL, ...(await this.#later({ uri })) };
  }

  /** The edits of a fix, or what is needed to make them when they are asked for. */
  async #later(data: FixData): Promise<Pick<CodeAction, 'edit' | 'data'>> {
    return this.#options.client.resolvesEdits ? { data } : await this.#fix(data);
  }

  async #fix({ uri, rule }: FixData): Promise<Pick<CodeAction, 'edit'>> {
    const { documents, client } = this.#options;
    const located = await documents.locate(uri);
    const fixed = await located?.root.service.fix(located.path, {
      explicit: located.explicit,
      wait: 'page',
      ...(rule !== undefined && { ruleIds: new Set([rule]) }),
    });
    if (!located || !fixed) return {};
    const { path, edits, playbook } = fixed;
    return { edit: workspaceEdit([{ path, edits, text: playbook.text }], located.root, documents, client) };
  }
}

/** Whether a client that asks for some kinds only wants one. */
function isWanted(kind: string, ruleIds: readonly string[] | undefined): boolean {
  return (
    !ruleIds || ruleIds.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
  );
}

/** The diagnostic that the client has shown for a finding, or else one like it. */
function diagnosticFor(finding: Finding, diagnostics: readonly Diagnostic[], places: Places): Diagnostic {
  const own = diagnosticOf(finding, places);
  const { start, end } = own.range;
  return (
    diagnostics.find(
      ({ code, range, message }) =>
        code === own.code &&
        message === own.message &&
        range.start.line === start.line &&
        range.start.character === start.character &&
        range.end.line === end.line &&
        range.end.character === end.character,
    ) ?? own
  );
}
