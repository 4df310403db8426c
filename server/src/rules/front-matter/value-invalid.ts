import type { FrontMatterEntry } from '../../playbook/model.ts';
import { type ValueDefect, valueDefects } from '../../playbook/queries/front-matter-value.ts';
import { fitsPattern } from '../../profile/pattern.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { fold, nearest } from '../../text/words.ts';
import { defineRule, type Fix, quotedOr, type Report, type RuleContext, replace, suggest } from '../rule.ts';
import { decidableValue, firstEntries } from './shared.ts';

export default defineRule({
  id: 'front-matter/value-invalid',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A front matter value is not valid for its key.',
  why: 'Pages are sorted, routed, and displayed by these values: with a wrong one, the page or its readers end up in the wrong place.',
  messages: {
    'not-listed': { message: '"{value}" is not a valid "{key}".', advice: 'Use {values}.' },
    'not-listed-mistyped': {
      message: '"{value}" is not a valid "{key}".',
      advice: 'Did you mean {suggestions}?',
    },
    spelling: { message: '"{value}" is not the spelling that "{key}" requires.', advice: 'Write {values}.' },
    never: '"{value}" is not a valid "{key}"; it must be {hint}.',
    pattern: '"{value}" is not a valid "{key}"; it must be {hint}.',
    swapped: {
      message: 'The values of "{key}" and "{other}" are swapped: "{key}" must be {hint}.',
      advice: 'Swap the values.',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    const entries = firstEntries(page);
    const swapped = new Set<FrontMatterEntry>();
    for (const [key, definition] of Object.entries(profile.frontMatter.keys)) {
      const entry = entries.get(key);
      if (!entry || swapped.has(entry) || definition.type === 'date') continue;
      const other = swappedWith(entry, definition, entries, context);
      if (other) {
        swapped.add(other);
        report(swap(entry, other, definition));
      } else {
        for (const defect of valueDefects(entry, definition, page.text))
          report(reportValue(defect, entry, definition, context));
      }
    }
  },
});

/** The entry that evidently holds the value of this one, while this one holds the other's. */
function swappedWith(
  { key, value }: FrontMatterEntry,
  { pattern, person }: FrontMatterKey,
  entries: ReadonlyMap<string, FrontMatterEntry>,
  { profile }: RuleContext,
): FrontMatterEntry | undefined {
  if (pattern === undefined || person || value.text === '' || fitsPattern(pattern, value.text))
    return undefined;
  for (const [other, definition] of Object.entries(profile.frontMatter.keys)) {
    const entry = entries.get(other);
    if (!entry || other === key.text || !fitsPattern(pattern, entry.value.text)) continue;
    const isNoAlias = definition.pattern !== undefined && !fitsPattern(definition.pattern, entry.value.text);
    const wantsThis = definition.pattern === undefined || fitsPattern(definition.pattern, value.text);
    if ((definition.person || isNoAlias) && wantsThis) return entry;
  }
  return undefined;
}

function swap(
  entry: FrontMatterEntry,
  other: FrontMatterEntry,
  { patternHint = 'a different value' }: FrontMatterKey,
): Report {
  const edits = [
    { span: entry.value.span, newText: other.value.text },
    { span: other.value.span, newText: entry.value.text },
  ];
  return {
    message: 'swapped',
    data: { key: entry.key.text, value: entry.value.text, other: other.key.text, hint: patternHint },
    span: entry.value.span,
    fixes: [{ title: `Swap the values of "${entry.key.text}" and "${other.key.text}"`, edits, safe: false }],
    related: [{ message: `"${other.value.text}" is here.`, span: other.value.span }],
  };
}

function reportValue(
  defect: ValueDefect,
  entry: FrontMatterEntry,
  definition: FrontMatterKey,
  context: RuleContext,
): Report {
  const key = entry.key.text;
  const { text: value, span } = defect.part;
  const data = { key, value, hint: definition.patternHint ?? 'a different value' };
  if (defect.kind === 'spelling') {
    const [right = ''] = defect.values;
    return {
      message: 'spelling',
      data: { ...data, values: `"${right}"` },
      span,
      fixes: [replace(span, right, `Change to "${right}"`, true)],
    };
  }
  if (defect.kind === 'not-listed') {
    const suggestions = nearest(value, defect.values);
    const message = suggestions.length > 0 ? 'not-listed-mistyped' : 'not-listed';
    const fixes = suggest(
      span,
      suggestions.length > 0 ? suggestions : others(defect.values, entry.value.text),
    );
    return {
      message,
      data: { ...data, values: quotedOr(defect.values), suggestions: quotedOr(suggestions) },
      span,
      fixes,
    };
  }
  return {
    message: defect.kind,
    data,
    span,
    fixes: otherValues(key, value, definition, context).map((right) => changeTo(right, defect)),
  };
}

/** Values that the entry does not have yet, when they are few enough to choose from. */
function others(values: readonly string[], present: string): readonly string[] {
  const free = values.filter((value) => !present.includes(value));
  return free.length > 3 ? [] : free;
}

function changeTo(right: string, { part }: ValueDefect): Fix {
  return replace(part.span, right, `Change to "${right}"`);
}

/** How many pages must share a value before it is offered for another page. */
const FAMILIAR = 3;

/** Values of other pages that the writer may have meant: near in spelling, made of the name's letters, or nearly everyone's. */
function otherValues(
  key: string,
  value: string,
  { pattern, recurring }: FrontMatterKey,
  context: RuleContext,
): string[] {
  if (!recurring) return [];
  const familiar = [...context.workspace.recurring(key)]
    .filter(
      ([other, count]) =>
        count >= FAMILIAR && other !== value && (pattern === undefined || fitsPattern(pattern, other)),
    )
    .sort(([, a], [, b]) => b - a)
    .map(([other]) => other);
  const candidates = [...nearest(value, familiar), ...familiar.filter((alias) => isMadeOf(alias, value))];
  const usual = decidableValue(key, context);
  return [...new Set(usual === undefined ? candidates : [...candidates, usual])].slice(0, 3);
}

/**
 * Whether an alias is made of a full name's letters: its first letter first, the first letter of the last name in it.
 *
 * @example isMadeOf('v-anbell', 'Anna Bell') // true
 */
function isMadeOf(alias: string, name: string): boolean {
  const words = fold(name).split(' ');
  const letters = fold(alias).replace(/^[a-z]-/, '');
  const last = words.at(-1)?.charAt(0) ?? '';
  if (words.length < 2 || letters.length < 4 || !letters.slice(1).includes(last)) return false;
  const source = words.join('');
  let at = 0;
  for (const letter of letters) {
    const found = source.indexOf(letter, at);
    if (found < 0 || (at === 0 && found > 0)) return false;
    at = found + 1;
  }
  return true;
}
