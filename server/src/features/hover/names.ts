import type { Profile } from '../../profile/profile.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { factKeyOf, type NameSymbol, type PageSymbol } from '../cursor/symbol-at.ts';
import { bullets, escapeMarkdown, paragraphs } from '../documentation-text.ts';
import { t } from '../l10n.ts';

type Context = Pick<FeatureContext, 'page' | 'profile' | 'allFacts'>;

/** A role's or service's full name, its other spellings, its names elsewhere, and how many pages name it. */
export function nameHover(name: NameSymbol, { page, profile, allFacts }: Context): string {
  const { kind, id, word } = name;
  const names = kind === 'role' ? profile.roles : profile.services;
  const key = factKeyOf(name);
  const language = languageLabel(page.language, profile);
  const pages = [...allFacts].filter(
    ([path, facts]) =>
      path !== page.path &&
      facts.language === page.language &&
      (kind === 'role' ? facts.roles : facts.services).includes(key),
  ).length;
  const spoken = escapeMarkdown(language);
  const used =
    pages === 1
      ? t('Named on this page and on 1 other page in {0}.', spoken)
      : t('Named on this page and on {0} other pages in {1}.', pages, spoken);
  if (id !== undefined) return paragraphs([...namesOf(id, names, word, page.language, profile), used]);
  const suggestions = names.suggest(word, page.language);
  return paragraphs([
    `**${escapeMarkdown(word)}**`,
    kind === 'role' ? t('This role is not in the profile.') : t('This service is not in the profile.'),
    suggestions.length > 0 && t('Similar: {0}', suggestions.map(escapeMarkdown).join(', ')),
    used,
  ]);
}

/** The phase's names, and how many pages are of it. */
export function phaseHover(
  { id, word }: Extract<PageSymbol, { kind: 'phase' }>,
  { page, profile, allFacts }: Context,
): string | undefined {
  if (id === undefined) return undefined;
  const pages = [...allFacts].filter(
    ([path, facts]) => path !== page.path && facts.language === page.language && facts.phase === id,
  ).length;
  const language = escapeMarkdown(languageLabel(page.language, profile));
  const used =
    pages === 1
      ? t('1 other page of this phase in {0}.', language)
      : t('{0} other pages of this phase in {1}.', pages, language);
  return paragraphs([...namesOf(id, profile.phases, word, page.language, profile), used]);
}

/** The preferred name of a page's language, the other ones that it has, and a list of those of other languages. */
export function namesOf(
  id: string,
  names: Vocabulary,
  word: string,
  language: string,
  profile: Profile,
): (string | undefined)[] {
  const spellings = names.spellings(id, language);
  const [full = word] = spellings;
  const others = spellings.filter((spelling) => fold(spelling) !== fold(full));
  const foreign = [...profile.languages.values()].flatMap((other) => {
    const name = other.id === language ? undefined : names.preferred(id, other.id);
    return name === undefined || fold(name) === fold(full) ? [] : [nameIn(other.id, name, profile)];
  });
  return [
    `**${escapeMarkdown(full)}**`,
    others.length > 0 ? t('Also: {0}', others.map(escapeMarkdown).join(', ')) : undefined,
    bullets(foreign),
  ];
}

/** @example nameIn('de', 'Analyse', profile) // 'Deutsch: Analyse' */
export function nameIn(language: string, name: string, profile: Profile): string {
  return `${escapeMarkdown(languageLabel(language, profile))}: ${escapeMarkdown(name)}`;
}

export function languageLabel(id: string, { languages }: Profile): string {
  return languages.get(id)?.name ?? id;
}
