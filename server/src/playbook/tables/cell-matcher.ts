import { fitsPattern } from '../../profile/pattern.ts';
import type { Profile } from '../../profile/profile.ts';
import type { ColumnDefinition } from '../../profile/types.ts';
import { fold } from '../../text/words.ts';
import type { ListReader } from '../lists.ts';
import type { Part } from '../model.ts';

/**
 * What a text says of its being in the right column: `good` when the column's values are known and it is one of them, `bad`
 * when it belongs to another; `unknown` when it is a word that no vocabulary has; `open` where any text may stand.
 */
export type Verdict = 'good' | 'open' | 'unknown' | 'bad' | 'empty';

/** Judges whether a text may stand in a column. */
export interface CellMatcher {
  judge(column: string | undefined, text: string): Verdict;
}

/** Column id → folded texts that stand in that column of well-formed rows: good, even if no vocabulary has them. */
export type SeenTexts = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A judge for the cells of one table.
 *
 * @param letters the requirement letters that its header explains
 */
export function createCellMatcher(
  profile: Profile,
  lists: ListReader,
  letters: readonly Part[],
  seen: SeenTexts,
): CellMatcher {
  const { columns } = profile.taskTable;
  const legend = new Set(letters.map(({ text }) => fold(text)));
  const patterns = [...columns.values()].flatMap(({ type, pattern }) =>
    type === 'id' && pattern !== undefined ? [pattern] : [],
  );
  const isId = (text: string): boolean => patterns.some((pattern) => fitsPattern(pattern, text));
  const isRequirement = (text: string): boolean =>
    legend.has(fold(text)) || profile.requirements.findAnywhere(text).length > 0;
  const isListOf = (vocabulary: Profile['roles'], text: string): boolean => {
    const items = lists.items(text, { start: 0, end: text.length });
    return items.length > 0 && items.every((item) => vocabulary.findAnywhere(item.text).length > 0);
  };
  const fits = ({ type, pattern }: ColumnDefinition, text: string): boolean => {
    if (type === 'id') return pattern === undefined ? /^\S+$/.test(text) : fitsPattern(pattern, text);
    if (type === 'requirement') return isRequirement(text);
    return isListOf(type === 'role' ? profile.roles : profile.services, text);
  };
  return {
    judge(column, text) {
      if (text === '') return 'empty';
      const definition = column === undefined ? undefined : columns.get(column);
      if (column === undefined || !definition) return 'open';
      if (definition.type === 'text') return isId(text) || isRequirement(text) ? 'bad' : 'open';
      if (fits(definition, text) || seen.get(column)?.has(fold(text))) return 'good';
      if (definition.type !== 'role' && definition.type !== 'services') return 'bad';
      const other = definition.type === 'role' ? profile.services : profile.roles;
      return isId(text) || isRequirement(text) || isListOf(other, text) ? 'bad' : 'unknown';
    },
  };
}
