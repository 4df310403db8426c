import type { Playbook } from '../../playbook/model.ts';
import { createPlaybookReader } from '../../playbook/parse.ts';
import { outlineOf } from '../../playbook/queries/outline.ts';
import { yamlText } from '../../playbook/queries/yaml-text.ts';
import type { Profile } from '../../profile/profile.ts';
import type { CalendarDate } from '../../text/date.ts';
import { dateOfKey } from '../completion/front-matter-values.ts';
import { attributeLine } from '../completion/labels.ts';
import { type BlockContext, taskTable, updateSection } from './blocks.ts';
import { stepLines } from './step.ts';
import { choice, field, type Piece, toPlain } from './template.ts';

/** What a new page is to be. */
export interface NewPageFile {
  readonly profile: Profile;
  /** A kind of the profile; `undefined` for a page of none. */
  readonly kind: string | undefined;
  readonly language: string;
  /** Where it will stand: the file's name may tell its phase. */
  readonly path: string;
  readonly today: CalendarDate;
  /** The writer's name. */
  readonly author: string | undefined;
  readonly title?: string;
  /** What a key of the front matter most likely wants, where more is known than the profile says. */
  readonly piecesFor?: (key: string) => readonly Piece[];
}

/**
 * A whole new page with places to be filled in: front matter, title, attributes and sections of its kind, an update summary
 * and the link home. Line ends are `\n`.
 */
export function newPage(options: NewPageFile): Piece[] {
  const { profile, language, path, kind } = options;
  // Whatever the file's name says, the page is of the language and kind that were chosen.
  const page: Playbook = { ...createPlaybookReader().read(path, '', profile), language, kind };
  const context = { page, profile, today: options.today, author: options.author };
  const paragraphs = [
    ...frontMatter(options),
    [`# `, options.title === undefined ? field() : options.title],
    ...attributes(context),
    ...sections(context),
    ...home(page, profile),
  ];
  return [
    ...paragraphs.flatMap((paragraph, index): Piece[] => (index === 0 ? paragraph : ['\n\n', ...paragraph])),
    '\n',
  ];
}

/** The same as a text, for a file that is written without an editor. */
export function newPageText(options: NewPageFile): string {
  return toPlain(newPage(options))
    .replace(/[ \t]+$/gm, (spaces) => (spaces === '  ' ? spaces : ''))
    .replace(/\n{3,}/g, '\n\n');
}

/** Front matter with the keys that every page needs, and those whose value is known. */
export function frontMatterBlock(options: NewPageFile): Piece[] {
  const { keys } = options.profile.frontMatter;
  const lines = Object.entries(keys).flatMap(([key, { required }]): Piece[] => {
    const value = (options.piecesFor ?? ((name: string) => plainValue(name, options)))(key);
    return required || toPlain(value) !== '' ? [`${key}: `, ...value, '\n'] : [];
  });
  return ['---\n', ...lines, '---'];
}

function frontMatter(options: NewPageFile): Piece[][] {
  const { required, keys } = options.profile.frontMatter;
  return required || Object.values(keys).some((key) => key.required) ? [frontMatterBlock(options)] : [];
}

function plainValue(key: string, { profile, path, language, today, author }: NewPageFile): Piece[] {
  const definition = profile.frontMatter.keys[key];
  if (definition?.type === 'date') {
    const page = { ...createPlaybookReader().read(path, '', profile), language };
    return [dateOfKey(today, definition, { page, profile })];
  }
  if (definition?.values) return [choice(definition.values)];
  return [definition?.person && author !== undefined ? yamlText(author) : field()];
}

function attributes(context: BlockContext): Piece[][] {
  const ids = context.profile.kinds.get(context.page.kind ?? '')?.attributes ?? [];
  const lines = ids.flatMap((id) => {
    const line = attributeLine(id, context);
    return line ? [line] : [];
  });
  return lines.length === 0 ? [] : [lines.flatMap((line, index) => (index === 0 ? line : ['  \n', ...line]))];
}

function sections(context: BlockContext): Piece[][] {
  const { page, profile } = context;
  const kind = profile.kinds.get(page.kind ?? '');
  const updates = profile.updateSummary;
  const wantsUpdates = kind?.updateSummary ?? updates?.required ?? false;
  const outline = kind ? outlineOf(kind, profile) : updates ? [updates.section] : [];
  return outline.flatMap((id): Piece[][] => {
    if (id === updates?.section) return wantsUpdates ? [updateSection(context)] : [];
    const name = profile.sections.preferred(id, page.language);
    if (name === undefined) return [];
    const paragraphs: Piece[][] = [[`## ${name}`], [id === profile.nextStepsSection ? '- ' : '', field()]];
    return id === kind?.steps ? [...paragraphs, ...firstStep(context)] : paragraphs;
  });
}

/** A step to begin with: its heading, who does it, and its tasks. */
function firstStep(context: BlockContext): Piece[][] {
  const { page, profile } = context;
  const section = profile.taskTable.section;
  const tasks = section === undefined ? undefined : profile.sections.preferred(section, page.language);
  const paragraphs: Piece[][] = [
    ['### ', field()],
    stepLines(context),
    ...(tasks === undefined ? [] : [[`#### ${tasks}`]]),
    ...(profile.taskTable.layouts.length > 0 ? [taskTable(context)] : []),
  ];
  return paragraphs.filter((pieces) => pieces.length > 0);
}

function home({ language }: Playbook, { links, languages, defaultLanguage }: Profile): Piece[][] {
  const text = languages.get(language)?.home ?? languages.get(defaultLanguage)?.home;
  return links.home === undefined || links.home === '' ? [] : [[`[${text ?? links.home}](${links.home})`]];
}
