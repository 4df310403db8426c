import type { Profile } from '../profile/profile.ts';
import type { ColumnDefinition } from '../profile/types.ts';

/** The definition of the column that holds task IDs. */
export function idColumn({ taskTable }: Profile): ColumnDefinition | undefined {
  return [...taskTable.columns.values()].find(({ type }) => type === 'id');
}
