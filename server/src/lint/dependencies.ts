import type { Playbook } from '../playbook/model.ts';
import type { Profile } from '../profile/profile.ts';
import type { Today, ValidDays } from '../text/date.ts';
import type { Facts } from '../workspace/facts.ts';
import { factsOf, recurringValues } from '../workspace/facts-of.ts';
import type { ProfileSources } from '../workspace/memory.ts';
import { type Dependency, queryView, type RecordingView } from '../workspace/recording-view.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** As long as a page and its configuration are the same, and so is all that a check asked, its findings are the same. */
export interface CheckDependencies {
  /** What there is to be remembered of the page: see `PageMemory`. */
  readonly recurring: Readonly<Record<string, string>>;
  readonly facts: Facts;
  /** The files that the page's profile was made of. */
  readonly sources: ProfileSources | undefined;
  readonly recorded: () => readonly Dependency[];
  readonly validDays: ValidDays;
}

/** A basis as it was kept: the answers as digests. */
export interface CachedDependencies {
  readonly recorded: readonly CachedDependency[];
  readonly validDays: ValidDays;
  /** Whether the page is a playbook though no configuration chooses it. */
  readonly looksLikePlaybook: boolean;
}

export interface CachedDependency {
  readonly query: string;
  readonly subject: string;
  readonly digest: string;
}

/** Whether a view answers as another one did. */
export function areUpToDate(
  recorded: readonly CachedDependency[],
  view: WorkspaceView,
  digest: (answer: unknown) => string,
): boolean {
  return recorded.every((kept) => kept.digest === digest(queryView(view, kept.query, kept.subject)));
}

/** What a check was made from that has just been made. */
export function checkDependencies(
  page: Playbook,
  profile: Profile,
  sources: ProfileSources | undefined,
  recording: RecordingView,
  day: Today,
): CheckDependencies {
  // Made when it is asked for: an editor never does.
  return {
    sources,
    get facts() {
      return factsOf(page, profile);
    },
    get recurring() {
      return recurringValues(page.frontMatter, profile);
    },
    get validDays() {
      return day.validDays;
    },
    recorded: () => recording.dependencies(),
  };
}
