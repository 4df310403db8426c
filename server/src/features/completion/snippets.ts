import type { Playbook, Section } from '../../playbook/model.ts';
import { kindTitle } from '../../playbook/queries/outline.ts';
import { sectionAt } from '../../playbook/sections.ts';
import type { FeatureContext } from '../context.ts';
import { type Cursor, isBlankLine } from '../cursor/cursor.ts';
import { t } from '../l10n.ts';
import { taskTable, updateSection } from '../writing/blocks.ts';
import { frontMatterBlock, type NewPageFile, newPage } from '../writing/new-page.ts';
import { stepLines, tableSection } from '../writing/step.ts';
import { field, type Piece, withLineEnds } from '../writing/template.ts';
import { valuePieces } from './front-matter.ts';
import type { CompletionDraft } from './item.ts';
import { outlineLevel } from './outline.ts';

/** Whole parts of a page, on a line with nothing or a word in it. */
export function completeSnippets(context: FeatureContext, cursor: Cursor, start: number): CompletionDraft[] {
  if (cursor.after.trim() !== '') return [];
  const blocks = isEmptyBut(context.page, cursor)
    ? [...newPages(context), frontMatter(context)]
    : parts(context, cursor);
  const isFirst = isBlankLine(context.page, cursor.line - 1);
  return blocks.map(({ pieces, ...block }): CompletionDraft => {
    const insert = withLineEnds(isFirst ? pieces : ['\n', ...pieces], cursor.lineEnd);
    return { ...block, kind: 'snippet', insert, span: { start, end: cursor.lineSpan.end } };
  });
}

interface Block {
  readonly label: string;
  readonly detail: string;
  readonly filterText: string;
  readonly rank: number;
  readonly pieces: readonly Piece[];
  readonly retrigger?: boolean;
}

function parts(context: FeatureContext, cursor: Cursor): Block[] {
  const { page, profile } = context;
  const section = sectionAt(page.sections, cursor.offset);
  const { nextStepsSection, updateSummary, taskTable: tables } = profile;
  const has = (id: string | undefined): boolean => page.sections.some((one) => one.id === id);
  return [
    ...(tables.layouts.length > 0 ? [tasks(context, section, cursor)] : []),
    ...(profile.attributeDefinitions.size > 0 ? [step(context)] : []),
    ...(nextStepsSection !== undefined && !has(nextStepsSection)
      ? [nextSteps(context, nextStepsSection)]
      : []),
    ...(updateSummary && page.updateSummaries.length === 0 && !has(updateSummary.section)
      ? [updates(context)]
      : []),
  ];
}

function tasks(context: FeatureContext, section: number, cursor: Cursor): Block {
  const { page, profile } = context;
  const heading = tableSection(page, profile);
  const name = heading === undefined ? undefined : profile.sections.preferred(heading, page.language);
  const around = page.sections[section];
  const title =
    name !== undefined && around?.id !== heading
      ? [`${'#'.repeat(headingLevelIn(around, page))} ${name}\n\n`]
      : [];
  return {
    ...named(t('Task table'), `task table ${name ?? ''}`),
    detail: t('with one row'),
    rank: 1,
    pieces: [...title, ...taskTable(context), ...(isBlankLine(page, cursor.line + 1) ? [] : ['\n'])],
    retrigger: true,
  };
}

function headingLevelIn(around: Section | undefined, page: Playbook): number {
  return Math.min(6, (around?.level ?? outlineLevel(page)) + 1);
}

/** A heading with the lines that steps have below it. */
function step(context: FeatureContext): Block {
  const lines = stepLines(context);
  return {
    ...named(t('Step'), 'step'),
    detail: t('a heading with its key/value lines'),
    rank: 1,
    pieces: [
      `${'#'.repeat(stepLevel(context.page))} `,
      field(),
      '\n\n',
      ...(lines.length > 0 ? [...lines, '\n\n'] : []),
      field(),
    ],
  };
}

/** The level of the headings that have key/value lines below them, else one below the outline's. */
function stepLevel(page: Playbook): number {
  const step = page.attributes
    .map(({ section }) => page.sections[section])
    .find((section) => section !== undefined && section.level > outlineLevel(page));
  return step?.level ?? Math.min(6, outlineLevel(page) + 1);
}

function nextSteps({ page, profile }: FeatureContext, id: string): Block {
  const name = profile.sections.preferred(id, page.language) ?? id;
  const heading = `${'#'.repeat(outlineLevel(page))} ${name}`;
  return {
    ...named(t('Next steps'), `next steps ${name}`),
    detail: t('a list of links to other pages'),
    rank: 1,
    pieces: [`${heading}\n\n- `, field()],
    retrigger: true,
  };
}

function updates(context: FeatureContext): Block {
  const name = context.profile.sections.preferred(
    context.profile.updateSummary?.section ?? '',
    context.page.language,
  );
  return {
    ...named(t('Update summary'), `update summary ${name ?? ''}`),
    detail: t('with a row for today'),
    rank: 1,
    pieces: updateSection(context),
  };
}

/** Whole pages: of every kind in the page's language, and of the page's own kind in every other. */
function newPages(context: FeatureContext): Block[] {
  const { page, profile } = context;
  const kinds = [...profile.kinds];
  const own = kinds.filter(([id]) => id === page.kind);
  const languages = [...profile.languages.values()];
  const expected = languages.flatMap((language) =>
    (language.id === page.language ? kinds : own).map(([id, kind]) => ({ id, kind, language })),
  );
  return expected.map(({ id, kind, language }): Block => {
    const isOwn = id === page.kind && language.id === page.language;
    return {
      ...named(t('New {0}', kindTitle(kind)), `new ${kindTitle(kind)} ${language.name}`),
      detail: t('a whole page, {0}', language.name),
      rank: isOwn ? 0 : language.id === page.language ? 1 : 2,
      pieces: newPage({ ...pageOptions(context), kind: id, language: language.id }),
    };
  });
}

function frontMatter(context: FeatureContext): Block {
  const pieces = [...frontMatterBlock(pageOptions(context)), '\n'];
  return {
    ...named(t('Front matter'), '--- front matter'),
    detail: t('all required keys'),
    rank: 1,
    pieces,
  };
}

function pageOptions(context: FeatureContext): NewPageFile {
  const { page, profile, today, author } = context;
  const { language, kind, path } = page;
  return { profile, kind, language, path, today, author, piecesFor: (key) => valuePieces(key, context) };
}

/** A label, and what typed text is compared with: the English words, too, whatever the language of the label. */
function named(label: string, english: string): Pick<Block, 'label' | 'filterText'> {
  const isThere = english.toLowerCase().includes(label.toLowerCase());
  return { label, filterText: (isThere ? english : `${english} ${label}`).trim() };
}

/** Whether there is nothing on the page but a word at the cursor, or the beginning of front matter. */
export function isEmptyBut({ text }: Playbook, { before }: Cursor): boolean {
  return text.replace('\ufeff', '').trim() === before.replace('\ufeff', '').trim();
}
