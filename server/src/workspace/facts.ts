import type { CalendarDate } from '../text/date.ts';

/**
 * What other pages may need to know of a page. No positions: an edit that leaves a page's facts as they were concerns that
 * page alone.
 */
export interface Facts {
  readonly language: string;
  readonly kind: string | undefined;
  readonly title: string | undefined;
  readonly phase: string | undefined;
  readonly anchors: readonly string[];
  readonly tasks: readonly PlacedTaskFact[];
  /** The steps of the process: headings and their anchors. */
  readonly steps: readonly { readonly title: string; readonly anchor: string }[];
  /** The roles that key/value lines and task rows name: ids of the profile where known, otherwise the word, folded. */
  readonly roles: readonly string[];
  /** The services, likewise. */
  readonly services: readonly string[];
  /** Front-matter key → value, of the keys that the profile calls recurring. */
  readonly recurring: Readonly<Record<string, string>>;
  /** People in the update summary. */
  readonly authors: readonly string[];
  readonly lastUpdate: CalendarDate | undefined;
  /** Workspace paths that the page's links name, present or not. */
  readonly targets: readonly string[];
}

export interface TaskFact {
  readonly id: string;
  readonly name: string;
  /** Ids of the profile where the word is known, otherwise the word; `undefined` where the cell is lost or absent. */
  readonly requirement: string | undefined;
  readonly role: string | undefined;
  readonly services: readonly string[] | undefined;
}

export interface PlacedTaskFact extends TaskFact {
  /** Which of the page's task tables it is in, from 0. */
  readonly table: number;
}
