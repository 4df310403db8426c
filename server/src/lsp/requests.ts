import {
  type CancellationToken,
  type Connection,
  MessageType,
  type ProgressToken,
  ShowMessageNotification,
  type ShowMessageParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { explainRule } from '../features/explain-rule.ts';
import { newPageText } from '../features/writing/new-page.ts';
import { newPagePath } from '../features/writing/new-page-path.ts';
import { recordChange } from '../features/writing/record-change.ts';
import type { Profile } from '../profile/profile.ts';
import { ruleUrl } from '../rules/documentation.ts';
import { rules as allRules } from '../rules/registry.ts';
import { folderOf, join } from '../text/paths.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { type Log, messageOf } from './log.ts';
import type { DocumentParams, Pages } from './pages.ts';
import type { Platform } from './platform.ts';
import {
  MESSAGES,
  type NewPage,
  type NewPageParams,
  type PageParams,
  type ProfileSummary,
  type RecordChangeParams,
  type RuleExplanation,
  type RuleParams,
  type RuleSummary,
  SERVER_COMMANDS,
  type Translations,
  type WorkspaceParams,
} from './protocol.ts';
import type { StatusBoard } from './status.ts';
import type { WorkspaceCheck } from './workspace-check.ts';
import type { Root, Workspaces } from './workspaces.ts';

export interface RequestsOptions {
  readonly connection: Connection;
  readonly client: Client;
  readonly platform: Platform;
  readonly documents: Documents;
  readonly workspaces: Workspaces;
  readonly pages: Pages;
  readonly status: StatusBoard;
  readonly workspaceCheck: WorkspaceCheck;
  readonly log: Log;
}

/** Answers for what the protocol does not have: see `protocol.ts`. */
export function handleRequests(options: RequestsOptions): void {
  const { connection, client, documents, workspaces, pages, status, workspaceCheck, log } = options;
  const rules = options.platform.rules ?? allRules;

  /** A handler whose errors are logged, and told to who asked. */
  function on<P, R>(message: string, answer: (params: P, token: CancellationToken) => R | Promise<R>): void {
    connection.onRequest(message, async (params: P, token: CancellationToken): Promise<unknown> => {
      try {
        return await answer(params, token);
      } catch (error) {
        log.error(`${message} failed.`, error);
        throw error;
      }
    });
  }

  const progressOf = (params: WorkspaceParams & { workDoneToken?: ProgressToken }) =>
    connection.window.attachWorkDoneProgress(params?.workDoneToken);

  on(MESSAGES.validateWorkspace, (params: WorkspaceParams, token) =>
    workspaceCheck.validate(params ?? {}, token, progressOf(params)),
  );
  on(MESSAGES.fixWorkspace, (params: WorkspaceParams, token) =>
    workspaceCheck.fix(params ?? {}, token, progressOf(params)),
  );
  on(MESSAGES.pageStatus, ({ uri }: PageParams) => status.statusOf(uri));
  on(MESSAGES.rules, (): RuleSummary[] =>
    rules.map(({ id, severity, summary }) => ({ id, severity, summary })),
  );
  on(MESSAGES.explainRule, ({ rule }: RuleParams) => explanationOf(rule) ?? null);
  on(MESSAGES.profile, async ({ uri }: PageParams): Promise<ProfileSummary | null> => {
    const located = await documents.locate(uri);
    const profile = await located?.root.service.profile(located.path);
    return profile ? summaryOf(profile) : null;
  });
  on(MESSAGES.translations, async ({ uri }: PageParams): Promise<Translations> => {
    const located = await documents.locate(uri);
    const { root, path, explicit } = located ?? {};
    const context = await root?.service.context(path ?? '', { explicit: explicit ?? false, wait: 'page' });
    const found = context?.workspace.translations(path ?? '') ?? new Map<string, string>();
    return Object.fromEntries([...found].map(([language, other]) => [language, root?.uriOf(other) ?? '']));
  });

  on(MESSAGES.newPage, async (params: NewPageParams): Promise<NewPage | null> => {
    const folder = params.folder ?? (await workspaces.folders())[0]?.uri.toString();
    // Asked for a page in it: the folder's own configuration counts.
    const located = folder && (await documents.locate(`${folder.replace(/\/$/, '')}/page.md`));
    return located ? await newPageIn(folderOf(located.path), located.root, params) : null;
  });
  const recordOn = pages.on(
    { name: 'Recording a change', empty: null as WorkspaceEdit | null },
    async (page, { what }: DocumentParams & { readonly what: string | undefined }) => {
      const { edits } = recordChange(page.context, what || undefined);
      return edits.length > 0 ? await page.workspaceEdit(new Map([[page.context.page.path, edits]])) : null;
    },
  );
  on(MESSAGES.recordChange, ({ uri, what }: RecordChangeParams, token) =>
    recordOn({ textDocument: { uri }, what }, token),
  );

  function explanationOf(id: string): RuleExplanation | undefined {
    const rule = rules.find((one) => one.id === id);
    if (!rule) return undefined;
    const href = ruleUrl(id);
    return { rule: id, markdown: explainRule(rule), ...(href !== undefined && { href }) };
  }

  connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
    const explanation = explanationOf(String(given[0]));
    if (command !== SERVER_COMMANDS.openRuleDocumentation || !explanation) return null;
    try {
      await show(explanation);
    } catch (error) {
      log.error(`The documentation of ${explanation.rule} cannot be shown: ${messageOf(error)}`);
    }
    return null;
  });

  /** In the way that the client can show it best. */
  async function show(explanation: RuleExplanation): Promise<void> {
    const { href, rule } = explanation;
    if (client.options.ruleScheme !== undefined)
      await connection.sendNotification(MESSAGES.showRule, explanation);
    else if (href !== undefined && client.showsDocuments)
      await connection.window.showDocument({ uri: href, external: true });
    else {
      const { summary = '', why = '' } = rules.find(({ id }) => id === rule) ?? {};
      const params: ShowMessageParams = { type: MessageType.Info, message: `${rule}: ${summary} ${why}` };
      await connection.sendNotification(ShowMessageNotification.type, params);
    }
  }
}

async function newPageIn(
  folder: string,
  root: Root,
  { kind, language, name }: NewPageParams,
): Promise<NewPage | null> {
  const profile = await root.service.profile(join(folder, 'page.md'));
  if (!profile?.languages.has(language)) return null;
  const { workspace, today, author } = await root.service.workspaceContext();
  const exists = (path: string) => workspace.fileKind(path) === 'file';
  await root.service.ready();
  const path = newPagePath({ profile, kind, language, folder, name, exists });
  const content = newPageText({ profile, kind, language, path, today, author, title: name });
  return { uri: root.uriOf(path), content };
}

function summaryOf(profile: Profile): ProfileSummary {
  return {
    name: profile.name,
    defaultLanguage: profile.defaultLanguage,
    languages: [...profile.languages.values()].map(({ id, name, suffix, folder }) => ({
      id,
      name,
      suffix,
      ...(folder !== undefined && { folder }),
    })),
    kinds: [...profile.kinds].map(([id, { title }]) => ({ id, title: title ?? id })),
  };
}
