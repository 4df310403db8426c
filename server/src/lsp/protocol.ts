/**
 * What client and server say to each other beyond the Language Server Protocol. Types and names only: the client imports this
 * file too. A URI is a text, as in the protocol; positions are those of the protocol.
 */

/** Names of the messages. */
export const MESSAGES = {
  /** Notification to the client: `PageStatus`, when that of an open document has changed. Only when it set `showsStatus`. */
  status: 'playbook/status',
  /** Request `PageParams` → `PageStatus`. */
  pageStatus: 'playbook/pageStatus',
  /** Request `PageParams` → `ProfileSummary | null`. */
  profile: 'playbook/profile',
  /** Request `WorkspaceParams`, with progress → `WorkspaceSummary`. Its findings are published for closed pages, too. */
  validateWorkspace: 'playbook/validateWorkspace',
  /** Request `WorkspaceParams`, with progress → `WorkspaceFix`. Nothing is changed: the client applies the edit. */
  fixWorkspace: 'playbook/fixWorkspace',
  /** Request without parameters → `RuleSummary[]`. */
  rules: 'playbook/rules',
  /** Request `RuleParams` → `RuleExplanation | null`. */
  explainRule: 'playbook/explainRule',
  /** Request `PageParams` → `Translations`. */
  translations: 'playbook/translations',
  /** Request `NewPageParams` → `NewPage | null`. */
  newPage: 'playbook/newPage',
  /** Request `RecordChangeParams` → `WorkspaceEdit | null`. */
  recordChange: 'playbook/recordChange',

  /** Notification to the client: `RuleExplanation`. Only when it set `ruleScheme`. */
  showRule: 'playbook/showRule',
  /** Request to the client: `FileParams` → `FileContent | null`; `null` when there is no such file. Only when it set `servesFiles`. */
  readFile: 'playbook/readFile',
  /** Request to the client: `FileParams` → `FolderContent | null`; `null` when there is no such folder. Only when it set `servesFiles`. */
  listFolder: 'playbook/listFolder',
} as const;

/** Commands that the server runs (`workspace/executeCommand`). */
export const SERVER_COMMANDS = {
  /** With the id of a rule: opens its documentation. */
  openRuleDocumentation: 'playbook.openRuleDocumentation',
} as const;

/** Commands that an answer may ask a client to run, when the client says that it knows them (`ClientOptions.commands`). */
export const CLIENT_COMMANDS = {
  /** Without arguments: shows the suggestions at the cursor. It is VS Code's own. */
  suggest: 'editor.action.triggerSuggest',
  /** With a URI and a position: shows the references of what is there. */
  showReferences: 'playbook.showReferences',
  /** With a list of `PageChoice`: lets the writer choose one to open. */
  openPages: 'playbook.openPages',
} as const;

export interface PageChoice {
  readonly uri: string;
  /** What the choice says, such as the name of the page's language. */
  readonly label: string;
}

/** `initializationOptions`. */
export interface ClientOptions {
  /** Settings for clients that cannot be asked for them (`workspace/configuration`). */
  readonly settings?: Partial<Settings>;
  /** Whether the client answers `readFile` and `listFolder`: for files that the server cannot reach itself. */
  readonly servesFiles?: boolean;
  /** Those of `CLIENT_COMMANDS` that the client runs. */
  readonly commands?: readonly string[];
  /** Whether the editor knows links and headings of Markdown by itself: see `features/markdown-support.ts`. */
  readonly knowsMarkdown?: boolean;
  /** Whether the client shows what `status` brings. */
  readonly showsStatus?: boolean;
  /**
   * The scheme under which the client shows the documentation of rules, as `<scheme>:/<rule>.md`; such a client also shows what
   * `showRule` brings.
   */
  readonly ruleScheme?: string;
  /**
   * What is shown, in the reader's language: English message → its translation (`l10n/*.json`). Absent: English. The messages of
   * findings, the titles of their fixes and the documentation of rules are as on the command line, in English.
   */
  readonly messages?: Readonly<Record<string, string>>;
}

