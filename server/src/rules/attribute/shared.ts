import type { Attribute, Part, Playbook } from '../../playbook/model.ts';
import { languageName } from '../../playbook/queries/language-name.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { isEmpty, slice } from '../../text/span.ts';
import { quotedOr, type RuleContext } from '../rule.ts';
import { isSameUnspaced, typosOf } from '../typos.ts';
import { suggestText } from '../visible.ts';

type ListType = 'roles' | 'services';

/** What is known of a word that should be a name. */
type Verdict =
  | { readonly kind: 'known' }
  /** A name of another language only; `name` is what the page's own language says. */
  | { readonly kind: 'foreign'; readonly language: string; readonly name: string }
  | { readonly kind: 'mistyped'; readonly suggestions: readonly string[] }
  | { readonly kind: 'unknown' };

/**
 * Reports, as `mistyped` and `foreign`, the words that are surely meant to be a name of the page's language. A word of the
 * default language is none of these: translators keep many names as they are.
 */
export function reportMistyped(type: ListType, { page, profile, report }: RuleContext): void {
  for (const item of attributeItems(type, page, profile)) {
    const verdict = judge(item.text, profile[type], page.language);
    if (verdict.kind === 'mistyped') {
      const { suggestions } = verdict;
      const data = { word: item.text, suggestions: quotedOr(suggestions) };
      report({ message: 'mistyped', data, span: item.span, fixes: suggestText(item, page, suggestions) });
    } else if (verdict.kind === 'foreign' && verdict.language !== profile.defaultLanguage) {
      const data = { word: item.text, language: languageName(verdict.language, profile), name: verdict.name };
      report({ message: 'foreign', data, span: item.span, fixes: suggestText(item, page, [verdict.name]) });
    }
  }
}

/** Reports all others, as `unknown`, and those of the default language, as `untranslated`. */
export function reportUnknown(type: ListType, { page, profile, report }: RuleContext): void {
  for (const item of attributeItems(type, page, profile)) {
    const verdict = judge(item.text, profile[type], page.language);
    if (verdict.kind === 'unknown') {
      const suggestions = profile[type].suggest(item.text, page.language);
      const fixes = suggestText(item, page, suggestions);
      report({ message: 'unknown', data: { word: item.text }, span: item.span, fixes });
    } else if (verdict.kind === 'foreign' && verdict.language === profile.defaultLanguage) {
      const data = { word: item.text, language: languageName(verdict.language, profile), name: verdict.name };
      report({
        message: 'untranslated',
        data,
        span: item.span,
        fixes: suggestText(item, page, [verdict.name]),
      });
    }
  }
}

/** Judges a word that should be a name of the vocabulary, on a page of the language. */
function judge(word: string, vocabulary: Vocabulary, language: string): Verdict {
  const names = vocabulary.words(language);
  if ([word, ...qualified(word)].some((name) => vocabulary.find(name, language))) return { kind: 'known' };
  const [foreign] = vocabulary.findAnywhere(word);
  if (foreign?.language !== undefined) {
    const name = vocabulary.preferred(foreign.id, language) ?? foreign.id;
    return { kind: 'foreign', language: foreign.language, name };
  }
  // Blanks and hyphens are a matter of style.
  if (names.some((name) => isSameUnspaced(name, word))) return { kind: 'known' };
  const suggestions = typosOf(word, names);
  return suggestions.length > 0 ? { kind: 'mistyped', suggestions } : { kind: 'unknown' };
}

/** @example qualified('Exchange (without archives)') // ['Exchange', 'without archives'] */
function qualified(word: string): string[] {
  const open = word.search(/[(（]/);
  if (open <= 0 || !/[)）]$/.test(word)) return [];
  return [word.slice(0, open).trim(), word.slice(open + 1, -1).trim()];
}

/** The items of all attributes of a type, without values that have a rule of their own since they cannot be taken apart. */
function attributeItems(type: ListType, page: Playbook, profile: Profile): readonly Part[] {
  const ofType = ({ id }: Attribute) => profile.attributeDefinitions.get(id)?.type === type;
  const whole = page.attributes.filter(
    (attribute) => ofType(attribute) && !attribute.unbalanced && !labelWithin(attribute, page, profile),
  );
  return whole.flatMap(({ items }) => items);
}

/**
 * Another label that stands within a value, because the line break between the two was lost.
 *
 * @example `Label: a Other: b`, where the profile knows both labels
 */
export function labelWithin({ valueSource }: Attribute, page: Playbook, profile: Profile): Part | undefined {
  const source = slice(page.text, valueSource);
  if (!/[:：]/.test(source)) return undefined;
  const lower = source.toLowerCase();
  let found: Part | undefined;
  for (const label of profile.attributes.words(page.language)) {
    const at = lower.indexOf(label.toLowerCase());
    const end = at + label.length;
    if (at <= 0 || !/^[*_\s]*[:：]/.test(source.slice(end, end + 8)) || isInsideWord(source, at)) continue;
    const start = valueSource.start + at;
    // Of `Role` and `Secondary Role`, the one that begins first.
    if (!found || start < found.span.start) {
      found = { span: { start, end: start + label.length }, text: source.slice(at, end) };
    }
  }
  return found;
}

/** Whether an offset is between two letters of a script that parts its words with spaces. */
function isInsideWord(text: string, offset: number): boolean {
  const letter = /[\p{Script=Latin}\p{M}\p{N}]/u;
  return letter.test(text.charAt(offset - 1)) && letter.test(text.charAt(offset));
}

/**
 * Whether the value of a label is below it: as text that runs on in the next line, or as a list.
 *
 * @param next the attribute that follows on the page
 */
export function isBelowLabel(
  { value, valueSource, span }: Attribute,
  next: Attribute | undefined,
  { lines }: Playbook,
): boolean {
  if (value.text !== '' || !isEmpty(valueSource)) return false;
  let line = lines.lineAt(span.end) + 1;
  if (next && lines.lineAt(next.span.start) <= line) return false;
  const below = lines.lineText(line).trim();
  if (below !== '' && !/^[#|>]/.test(below)) return true;
  while (line < lines.count && lines.lineText(line).trim() === '') line++;
  return /^\s{0,8}(?:[-+*]|\d{1,9}[.)])\s/.test(lines.lineText(line));
}
