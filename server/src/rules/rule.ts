import type { Playbook } from '../playbook/model.ts';
import type { Profile } from '../profile/profile.ts';
import type { Severity } from '../profile/types.ts';
import type { CalendarDate } from '../text/date.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** The parts of a playbook that rules are sorted by; the first half of a rule's id. */
export const TOPICS = [
  'front-matter',
  'page',
  'attribute',
  'task-table',
  'task',
  'link',
  'image',
  'update-summary',
  'table',
  'remark',
] as const;
export type Topic = (typeof TOPICS)[number];

/** A rule: what it looks for, why, and how it says so. Its documentation and its settings are generated from this. */
export interface Rule {
  /** `topic/defect`: names what is wrong, not the cure. */
  readonly id: `${Topic}/${string}`;
  /** `workspace` when the findings of a page depend on other files too. */
  readonly scope: 'page' | 'workspace';
  readonly severity: Severity | 'off';
  /** What is reported, in one sentence. */
  readonly summary: string;
  /** What happens to readers and writers when nobody fixes it. */
  readonly why: string;
  /** Message id → what a finding says, with `{name}` for data. */
  readonly messages: Readonly<Record<string, Message>>;
  readonly options: Readonly<Record<string, Option>>;
  readonly check: (context: RuleContext) => void;
}

/** What a finding says. `Rule.why` says why it matters. */
export interface Message {
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence; absent when the message makes that plain. */
  readonly advice?: string;
}

/**
 * A message as one line.
 * @example oneLine({ message: '"Oprator" is not a known role.', advice: 'Did you mean "Operator"?' })
 */
export function oneLine({ message, advice }: Message): string {
  return advice === undefined ? message : `${message} ${advice}`;
}

/** An option of a rule, in the words of JSON Schema. */
export interface Option {
  readonly type: 'boolean' | 'integer' | 'string' | 'array';
  readonly default: boolean | number | string | readonly string[];
  readonly description: string;
}

export interface RuleContext {
  readonly page: Playbook;
  readonly profile: Profile;
  readonly workspace: WorkspaceView;
  /** Today, where the user is. */
  readonly today: CalendarDate;
  /** The value of an option, or its default. */
  option<T extends boolean | number | string | readonly string[]>(name: string): T;
  report(report: Report): void;
}

export interface Report {
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly span: Span;
  /**
   * What the finding is about, where that is not what its span covers: the name of what is missing, or several names. By it
   * the finding is known from run to run, so it must not change with the text around it.
   */
  readonly subject?: string | readonly string[];
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

export interface Fix {
  /** What it does, as a menu item: `Change to "Exchange"`. */
  readonly title: string;
  /** Smallest edits, none overlapping. */
  readonly edits: readonly TextEdit[];
  /** Whether it is certain: only then is it applied without asking. */
  readonly safe: boolean;
}

export interface Related {
  readonly message: string;
  /** The page it is on; absent: the same one. */
  readonly path?: string;
  /** Absent: the page as a whole. */
  readonly span?: Span;
}

/** A rule as its file declares it: a message without advice is a string, options may be left out. */
type Declared = Omit<Rule, 'options' | 'messages'> & {
  readonly options?: Rule['options'];
  readonly messages: Readonly<Record<string, string | Message>>;
};

/**
 * Declares a rule; each rule file exports one as its default.
 *
 * @example
 * export default defineRule({
 *   id: 'page/conflict-marker', scope: 'page', severity: 'error',
 *   summary: 'A line contains a Git conflict marker.',
 *   why: 'Readers see both versions and the markers between them.',
 *   messages: {
 *     marker: {
 *       message: 'This line is an unresolved merge conflict marker.',
 *       advice: 'Keep the correct version and delete the markers.',
 *     },
 *   },
 *   check({ page, report }) {
 *     for (const span of page.conflictMarkers) report({ message: 'marker', span });
 *   },
 * });
 */
export function defineRule(rule: Declared): Rule {
  const messages = Object.entries(rule.messages).map(
    ([id, text]) => [id, typeof text === 'string' ? { message: text } : text] as const,
  );
  return { ...rule, messages: Object.fromEntries(messages), options: rule.options ?? {} };
}

/** A fix that replaces one span. */
export function replace(span: Span, newText: string, title: string, safe = false): Fix {
  return { title, edits: [{ span, newText }], safe };
}

/** "Did you mean": a fix for each suggestion, in order. None is safe: the writer chooses. */
export function suggest(span: Span, suggestions: readonly string[]): Fix[] {
  return suggestions.map((suggestion) => replace(span, suggestion, `Change to "${suggestion}"`));
}

/** Quotes and joins words for a message: `"a", "b" or "c"`. */
export function quotedOr(words: readonly string[]): string {
  return joined(words, 'or');
}

/** Quotes and joins words for a message: `"a", "b" and "c"`. */
export function quotedAnd(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], conjunction: string): string {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
