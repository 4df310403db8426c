import type { Playbook } from '../playbook/model.ts';
import type { Profile } from '../profile/profile.ts';
import type { Days, Today } from '../text/date.ts';
import type { Facts } from '../workspace/facts.ts';
import { factsOf, recurringValues } from '../workspace/facts-of.ts';
import type { ProfileSources } from '../workspace/memory.ts';
import { type Answer, answerOf, type TracedView } from '../workspace/trace.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** As long as a page and its configuration are the same, and so is all that a check asked, its findings are the same. */
export interface CheckBasis {
  /** What there is to be remembered of the page: see `PageMemory`. */
  readonly recurring: Readonly<Record<string, string>>;
  readonly facts: Facts;
  /** The files that the page's profile was made of. */
  readonly sources: ProfileSources | undefined;
  readonly answers: () => readonly Answer[];
  readonly days: Days;
}

/** A basis as it was kept: the answers as digests. */
export interface KeptBasis {
  readonly answers: readonly KeptAnswer[];
  readonly days: Days;
  /** Whether the page is a playbook though no configuration chooses it. */
  readonly hasMarks: boolean;
}

export interface KeptAnswer {
  readonly question: string;
  readonly about: string;
  readonly digest: string;
}

/** Whether a view answers as another one did. */
export function agrees(
  answers: readonly KeptAnswer[],
  view: WorkspaceView,
  digest: (answer: unknown) => string,
): boolean {
  return answers.every((kept) => kept.digest === digest(answerOf(view, kept.question, kept.about)));
}

/** What a check was made from that has just been made. */
export function basisOf(
  page: Playbook,
  profile: Profile,
  sources: ProfileSources | undefined,
  trace: TracedView,
  day: Today,
): CheckBasis {
  // Made when it is asked for: an editor never does.
  return {
    sources,
    get facts() {
      return factsOf(page, profile);
    },
    get recurring() {
      return recurringValues(page.frontMatter, profile);
    },
    get days() {
      return day.days;
    },
    answers: () => trace.answers(),
  };
}
