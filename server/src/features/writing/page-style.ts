import type { Part, Playbook, TaskTable } from '../../playbook/model.ts';
import { requirementId } from '../../playbook/queries/requirement.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { fold } from '../../text/words.ts';

/** How a page says things: its own habits where it shows any, otherwise what the profile prefers. */
export interface PageStyle {
  /** The name of a role, of a service; `undefined` for an id that nothing is known of. */
  readonly role: (id: string) => string | undefined;
  readonly service: (id: string) => string | undefined;
  /** What joins several of them. */
  readonly roleSeparator: string;
  readonly serviceSeparator: string;
  /** What stands for a requirement: the letter of the table's own legend, else that of the language. */
  readonly requirement: (id: string) => string | undefined;
}

/**
 * @param table the task table whose habits go before those of the rest of the page; without one, those of the key/value lines
 * @param except a line (0-based) whose row does not count, as it is being written
 */
export function pageStyleOf(page: Playbook, profile: Profile, table?: TaskTable, except?: number): PageStyle {
  const language = profile.languages.get(page.language);
  const roles = habits(page, profile, 'roles', table, except);
  const services = habits(page, profile, 'services', table, except);
  return {
    role: speller(profile.roles, page.language, roles),
    service: speller(profile.services, page.language, services),
    roleSeparator: separator(roles, page) ?? language?.roleSeparators[0] ?? ', ',
    serviceSeparator: separator(services, page) ?? language?.serviceSeparators[0] ?? ', ',
    requirement: (id) => {
      const letter = table?.legend?.letters.find(({ text }) => requirementId(text, page, profile) === id);
      return letter?.text ?? profile.requirements.preferred(id, page.language);
    },
  };
}

/** The lists that stand on a page, each with its items: where something is being written, and elsewhere. */
interface PageHabits {
  readonly here: readonly (readonly Part[])[];
  readonly elsewhere: readonly (readonly Part[])[];
}

function habits(
  page: Playbook,
  profile: Profile,
  type: 'roles' | 'services',
  table: TaskTable | undefined,
  except: number | undefined,
): PageHabits {
  const inTable = ({ tasks }: TaskTable): (readonly Part[])[] =>
    tasks
      .filter(({ row }) => row.line !== except)
      .map(({ role, services }) => (type === 'services' ? services : role ? [role] : []));
  const inLines = page.attributes.flatMap(({ id, items }) =>
    profile.attributeDefinitions.get(id)?.type === type ? [items] : [],
  );
  const inTables = page.taskTables.filter((other) => other !== table).flatMap(inTable);
  return table
    ? { here: inTable(table), elsewhere: [...inTables, ...inLines] }
    : { here: inLines, elsewhere: inTables };
}

function separator({ here, elsewhere }: PageHabits, page: Playbook): string | undefined {
  return usualGap(here, page) ?? usualGap(elsewhere, page);
}

/**
 * The spelling of each id: the one used most nearby, else on the page. Where neither has it, the preferred one; but the
 * abbreviation, which is the same in every language, in a table that uses abbreviations for what has a name.
 */
function speller(
  names: Vocabulary,
  language: string,
  { here, elsewhere }: PageHabits,
): (id: string) => string | undefined {
  const near = usage(here.flat(), names, language);
  const far = usage(elsewhere.flat(), names, language);
  const abbreviates = near.neutral > near.named;
  const spelled = new Map<string, string | undefined>();
  const spell = (id: string): string | undefined => {
    const neutral = abbreviates ? neutralSpelling(names, id, language) : undefined;
    return near.spellings.get(id) ?? neutral ?? far.spellings.get(id) ?? names.preferred(id, language);
  };
  return (id) => {
    if (!spelled.has(id)) spelled.set(id, spell(id));
    return spelled.get(id);
  };
}

interface Usage {
  /** Id → the spelling most used. */
  readonly spellings: ReadonlyMap<string, string>;
  /** How many words are the same in every language, though the language has a name of its own; and how many are such names. */
  readonly neutral: number;
  readonly named: number;
}

function usage(parts: readonly Part[], names: Vocabulary, language: string): Usage {
  const counts = new Map<string, Map<string, number>>();
  let neutral = 0;
  let named = 0;
  for (const { text } of parts) {
    const meaning = names.find(text, language);
    if (!meaning) continue;
    const ofId = counts.get(meaning.id) ?? new Map<string, number>();
    ofId.set(meaning.spelling, (ofId.get(meaning.spelling) ?? 0) + 1);
    counts.set(meaning.id, ofId);
    if (meaning.language !== undefined) named++;
    else if (neutralSpelling(names, meaning.id, language) !== undefined) neutral++;
  }
  const spellings = new Map<string, string>();
  for (const [id, ofId] of counts) {
    const [most] = [...ofId].sort(([, a], [, b]) => b - a);
    if (most) spellings.set(id, most[0]);
  }
  return { spellings, neutral, named };
}

/** The spelling that is the same in every language, of something for which the language has another name. */
export function neutralSpelling(names: Vocabulary, id: string, language: string): string | undefined {
  const spellings = names.spellings(id, language);
  const isNeutral = (spelling: string) => names.find(spelling, language)?.language === undefined;
  const [preferred] = spellings;
  if (preferred === undefined || isNeutral(preferred)) return undefined;
  return spellings.find((spelling) => isNeutral(spelling) && fold(spelling) !== fold(preferred));
}

/** What stands most often between the items of lists, where it says anything. */
function usualGap(lists: readonly (readonly Part[])[], { text }: Playbook): string | undefined {
  const counts = new Map<string, number>();
  for (const items of lists) {
    for (const [index, { span }] of items.entries()) {
      const next = items[index + 1];
      const gap = next && text.slice(span.end, next.span.start);
      if (gap === undefined || gap.length > 6 || gap.trim() === '' || /[*_[\]()|\r\n]/.test(gap)) continue;
      counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}
