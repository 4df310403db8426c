import type { Link } from '../../playbook/model.ts';
import type { Language } from '../../profile/profile.ts';
import { fold } from '../../text/words.ts';
import { folderOf, join, nameOf } from '../../workspace/paths.ts';
import { groupOf } from '../../workspace/translations.ts';
import { languageName } from '../language-name.ts';
import { defineRule, type Report, type RuleContext, replace } from '../rule.ts';
import { addressOf, pathSpan, shorten, writtenLinks } from './address.ts';
import { createLookup, type Destination } from './destination.ts';
import { derivedNames, languageOfName, languagesOf } from './near-files.ts';

export default defineRule({
  id: 'link/wrong-language',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A link leads to a page in another language.',
  why: 'Readers leave their language in the middle of a process, often with no way back.',
  messages: {
    translated: {
      message: 'This page is in {own}, but the link leads to a page in {other}.',
      advice: 'Link to "{twin}" instead.',
    },
    untranslated: {
      message: 'This page is in {own}, but the link leads to a page in {other}.',
      advice: 'Translate that page, or name its language in the link text.',
    },
    name: {
      message: 'This page is in {own}, but the file name "{target}" is for {other}.',
      advice: 'Link to the page in {own}.',
    },
  },
  check(context) {
    const lookUp = createLookup(context);
    for (const link of writtenLinks(context.page)) {
      const destination = link.kind === 'image' ? undefined : lookUp(link);
      const report = destination && reportOf(link, destination, context);
      if (report) context.report(report);
    }
  },
});

function reportOf(link: Link, destination: Destination, context: RuleContext): Report | undefined {
  const { page, profile } = context;
  if (destination.kind !== 'file' && destination.kind !== 'unknown') return undefined;
  const { path } = destination;
  const { span } = link.url;
  const other = foreignLanguage(path, context);
  if (!other || isDeliberate(link, path, other, context)) return undefined;
  const names = { own: languageName(page.language, profile), other: languageName(other.id, profile) };
  if (destination.kind === 'unknown') {
    return { message: 'name', data: { ...names, target: shorten(nameOf(path)) }, span };
  }
  const twin = twinOf(path, context);
  if (twin === undefined) return { message: 'untranslated', data: names, span };
  const address = addressOf(twin, page, link.url.text);
  const fixes = [replace(pathSpan(link), address, `Change to "${address}"`)];
  return { message: 'translated', data: { ...names, twin: address }, span, fixes };
}

/**
 * The language of a page that is linked to, if it is none of this page's. A name that claims the right language is believed:
 * that the page is not translated yet is no fault of the link.
 */
function foreignLanguage(path: string, { page, profile, workspace }: RuleContext): Language | undefined {
  const own = languagesOf(page, profile).map(({ id }) => id);
  const claimed = languageOfName(nameOf(path), profile);
  const known = workspace.facts(path)?.language;
  if ((claimed && own.includes(claimed.id)) || (known !== undefined && own.includes(known))) return undefined;
  return profile.languages.get(known ?? '') ?? claimed;
}

/** A link to a translation of this very page, or one whose text names the language, is meant to leave it. */
function isDeliberate(link: Link, path: string, { name }: Language, { page, profile }: RuleContext): boolean {
  const group = groupOf(path, profile)?.key;
  if (group !== undefined && group === groupOf(page.path, profile)?.key) return true;
  return fold(link.label.text).includes(fold(name));
}

/** The same page in this page's language, also where its name ends with a code that is no suffix. */
function twinOf(path: string, context: RuleContext): string | undefined {
  const { page, profile, workspace } = context;
  const own = languagesOf(page, profile).map(({ id }) => id);
  const translations = workspace.translations(path);
  const named = derivedNames(nameOf(path), context)
    .filter((name) => own.includes(languageOfName(name, profile)?.id ?? profile.defaultLanguage))
    .map((name) => join(folderOf(path), name))
    .filter((twin) => workspace.kindOf(twin) === 'file');
  return [...own.map((id) => translations.get(id)), ...named].find(
    (twin) => twin !== undefined && twin !== path,
  );
}
