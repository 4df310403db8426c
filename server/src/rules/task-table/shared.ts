import type { Part, Playbook, TaskColumn, TaskTable } from '../../playbook/model.ts';
import { idColumn } from '../../playbook/queries/task-id.ts';
import { fitsPattern } from '../../profile/pattern.ts';
import type { Profile } from '../../profile/profile.ts';
import { fold } from '../../text/words.ts';

/** What is wrong with the letters that a header explains. */
export interface LegendDefect {
  readonly kind: 'twice' | 'foreign' | 'unknown';
  readonly letter: Part;
  /** The letter that the language uses in its place, where that is plain. */
  readonly expected: string | undefined;
}

/**
 * The first defect in a table's legend. None is looked for in a header that is as a whole of another language, or no
 * header of the profile: that has a finding of its own.
 */
export function legendDefect(
  { legend, columns }: TaskTable,
  page: Playbook,
  profile: Profile,
): LegendDefect | undefined {
  const column = columns.find(({ header }) => header === legend?.header);
  if (!legend || !column || isMisnamed(column)) return undefined;
  const { requirements } = profile;
  const { letters } = legend;
  const idOf = ({ text }: Part): string | undefined => requirements.find(text, page.language)?.id;
  const twice = letters.filter((letter) =>
    letters.some((other) => other !== letter && fold(other.text) === fold(letter.text)),
  );
  // Headers explain the letters in the order of the profile, so that the one of the two that breaks it is the wrong one.
  const wrong =
    twice.find((letter) => requirements.ids.indexOf(idOf(letter) ?? '') !== letters.indexOf(letter)) ??
    twice[0];
  const letter = wrong ?? letters.find((one) => idOf(one) === undefined);
  if (!letter) return undefined;
  const taken = letters.filter((other) => other !== letter).map(idOf);
  const free = requirements.ids.filter((id) => !taken.includes(id));
  const foreign = requirements.findAnywhere(letter.text)[0]?.id;
  const kind = wrong ? 'twice' : foreign === undefined ? 'unknown' : 'foreign';
  // With all other letters right, what is left over is meant.
  const meant = kind === 'foreign' ? foreign : free.length === 1 ? free[0] : undefined;
  return {
    kind,
    letter,
    expected: meant === undefined ? undefined : requirements.preferred(meant, page.language),
  };
}

/** Whether a header is not one that the page's language has for its column. */
export function isMisnamed({ match }: TaskColumn): boolean {
  return match === 'foreign' || match === 'place';
}

/** The columns that a table lacks to be the nearest of the accepted ones; none where one is complete. */
export function missingColumns({ columns }: TaskTable, { taskTable }: Profile): readonly string[] {
  const has = new Set(columns.map(({ id }) => id));
  const lacking = taskTable.layouts.map((layout) => ({
    layout,
    missing: layout.filter((id) => !has.has(id)),
  }));
  const distance = ({ layout, missing }: (typeof lacking)[number]) =>
    missing.length * 100 + Math.abs(layout.length - columns.length);
  return lacking.sort((a, b) => distance(a) - distance(b))[0]?.missing ?? [];
}

/** The layout that a table's columns make in another order; `undefined` for tables in order or of other columns. */
export function shuffledLayout(
  { columns }: TaskTable,
  { taskTable }: Profile,
): readonly string[] | undefined {
  const ids = columns.map(({ id }) => id);
  return taskTable.layouts.find(
    (layout) =>
      ids.length === layout.length &&
      layout.every((id) => ids.includes(id)) &&
      layout.some((id, index) => ids[index] !== id),
  );
}

/** Whether the rows of a table whose header is out of order are in order: by where the IDs stand. */
export function isOnlyHeaderShuffled(table: TaskTable, profile: Profile): boolean {
  const layout = shuffledLayout(table, profile);
  const { id, pattern } = idColumn(profile.taskTable) ?? {};
  const at = layout?.indexOf(id ?? '') ?? -1;
  if (at < 0 || pattern === undefined || table.columns[at]?.id === id) return false;
  const fitting = table.table.rows.filter(({ cells }) => fitsPattern(pattern, cells[at]?.text ?? ''));
  return fitting.length * 2 > table.table.rows.length;
}
