import type { FeatureContext, WorkspaceContext } from './features/context.ts';
import {
  areUpToDate,
  type CachedDependencies,
  type CheckDependencies,
  checkDependencies,
} from './lint/dependencies.ts';
import type { Finding } from './lint/finding.ts';
import { fixesToApply, safeFix } from './lint/fix.ts';
import { lint } from './lint/run.ts';
import type { Playbook } from './playbook/model.ts';
import type { ConfigurationError } from './profile/configuration-error.ts';
import type { Profile } from './profile/profile.ts';
import { rules as allRules } from './rules/registry.ts';
import type { Fix, Rule } from './rules/rule.ts';
import { type CalendarDate, isValidOn, Today } from './text/date.ts';
import { Draft } from './text/draft.ts';
import type { TextEdit } from './text/edit.ts';
import type { ConfigurationState } from './workspace/configuration.ts';
import type { Host } from './workspace/host.ts';
import type { PageMemory } from './workspace/memory.ts';
import type { IndexOptions } from './workspace/page-indexer.ts';
import { RecordingView } from './workspace/recording-view.ts';
import type { WorkspaceView } from './workspace/view.ts';
import { type Wait, Workspace } from './workspace/workspace.ts';

export type {
  CachedDependencies,
  CheckDependencies,
  ConfigurationError,
  ConfigurationState,
  IndexOptions,
  Wait,
};

export interface ServiceOptions {
  readonly host: Host;
  /** Today, where the user is. */
  readonly today: () => CalendarDate;
  /** Whether configuration files are looked for. `false`: the built-in profile for every page. A path: that file for every page. */
  readonly config?: boolean | string;
  /** The writer's name, where it is known. */
  readonly author?: () => string | undefined;
  /** All rules there are. Default: those that are shipped. */
  readonly rules?: readonly Rule[];
  /** What earlier runs have learned: their pages are not read again for what others need to know of them. */
  readonly memory?: PageMemory;
  /** How much text the models of pages kept in memory may stand for, in UTF-16 code units. Less is enough to check each page once. */
  readonly modelCacheSize?: number;
}

export interface PageOptions {
  /** Take the page for a playbook if it has any mark of one, even where no glob chooses it. */
  readonly explicit?: boolean;
  /**
   * How much of the workspace must be known before the answer. Default: all that it may depend on. With less, findings that
   * depend on what is not known yet are missing, and a later check has them.
   */
  readonly wait?: Wait;
}

export interface CheckOptions extends PageOptions {
  /** Run only these rules. */
  readonly ruleIds?: ReadonlySet<string>;
}

export interface FixOptions extends CheckOptions {
  /** Which of its fixes a finding gets, if any. Default: the first, if it is safe. */
  readonly choose?: (finding: Finding) => Fix | undefined;
}

/** What a check of one page gave. As long as nothing that it depends on changes, it is the same object. */
export interface PageReport {
  readonly path: string;
  /** `undefined` when the page is not a playbook and was ignored, or its configuration is broken. */
  readonly playbook: Playbook | undefined;
  readonly findings: readonly Finding[];
  /** What the findings were made from, beside the page and its configuration; absent where there is not a playbook. */
  readonly dependencies?: CheckDependencies;
}

/** A page with everything fixed that can be fixed without asking anyone, or that the caller chose. */
export interface FixedPage {
  readonly path: string;
  /** The page as it was. */
  readonly playbook: Playbook;
  readonly text: string;
  /** Smallest edits of the page as it was, none overlapping, in its order. */
  readonly edits: readonly TextEdit[];
  /** How many findings were fixed. */
  readonly fixed: number;
  /** Those findings, in the order in which they were; each one's spans are of the text at that time. */
  readonly fixedFindings: readonly Finding[];
  /** What the fixed page still has, and its model. */
  readonly remaining: { readonly playbook: Playbook; readonly findings: readonly Finding[] };
  /** Whether nothing more could be fixed: `false` where the fixes keep undoing each other, so that none should be kept. */
  readonly converged: boolean;
}

