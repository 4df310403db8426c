import type { Part, Playbook, Task, TaskTable } from '../../playbook/model.ts';
import { languageName } from '../../playbook/queries/language-name.ts';
import type { IdForm } from '../../playbook/queries/task-id.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { fold } from '../../text/words.ts';
import { isOnlyHeaderShuffled } from '../task-table/shared.ts';
import { isSameUnspaced, typosOf } from '../typos.ts';

/** A task and the table that it is in. */
export interface TaskInTable {
  readonly task: Task;
  readonly table: TaskTable;
}

export function tasksOf(page: Playbook): TaskInTable[] {
  return page.taskTables.flatMap((table) => table.tasks.map((task) => ({ task, table })));
}

/**
 * Tasks whose rows have the right shape, in tables whose header says what is below; the cells of others cannot be judged
 * before they are fixed.
 */
export function wellFormedTasks(page: Playbook, profile: Profile): TaskInTable[] {
  const mislabelled = new Set(page.taskTables.filter((table) => isOnlyHeaderShuffled(table, profile)));
  return tasksOf(page).filter(({ task, table }) => task.defect === undefined && !mislabelled.has(table));
}

/** Whether a cell has anything to judge: text that does not say "none". */
export function isFilled(part: Part | undefined, profile: Profile): part is Part {
  if (!part || part.text === '') return false;
  const text = fold(part.text);
  return !profile.none.some((none) => fold(none) === text);
}

/** What a malformed ID was probably meant to be: without spaces and punctuation, letters that look like digits read as such. */
export function repairId(id: string, { fits }: IdForm): string | undefined {
  const bare = id.replace(/[^\p{L}\p{N}]/gu, '');
  const digits = bare.replace(/o/gi, '0').replace(/[il]/gi, '1');
  return [bare, digits, bare.replace(/\D/g, '')].find((candidate) => candidate !== id && fits(candidate));
}

/** How a word that is not a name of the page's language was probably meant. */
export interface Guess {
  readonly kind: 'foreign' | 'mistyped' | 'unknown';
  /** Spellings of the page's language, the likeliest first. */
  readonly suggestions: readonly string[];
  /** For foreign words: the language, by its own name. */
  readonly language: string;
}

/** Names that differ in length by more are no misspellings of each other. */
const MAX_EDITS = 4;

/** Tells what to make of words; nothing of one that is a name of the page's language. Each word is thought about once. */
export function createGuesser(
  names: Vocabulary,
  page: Playbook,
  profile: Profile,
): (word: string) => Guess | undefined {
  const spellings = names.words(page.language);
  const known = new Map<string, Guess | undefined>();
  const guess = (word: string): Guess | undefined => {
    if (names.find(word, page.language)) return undefined;
    const [foreign] = names.findAnywhere(word);
    if (foreign) {
      const preferred = names.preferred(foreign.id, page.language);
      const language = languageName(foreign.language ?? profile.defaultLanguage, profile);
      return { kind: 'foreign', suggestions: preferred === undefined ? [] : [preferred], language };
    }
    const near = spellings.filter((name) => Math.abs(name.length - word.length) <= MAX_EDITS);
    const suggestions = [
      ...new Set([...near.filter((name) => isSameUnspaced(name, word)), ...typosOf(word, near)]),
    ];
    return { kind: suggestions.length > 0 ? 'mistyped' : 'unknown', suggestions, language: '' };
  };
  return (word) => {
    if (!known.has(word)) known.set(word, guess(word));
    return known.get(word);
  };
}
