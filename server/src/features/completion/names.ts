import { createListReader, type ListReader } from '../../playbook/lists.ts';
import type { Part } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { type Span, slice, touches } from '../../text/span.ts';
import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { bullets, escapeMarkdown } from '../documentation-text.ts';
import { neutralSpelling } from '../writing/page-style.ts';
import type { CompletionDraft, CompletionKind } from './item.ts';

/** A list of names in which the cursor stands. */
export interface NameList {
  readonly names: Vocabulary;
  readonly kind: CompletionKind;
  /** All of the list, or what there is of it. */
  readonly region: Span;
  readonly offset: number;
  /** How the page spells a name. */
  readonly spell: (id: string) => string | undefined;
  readonly separator: string;
  /** Ids to be offered first; the first of them preselected. */
  readonly expected?: readonly string[];
}

/** Where one name of a list goes. */
interface Slot {
  readonly span: Span;
  /** What must go before it, and behind it. */
  readonly prefix: string;
  readonly suffix?: string;
  /** Only names that begin with this fit. */
  readonly begins?: string;
  /** What is there and says nothing of the name that is wanted: editors compare it all the same. */
  readonly replaced?: readonly string[];
}

/** The names that may stand at a place of a list: all that are not in it already. */
export function completeNames(list: NameList, { page, profile }: FeatureContext): CompletionDraft[] {
  const { names, region, offset, expected = [] } = list;
  const items = listReader(profile).items(page.text, region);
  const current = items.find(({ span }) => touches(span, offset));
  const present = new Set(
    items.flatMap((item) => (item === current ? [] : (names.find(item.text, page.language)?.id ?? []))),
  );
  const slots = current
    ? [{ span: current.span, prefix: '' }]
    : slotsBetween(items, list, page.text, page.language);
  const ids = [...new Set([...expected, ...names.ids])].filter((id) => !present.has(id));
  const likeliest = expected.find((id) => !present.has(id));
  return slots.flatMap((slot) =>
    ids.flatMap((id) =>
      draftsOf(id, slot, list, page.language).map((draft, form): CompletionDraft => {
        const documentation = () => namesEverywhere(id, names, profile);
        const rank = form + (expected.includes(id) ? 0 : 2);
        return { ...draft, documentation, rank, preselect: id === likeliest && form === 0 };
      }),
    ),
  );
}

/** A name as the page spells it, and the abbreviation that is the same in every language. */
function draftsOf(
  id: string,
  slot: Slot,
  { names, kind, spell }: NameList,
  language: string,
): CompletionDraft[] {
  const { span, prefix, suffix = '', begins = '', replaced = [] } = slot;
  const spellings = names.spellings(id, language);
  const forms = new Set([spell(id), neutralSpelling(names, id, language)]);
  return [...forms].flatMap((name): CompletionDraft[] => {
    if (name === undefined || !fold(name).startsWith(begins)) return [];
    const filterText = [...new Set([...replaced, name, ...spellings, id])].join(' ');
    return [
      {
        label: name,
        kind,
        detail: otherNames(name, spellings),
        insert: prefix + name + suffix,
        span,
        filterText,
      },
    ];
  });
}

/** Where a name goes when the cursor touches none: behind the separator, or behind a name, together with a separator. */
function slotsBetween(items: readonly Part[], list: NameList, text: string, language: string): Slot[] {
  const { names, region, offset, separator } = list;
  const here = { start: offset, end: offset };
  const source = slice(text, region);
  // Such as a hyphen for "none".
  if (items.length === 0 && source.trim() !== '' && touches(region, offset))
    return [{ span: region, prefix: '', replaced: [source.trim()] }];
  const last = items.findLast(({ span }) => span.end < offset);
  const suffix = separatorBefore(items, offset, separator, text);
  if (!last) return [{ span: here, prefix: '', suffix }];
  const gap = text.slice(last.span.end, offset);
  if (/[^\s*_]/.test(gap)) {
    const space = /\s$/.test(separator) && !/\s$/.test(gap) ? ' ' : '';
    return [{ span: here, prefix: space, suffix }];
  }
  const longer = { span: { start: last.span.start, end: offset }, prefix: '', begins: `${fold(last.text)} ` };
  if (!names.find(last.text, language)) return [longer];
  return [longer, { span: { start: last.span.end, end: offset }, prefix: separator }];
}

/** The separator that an item right behind the cursor needs before it. */
function separatorBefore(items: readonly Part[], offset: number, separator: string, text: string): string {
  const next = items.find(({ span }) => span.start > offset);
  const gap = next && text.slice(offset, next.span.start);
  if (gap === undefined || /[^\s*_]/.test(gap)) return '';
  return /^\s/.test(gap) ? separator.trimEnd() : separator;
}

function otherNames(name: string, spellings: readonly string[]): string | undefined {
  const others = spellings.filter((other) => fold(other) !== fold(name));
  return others.length === 0 ? undefined : others.slice(0, 3).join(' · ');
}

/** What it is called in which language, as a list. */
function namesEverywhere(id: string, names: Vocabulary, { languages }: Profile): string {
  const speakers = new Map<string, string[]>();
  for (const { id: code, name } of languages.values()) {
    const preferred = names.preferred(id, code);
    if (preferred !== undefined) speakers.set(preferred, [...(speakers.get(preferred) ?? []), name]);
  }
  return bullets(
    [...speakers].map(([preferred, spoken]) => escapeMarkdown(`${preferred} (${spoken.join(', ')})`)),
  );
}

/** Made once for a profile, as it puts together all its names. */
const readers = new WeakMap<Profile, ListReader>();

export function listReader(profile: Profile): ListReader {
  const reader = readers.get(profile) ?? createListReader(profile);
  readers.set(profile, reader);
  return reader;
}
