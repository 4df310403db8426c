import { fitsPattern } from '../../profile/pattern.ts';
import type { Profile } from '../../profile/profile.ts';
import type { ColumnDefinition } from '../../profile/types.ts';

/** The column that holds task IDs, with its own id. */
export function idColumn({
  columns,
}: Pick<Profile['taskTable'], 'columns'>): (ColumnDefinition & { readonly id: string }) | undefined {
  for (const [id, definition] of columns) if (definition.type === 'id') return { id, ...definition };
  return undefined;
}

/** The form that task IDs have. */
export interface IdForm {
  readonly fits: (id: string) => boolean;
  /** In words, as it completes "must be …". */
  readonly hint: string;
}

/** The form of the profile's task IDs; any text fits where the profile gives none. */
export function idForm({ taskTable }: Profile): IdForm {
  const column = idColumn(taskTable);
  const pattern = column?.pattern;
  if (pattern === undefined) return { fits: () => true, hint: 'some text' };
  return { fits: (id) => fitsPattern(pattern, id), hint: column?.patternHint ?? `of the form ${pattern}` };
}