/** The whole of the library: everything the editor and the command line show comes from here. */
export interface PlaybookService {
  /** The rules that may run. */
  readonly rules: readonly Rule[];
  /** The playbook pages that a folder holds, itself and all below it, sorted. */
  pages(folder?: string): Promise<readonly string[]>;
  /** Whether a configuration's globs choose a path as a playbook page. */
  isPage(path: string): Promise<boolean>;
  /**
   * Checks one page.
   * @throws when the file cannot be read (the message is for people)
   */
  check(path: string, options?: CheckOptions): Promise<PageReport>;
  /**
   * Whether a check that an earlier run made of a page would find the same today. The page must be in the `memory`: its text
   * and configuration are those of the earlier run. Only pages are parsed that other pages need and the memory has not.
   * @param digest of an answer, as it was kept
   */
  isUpToDate(
    path: string,
    dependencies: CachedDependencies,
    digest: (answer: unknown) => string,
    options?: PageOptions,
  ): Promise<boolean>;
  /**
   * Fixes a page in as many passes as it takes; nothing is written. `undefined` when it is not a playbook.
   * @throws when the file cannot be read (the message is for people)
   */
  fix(path: string, options?: FixOptions): Promise<FixedPage | undefined>;
  /** What the editor's features work on; `undefined` when there is no such page or it is not a playbook. */
  context(path: string, options?: PageOptions): Promise<FeatureContext | undefined>;
  /** What features work on that concern no page in particular: see `indexAll` for what they know. */
  workspaceContext(): Promise<WorkspaceContext>;
  /** The profile that applies to a path; `undefined` while its configuration is broken. */
  profile(path: string): Promise<Profile | undefined>;
  /** The configuration file that counts for a path, and whether it is broken: then the last one that was whole counts. */
  configuration(path: string): Promise<ConfigurationState>;
  /** The text of a file, unsaved changes first; `undefined` when there is none. */
  text(path: string): Promise<string | undefined>;
  /** Errors in the configuration files met so far. */
  configurationErrors(): readonly ConfigurationError[];
  /** The files that the configurations met so far are made of, those that are named and missing among them. */
  configurationFiles(): Promise<ReadonlySet<string>>;
  /** Unsaved text of a file, or `undefined` to fall back to what is saved. */
  setText(path: string, text: string | undefined): void;
  /** To be called when files or folders were created, changed or deleted outside; `''` stands for everything. */
  filesChanged(paths: readonly string[]): void;
  /** Resolves when the front matter of all pages has been read: then no check waits any longer, and none is early. */
  ready(): Promise<void>;
  readonly isReady: boolean;
  /** Reads all pages, so that features know every task. Returns whether it came to the end. */
  indexAll(options?: IndexOptions): Promise<boolean>;
  /** Grows with every change that may change the findings of some page. */
  readonly revision: number;
  /** Grows when something else is known of some page: an edit that changes no facts leaves it as it is. */
  readonly knowledge: number;
}

/** More passes than any page needs: each fixes what the one before could not for want of room. */
const MAX_PASSES = 10;

/**
 * A service over one root folder. Paths are relative to it.
 *
 * @example
 * const service = createPlaybookService({ host, today: () => ({ year: 2026, month: 1, day: 31 }) });
 * for (const path of await service.pages()) console.log((await service.check(path)).findings);
 */
