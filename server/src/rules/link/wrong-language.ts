import type { Link } from '../../playbook/model.ts';
import { languageName } from '../../playbook/queries/language-name.ts';
import { addressOf, pathSpan, shorten, writtenLinks } from '../../playbook/queries/link-address.ts';
import type { Language } from '../../profile/profile.ts';
import { folderOf, join, nameOf } from '../../text/paths.ts';
import { fold } from '../../text/words.ts';
import { createLookup, type Destination } from '../../workspace/destination.ts';
import { groupOf } from '../../workspace/translations.ts';
import { defineRule, type Report, type RuleContext, replace } from '../rule.ts';
import { derivedNames, folderLanguages, languageOfName } from './near-files.ts';

export default defineRule({
  id: 'link/wrong-language',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A link leads to a page in another language.',
  why: 'Readers leave their language in the middle of a process, often with no way back.',
  messages: {
    translated: {
      message: 'This page is in {own}, but the link leads to a page in {other}.',
      advice: 'Link to "{counterpart}" instead.',
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
      const report = destination && reportLink(link, destination, context);
      if (report) context.report(report);
    }
  },
});

function reportLink(link: Link, destination: Destination, context: RuleContext): Report | undefined {
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
  const counterpart = counterpartOf(path, context);
  if (counterpart === undefined) return { message: 'untranslated', data: names, span };
  const address = addressOf(counterpart, page, link.url.text);
  const fixes = [replace(pathSpan(link), address, `Change to "${address}"`)];
  return { message: 'translated', data: { ...names, counterpart: address }, span, fixes };
}

/**
 * The language of a page that is linked to, if it is none of this page's. A name that claims the right language is believed:
 * that the page is not translated yet is no defect of the link.
 */
function foreignLanguage(path: string, { page, profile, workspace }: RuleContext): Language | undefined {
  const own = folderLanguages(page, profile).map(({ id }) => id);
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
function counterpartOf(path: string, context: RuleContext): string | undefined {
  const { page, profile, workspace } = context;
  const own = folderLanguages(page, profile).map(({ id }) => id);
  const translations = workspace.translations(path);
  const named = derivedNames(nameOf(path), context)
    .filter((name) => own.includes(languageOfName(name, profile)?.id ?? profile.defaultLanguage))
    .map((name) => join(folderOf(path), name))
    .filter((counterpart) => workspace.fileKind(counterpart) === 'file');
  return [...own.map((id) => translations.get(id)), ...named].find(
    (counterpart) => counterpart !== undefined && counterpart !== path,
  );
}
