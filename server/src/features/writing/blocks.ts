import {
  columnDefinitions,
  columnName,
  headingLevel,
  headingName,
} from '../../playbook/queries/update-summary.ts';
import type { FeatureContext } from '../context.ts';
import { choice, field, type Piece } from './template.ts';
import { updateRow } from './update-row.ts';

/** What the parts of a page are made from. */
export type BlockContext = Pick<FeatureContext, 'page' | 'profile' | 'today' | 'author'>;

/** A row of a table, in the usual style. */
export function tableRow(cells: readonly Piece[]): Piece[] {
  return ['| ', ...cells.flatMap((cell, index): Piece[] => (index === 0 ? [cell] : [' | ', cell])), ' |'];
}

/** A task table of the usual columns with one row to be filled in. Line ends are `\n`, as in all blocks. */
export function taskTable({ page, profile }: BlockContext): Piece[] {
  const [layout = []] = profile.taskTable.layouts;
  const names = layout.map((id) => profile.columns.preferred(id, page.language) ?? id);
  const letters = profile.requirements.ids.flatMap(
    (id) => profile.requirements.preferred(id, page.language) ?? [],
  );
  const cells = layout.map((id) =>
    profile.taskTable.columns.get(id)?.type === 'requirement' ? choice(letters) : field(),
  );
  return [...tableRow(names), '\n', ...tableRow(names.map(() => '---')), '\n', ...tableRow(cells)];
}

/** The table of an update summary, with a row of today. */
export function updateTable(context: BlockContext): Piece[] {
  const { page, profile, author } = context;
  const ids = columnDefinitions(profile).flatMap(([id, { optional }]) => (optional ? [] : [id]));
  const names = ids.map((id) => columnName(id, page, profile));
  const row = updateRow(ids, { author }, context).map((cell): Piece => cell ?? '');
  return [...tableRow(names), '\n', ...tableRow(names.map(() => '---')), '\n', ...tableRow(row)];
}

/** The update summary with its heading. */
export function updateSection(context: BlockContext): Piece[] {
  const { page, profile } = context;
  const heading = `${'#'.repeat(headingLevel(profile))} ${headingName(page, profile)}`;
  return [`${heading}\n\n`, ...updateTable(context)];
}