/** The settings below `playbook`. */
export interface Settings {
  /** Whether pages are looked at at all. */
  readonly enable: boolean;
  /** Path of a configuration file, from the workspace folder, that counts for every page; empty: the nearest file counts. */
  readonly config: string;
  /** The writer's name in update summaries; empty: Git's user. */
  readonly author: string;
  readonly inlayHints: {
    /** Whether localised rows show the task's name in the default language. */
    readonly taskNames: boolean;
  };
  readonly tables: {
    /** How tables are formatted: `aligned`, their pipes below each other, or `compact`. */
    readonly style: string;
  };
}

export interface PageParams {
  readonly uri: string;
}

export interface RuleParams {
  readonly rule: string;
}

/** What an editor shows about a document beside its problems. */
export interface PageStatus {
  readonly uri: string;
  /** Whether it is a playbook, and so is checked. */
  readonly playbook: boolean;
  /** Name of the profile that applies; absent where none does. */
  readonly profile?: string;
  /** The configuration file that counts; absent for the built-in profile. */
  readonly configuration?: string;
  /** The language that the page is written in. */
  readonly language?: { readonly id: string; readonly name: string };
  readonly kind?: { readonly id: string; readonly title: string };
  readonly problems: ProblemCounts;
  /**
   * `reading`: other pages are still being read, so that some findings may be missing; `configuration-error`: the page's
   * configuration is broken, and the last one that was whole counts, if there was one; `off`: switched off in the settings.
   */
  readonly state: 'ready' | 'reading' | 'configuration-error' | 'off';
}

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export interface ProfileSummary {
  readonly name: string;
  readonly defaultLanguage: string;
  readonly languages: readonly {
    readonly id: string;
    readonly name: string;
    /** What file names end with, such as `-de`. */
    readonly suffix: string;
    /** The folder of the language's pages. */
    readonly folder?: string;
  }[];
  readonly kinds: readonly { readonly id: string; readonly title: string }[];
}

export interface WorkspaceParams {
  /** Only pages in this folder; absent: those of all workspace folders. */
  readonly folder?: string;
}

export interface WorkspaceSummary {
  /** How many playbook pages were checked. */
  readonly pages: number;
  readonly problems: ProblemCounts;
  /** How many findings can be fixed without asking anyone. */
  readonly fixable: number;
  /** Pages with problems, the worst first. */
  readonly files: readonly { readonly uri: string; readonly problems: ProblemCounts }[];
  /** Pages that could not be read, with the reason. */
  readonly unread: readonly { readonly uri: string; readonly reason: string }[];
}

export interface WorkspaceFix {
  /** A `WorkspaceEdit` of the protocol; `null` when there is nothing to fix. */
  readonly edit: object | null;
  readonly pages: number;
  /** How many findings it fixes. */
  readonly fixed: number;
}

export interface RuleSummary {
  readonly id: string;
  /** What it has where no configuration says otherwise. */
  readonly severity: 'error' | 'warning' | 'info' | 'hint' | 'off';
  readonly summary: string;
}

export interface RuleExplanation {
  readonly rule: string;
  /** Markdown. */
  readonly markdown: string;
  /** Address of the documentation on the web, where there is one. */
  readonly href?: string;
}

/** Language code → the page in that language, the page itself among them. */
export type Translations = Readonly<Record<string, string>>;

export interface NewPageParams {
  /** The folder that it is to stand in; absent: the first workspace folder. */
  readonly folder?: string;
  /** A kind of the profile. */
  readonly kind: string;
  /** A language of the profile. */
  readonly language: string;
  /** What the page is about, in words; its file name is made of it. */
  readonly name: string;
}

export interface NewPage {
  readonly uri: string;
  readonly content: string;
}

export interface RecordChangeParams extends PageParams {
  /** What was changed, for the update summary's row. */
  readonly what?: string;
}

export interface FileParams {
  readonly uri: string;
}

/** A file's text, a byte order mark included; or why it cannot be read, as it completes "cannot be read: …". */
export type FileContent = { readonly text: string } | { readonly error: string };

export interface FolderContent {
  /** Name and kind of each entry. */
  readonly entries: readonly (readonly [name: string, kind: 'file' | 'folder'])[];
}
