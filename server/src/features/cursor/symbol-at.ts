import type {
  Attribute,
  FrontMatterEntry,
  Link,
  Part,
  Playbook,
  Section,
  Task,
  TaskTable,
} from '../../playbook/model.ts';
import { type Mention, mentionKey, mentionsOf } from '../../playbook/queries/mentions.ts';
import { visibleSpan } from '../../playbook/queries/visible-span.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { isEmpty, type Span, touches } from '../../text/span.ts';
import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';

/**
 * Something on a page that has a meaning beyond its letters. Its span is what readers see of it, without the markup around it;
 * that of a link is its address, or the whole link for what stands around the address.
 */
export type PageSymbol =
  | {
      readonly kind: 'task';
      readonly span: Span;
      readonly id: string;
      readonly task: Task;
      readonly table: TaskTable;
    }
  | NameSymbol
  /** `id`: that of the profile; `undefined` for a word that no vocabulary has. */
  | { readonly kind: 'phase'; readonly span: Span; readonly word: string; readonly id: string | undefined }
  /** A requirement letter: in a row, or in the legend in the header. */
  | {
      readonly kind: 'letter';
      readonly span: Span;
      readonly word: string;
      readonly id: string | undefined;
      readonly table: TaskTable;
    }
  | { readonly kind: 'heading'; readonly span: Span; readonly section: Section }
  | { readonly kind: 'link'; readonly span: Span; readonly link: Link }
  /** A rule id in a suppression comment. */
  | { readonly kind: 'rule'; readonly span: Span; readonly rule: string }
  /** The label of a key/value line. */
  | { readonly kind: 'label'; readonly span: Span; readonly attribute: Attribute }
  /** A key of the front matter. */
  | { readonly kind: 'key'; readonly span: Span; readonly entry: FrontMatterEntry }
  | { readonly kind: 'date'; readonly span: Span; readonly text: string };

/** A role or service in a key/value line or a task row. */
export interface NameSymbol {
  readonly kind: Mention['kind'];
  readonly span: Span;
  readonly word: string;
  readonly id: string | undefined;
  readonly place: Mention['place'];
}

export type SymbolKind = PageSymbol['kind'];

/** What is at an offset, its end included: the smallest symbol of the kinds wanted, all by default. */
export function symbolAt(
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  offset: number,
  kinds?: readonly SymbolKind[],
): PageSymbol | undefined {
  let best: PageSymbol | undefined;
  for (const symbol of symbolsOf(page, profile)) {
    if (!touches(symbol.span, offset) || (kinds && !kinds.includes(symbol.kind))) continue;
    if (!best || isNearer(symbol.span, best.span, offset)) best = symbol;
  }
  return best;
}

/** Of two spans that touch an offset, the one that the character behind it belongs to; else the smaller one, or the later. */
function isNearer(a: Span, b: Span, offset: number): boolean {
  const [inA, inB] = [offset < a.end, offset < b.end];
  return inA === inB ? a.end - a.start <= b.end - b.start : inA;
}

const known = new WeakMap<Playbook, { readonly profile: Profile; readonly symbols: readonly PageSymbol[] }>();

