import type { Playbook } from '../playbook/model.ts';
import type { Profile } from '../profile/profile.ts';
import type { CalendarDate } from '../text/date.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Facts } from '../workspace/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** What every editor feature is given: the page, its profile, and the workspace around it. */
export interface FeatureContext {
  readonly page: Playbook;
  readonly profile: Profile;
  readonly workspace: WorkspaceView;
  readonly today: CalendarDate;
  /** The writer's name (Git's user), for update-summary rows. */
  readonly author: string | undefined;
  /** Facts of every playbook page known so far: of all of them once the workspace has been read. Path → facts. */
  readonly allFacts: ReadonlyMap<string, Facts>;
  /** The model of another page; `undefined` when there is no such file. */
  open(path: string): Promise<Playbook | undefined>;
}

/** What features are given that concern no page in particular. */
export type WorkspaceContext = Omit<FeatureContext, 'page' | 'profile'>;

/** A place on a page of the workspace. */
export interface Location {
  readonly path: string;
  readonly span: Span;
}

/** Edits on several pages, by path; each page's edits refer to its text as it is. */
export type WorkspaceEdits = ReadonlyMap<string, readonly TextEdit[]>;