export function createPlaybookService(options: ServiceOptions): PlaybookService {
  const { host, today, config = true, rules = allRules, author, memory, modelCacheSize } = options;
  const workspace = new Workspace({ host, knownRules: rules, config, memory, modelCacheSize });
  const known = new WeakMap<Playbook, KnownReport>();

  /** A page that is a playbook, and what is around it; `undefined` for one to be ignored. */
  async function open(
    path: string,
    { explicit = false, wait = 'workspace' }: PageOptions,
  ): Promise<OpenedPage | undefined> {
    await workspace.applyPendingChanges();
    const profile = await workspace.configurations.profileFor(path);
    if (!profile) return undefined;
    const chosen = await workspace.isPage(path);
    if (!chosen && !explicit) return undefined;
    const since = workspace.revision;
    const page = await workspace.open(path, profile);
    if (!page) throw new Error(`There is no file "${path}".`);
    if (!chosen && !page.looksLikePlaybook) return undefined;
    return { page, profile, view: await workspace.viewFor(page, profile, wait, since) };
  }

  async function check(path: string, checkOptions: CheckOptions = {}): Promise<PageReport> {
    const opened = await open(path, checkOptions);
    return opened ? checkOpened(opened, checkOptions) : { path, playbook: undefined, findings: [] };
  }

  function checkOpened({ page, profile, view }: OpenedPage, { ruleIds }: CheckOptions): CheckedPage {
    const last = ruleIds ? undefined : known.get(page);
    if (last && isValidOn(today(), last.day.validDays) && last.recording.isUpToDate(view)) return last.report;
    const recording = new RecordingView(view);
    const day = new Today(today());
    const input = { page, profile, today: day, rules, workspace: recording };
    const findings = lint(ruleIds ? { ...input, ruleIds } : input);
    const report = {
      path: page.path,
      playbook: page,
      findings,
      dependencies: checkDependencies(
        page,
        profile,
        workspace.configurations.sourcesOf(profile),
        recording,
        day,
      ),
    };
    if (!ruleIds) known.set(page, { day, recording, report });
    return report;
  }

  async function isUpToDate(
    path: string,
    { recorded: answers, validDays, looksLikePlaybook }: CachedDependencies,
    digest: (answer: unknown) => string,
    { explicit = false }: PageOptions = {},
  ): Promise<boolean> {
    await workspace.applyPendingChanges();
    const profile = await workspace.configurations.profileFor(path);
    if (!profile || !isValidOn(today(), validDays)) return false;
    if (!(await workspace.isPage(path)) && !(explicit && looksLikePlaybook)) return false;
    const view = await workspace.viewFromMemory(path, profile);
    return view !== undefined && areUpToDate(answers, view, digest);
  }

  async function fix(path: string, fixOptions: FixOptions = {}): Promise<FixedPage | undefined> {
    const { ruleIds, choose = safeFix } = fixOptions;
    const opened = await open(path, fixOptions);
    if (!opened) return undefined;
    const { profile, view } = opened;
    const { playbook, findings: found } = checkOpened(opened, fixOptions);
    const draft = new Draft(playbook.text);
    const input = { profile, workspace: view, today: today(), rules, ...(ruleIds && { ruleIds }) };
    const fixedFindings: Finding[] = [];
    let page = playbook;
    let findings = found;
    let converged = false;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const { edits, fixed } = fixesToApply(findings, choose);
      converged = edits.length === 0;
      if (converged) break;
      draft.apply(edits);
      for (const finding of fixed) fixedFindings.push(finding);
      page = workspace.parseAs(path, draft.text, profile);
      findings = lint({ ...input, page });
    }
    const { text, edits } = draft;
    const remaining = { playbook: page, findings };
    return { path, playbook, text, edits, fixed: fixedFindings.length, fixedFindings, remaining, converged };
  }

  async function context(path: string, pageOptions: PageOptions = {}): Promise<FeatureContext | undefined> {
    if ((await workspace.read(path)) === undefined) return undefined;
    const opened = await open(path, pageOptions);
    return opened && { page: opened.page, profile: opened.profile, ...contextOf(opened.view) };
  }

  function contextOf(view: WorkspaceView): WorkspaceContext {
    return {
      workspace: view,
      today: today(),
      author: author?.(),
      allFacts: workspace.allFacts,
      async open(other) {
        const its = await workspace.configurations.profileFor(other);
        return its && (await workspace.open(other, its));
      },
    };
  }

  return {
    rules,
    check,
    isUpToDate,
    fix,
    context,
    async workspaceContext() {
      await workspace.applyPendingChanges();
      return contextOf(workspace.view);
    },
    pages: (folder) => workspace.pages(folder),
    async isPage(path) {
      await workspace.applyPendingChanges();
      return await workspace.isPage(path);
    },
    async profile(path) {
      await workspace.applyPendingChanges();
      return await workspace.configurations.profileFor(path);
    },
    async configuration(path) {
      await workspace.applyPendingChanges();
      return await workspace.configurations.stateFor(path);
    },
    text: (path) => workspace.read(path),
    configurationErrors: () => workspace.configurations.errors,
    configurationFiles: () => workspace.configurations.dependencies(),
    setText: (path, text) => workspace.setText(path, text),
    filesChanged: (paths) => workspace.filesChanged(paths),
    ready: () => workspace.complete(),
    get isReady() {
      return workspace.isComplete;
    },
    indexAll: (indexOptions = {}) => workspace.indexAll(indexOptions),
    get revision() {
      return workspace.revision;
    },
    get knowledge() {
      return workspace.knowledge;
    },
  };
}

/** A page that is a playbook, and what is around it. */
interface OpenedPage {
  readonly page: Playbook;
  readonly profile: Profile;
  readonly view: WorkspaceView;
}

/** The report of a page that is a playbook. */
interface CheckedPage extends PageReport {
  readonly playbook: Playbook;
}

/** A report, and what it was made from: it stands as long as that does. */
interface KnownReport {
  readonly day: Today;
  readonly recording: RecordingView;
  readonly report: CheckedPage;
}