/** Everything on a page that `symbolAt` can find, in the order of the text; found once for each version of a page. */
export function symbolsOf(page: Playbook, profile: Profile): readonly PageSymbol[] {
  const last = known.get(page);
  if (last?.profile === profile) return last.symbols;
  const symbols = [
    ...frontMatterSymbols(page, profile),
    ...page.sections.map((section): PageSymbol => ({ kind: 'heading', span: section.heading.span, section })),
    ...attributeSymbols(page, profile),
    ...page.taskTables.flatMap((table) => tableSymbols(table, page, profile)),
    ...mentionsOf(page, profile).map((mention) => nameSymbol(mention, page)),
    ...page.updateSummaries.flatMap(({ updates }) => updates.flatMap(({ date }) => dateSymbols(date))),
    ...page.links.flatMap(linkSymbols),
    ...page.suppressions.flatMap(({ rules }) =>
      rules.map(({ span, text }): PageSymbol => ({ kind: 'rule', span, rule: text })),
    ),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  known.set(page, { profile, symbols });
  return symbols;
}

/**
 * What two symbols have in common when they are one thing: all spellings of a role, all rows of a task. Headings and links are
 * not compared so: they are places.
 */
export function keyOf(symbol: PageSymbol): string | undefined {
  switch (symbol.kind) {
    case 'task':
      return `task ${fold(symbol.id)}`;
    case 'role':
    case 'service':
    case 'phase':
    case 'letter':
      return `${symbol.kind} ${symbol.id ?? fold(symbol.word)}`;
    case 'rule':
      return `rule ${symbol.rule}`;
    case 'label':
      return `label ${symbol.attribute.id}`;
    case 'key':
      return `key ${symbol.entry.key.text}`;
    default:
      return undefined;
  }
}

/** The key of a name in `Facts.roles` and `Facts.services`. */
export function factKeyOf({ id, word, span }: NameSymbol): string {
  return mentionKey({ id, part: { span, text: word } });
}

function frontMatterSymbols({ frontMatter }: Playbook, { frontMatter: { keys } }: Profile): PageSymbol[] {
  return (frontMatter?.entries ?? []).flatMap((entry): PageSymbol[] => [
    { kind: 'key', span: entry.key.span, entry },
    ...(keys[entry.key.text]?.type === 'date' ? dateSymbols(entry.value) : []),
  ]);
}

function attributeSymbols({ attributes, language }: Playbook, profile: Profile): PageSymbol[] {
  return attributes.flatMap((attribute): PageSymbol[] => {
    const { id, label, value } = attribute;
    const symbols: PageSymbol[] = [{ kind: 'label', span: label.span, attribute }];
    if (profile.attributeDefinitions.get(id)?.type === 'phase' && value.text !== '') {
      const phase = idOf(profile.phases, value.text, language);
      symbols.push({ kind: 'phase', span: value.span, word: value.text, id: phase });
    }
    return symbols;
  });
}

function tableSymbols(table: TaskTable, page: Playbook, { requirements }: Profile): PageSymbol[] {
  const symbols: PageSymbol[] = [];
  const addLetter = (letter: Part | undefined): void => {
    if (!letter || letter.text === '') return;
    const id = idOf(requirements, letter.text, page.language);
    symbols.push({ kind: 'letter', span: visibleOrWholeSpan(letter, page), word: letter.text, id, table });
  };
  for (const letter of table.legend?.letters ?? []) addLetter(letter);
  for (const task of table.tasks) {
    const { id } = task;
    if (id && id.text !== '')
      symbols.push({ kind: 'task', span: visibleOrWholeSpan(id, page), id: id.text, task, table });
    addLetter(task.requirement);
  }
  return symbols;
}

function nameSymbol({ kind, part, id, place }: Mention, page: Playbook): PageSymbol {
  return { kind, span: visibleOrWholeSpan(part, page), word: part.text, id, place };
}

function dateSymbols(date: Part | undefined): PageSymbol[] {
  return date && date.text !== '' ? [{ kind: 'date', span: date.span, text: date.text }] : [];
}

function linkSymbols(link: Link): PageSymbol[] {
  if (link.kind === 'autolink') return [];
  const whole: PageSymbol = { kind: 'link', span: link.span, link };
  return isEmpty(link.url.span) ? [whole] : [{ kind: 'link', span: link.url.span, link }, whole];
}

function visibleOrWholeSpan(part: Part, page: Playbook): Span {
  return visibleSpan(part, page) ?? part.span;
}

function idOf(names: Vocabulary, word: string, language: string): string | undefined {
  return names.find(word, language)?.id ?? names.findAnywhere(word)[0]?.id;
}
