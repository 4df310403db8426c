import { rulesFor } from '../../lint/settings.ts';
import type { Attribute, Link, Section } from '../../playbook/model.ts';
import { rules } from '../../rules/registry.ts';
import type { FeatureContext } from '../context.ts';
import type { PageSymbol } from '../cursor/symbol-at.ts';
import {
  bullets,
  codeSpan,
  escapeMarkdown,
  type HoverLinks,
  linked,
  paragraphs,
} from '../documentation-text.ts';
import { t } from '../l10n.ts';
import { linkPlace } from '../link-paths.ts';
import { languageLabel, nameIn, namesOf } from './names.ts';

/** What a requirement letter means: the header's own explanation, and the letters of other languages. */
export function letterHover(
  { id, word, table }: Extract<PageSymbol, { kind: 'letter' }>,
  { page, profile }: FeatureContext,
): string | undefined {
  const explained = table.legend?.letters.some(({ text }) => text === word);
  const others = [...profile.languages.keys()].flatMap((language) => {
    const letter =
      id === undefined || language === page.language
        ? undefined
        : profile.requirements.preferred(id, language);
    return letter === undefined || letter === word ? [] : [nameIn(language, letter, profile)];
  });
  const header = table.legend?.header.text;
  if (id === undefined && !explained) return undefined;
  return paragraphs([
    `**${escapeMarkdown(word)}**${id === undefined ? '' : `: ${escapeMarkdown(id)}`}`,
    explained && header !== undefined && t("This table's header says: {0}", escapeMarkdown(header)),
    bullets(others),
  ]);
}

/** What a link leads to: the page's title, kind, phase and language. */
export function linkHover(link: Link, context: FeatureContext, links: HoverLinks): string | undefined {
  const { page, profile, workspace, allFacts } = context;
  const place = link.kind === 'image' ? undefined : linkPlace(link, context);
  if (!place) return undefined;
  const { path, anchor } = place;
  const facts = allFacts.get(path) ?? workspace.facts(path);
  if (path === page.path) {
    const section = page.sections.find((each) => each.anchor === anchor);
    return section && t('This page: {0}', escapeMarkdown(section.heading.text));
  }
  if (!facts) return undefined;
  const phase = facts.phase === undefined ? undefined : profile.phases.preferred(facts.phase, page.language);
  const kind = facts.kind === undefined ? undefined : (profile.kinds.get(facts.kind)?.title ?? facts.kind);
  const step = facts.steps.find((each) => each.anchor === anchor)?.title ?? anchor;
  const about = [
    phase,
    kind,
    facts.language === page.language ? undefined : languageLabel(facts.language, profile),
    taskCount(facts.tasks.length),
  ].filter((part) => part !== undefined && part !== '');
  return paragraphs([
    `**${linked(facts.title || path, links.page?.(path))}**`,
    step !== undefined && step !== '' && t('Section: {0}', escapeMarkdown(step)),
    about.map((part) => escapeMarkdown(part ?? '')).join(' · '),
    codeSpan(path),
  ]);
}

function taskCount(tasks: number): string | undefined {
  if (tasks === 0) return undefined;
  return tasks === 1 ? t('1 task') : t('{0} tasks', tasks);
}

/** The names of a section of the outline in other languages. */
export function headingHover({ id, level, heading }: Section, context: FeatureContext): string | undefined {
  const { page, profile, workspace } = context;
  if (level === 1) {
    const counterparts = [...workspace.translations(page.path)].filter(([, path]) => path !== page.path);
    const titles = counterparts.flatMap(([language, path]) => {
      const title = (context.allFacts.get(path) ?? workspace.facts(path))?.title;
      return title ? [nameIn(language, title, profile)] : [];
    });
    return titles.length > 0
      ? paragraphs([`**${escapeMarkdown(heading.text)}**`, bullets(titles)])
      : undefined;
  }
  return id === undefined
    ? undefined
    : paragraphs(namesOf(id, profile.sections, heading.text, page.language, profile));
}

function valueText(type: string): string | undefined {
  switch (type) {
    case 'phase':
      return t('The value is a phase.');
    case 'roles':
      return t('The value is one role or several.');
    case 'services':
      return t('The value is one service or several.');
    default:
      return undefined;
  }
}

/** What a key/value line is for, and what it is called in other languages. */
export function labelHover({ id, label }: Attribute, { page, profile }: FeatureContext): string {
  const type = profile.attributeDefinitions.get(id)?.type ?? 'text';
  const language = profile.languages.get(page.language);
  const separator = type === 'roles' ? language?.roleSeparators[0] : language?.serviceSeparators[0];
  const isList = type === 'roles' || type === 'services';
  const [name, ...others] = namesOf(id, profile.attributes, label.text, page.language, profile);
  return paragraphs([
    name,
    valueText(type),
    isList && separator !== undefined && t('Join several with {0}.', codeSpan(separator.trim() || separator)),
    ...others,
  ]);
}

/** What a front-matter key is for and what its value must be. */
export function keyHover(key: string, { profile }: FeatureContext): string | undefined {
  const { keys } = profile.frontMatter;
  const definition = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (!definition) return undefined;
  const { description, required, formats, values, separator, patternHint } = definition;
  return paragraphs([
    `**${escapeMarkdown(key)}**${required ? ` (${t('required')})` : ''}`,
    description !== undefined && escapeMarkdown(description),
    formats && formats.length > 0 && t('Written as {0}.', alternatives(formats.map(escapeMarkdown))),
    values && valuesText(values.map(escapeMarkdown).join(', '), separator),
    patternHint !== undefined && t('Must be {0}.', escapeMarkdown(patternHint)),
  ]);
}

function alternatives(texts: readonly string[]): string {
  return texts.reduce((all, text) => t('{0} or {1}', all, text));
}

function valuesText(values: string, separator: string | undefined): string {
  return separator === undefined
    ? t('One of {0}.', values)
    : t('Any of {0}, joined with {1}.', values, codeSpan(separator));
}

/** What a rule looks for, why, and how it is set for this page. */
export function ruleHover(
  id: string,
  { page, profile }: FeatureContext,
  links: HoverLinks,
): string | undefined {
  const rule = rules.find((each) => each.id === id);
  if (!rule) return undefined;
  const run = rulesFor(page.path, page.language, profile, [rule])[0];
  return paragraphs([
    `**${linked(rule.id, links.rule?.(rule.id))}** (${run?.severity ?? 'off'})`,
    escapeMarkdown(rule.summary),
    escapeMarkdown(rule.why),
  ]);
}
