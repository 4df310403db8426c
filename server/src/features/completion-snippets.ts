import type { Playbook, Section } from '../playbook/model.ts';
import { sectionAt } from '../playbook/sections.ts';
import type { Profile } from '../profile/profile.ts';
import { kindTitle } from '../rules/page/shared.ts';
import { taskTable, updateSection } from './blocks.ts';
import { valuePieces } from './completion-front-matter.ts';
import type { Draft } from './completion-item.ts';
import { attributeLine, stepAttributes } from './completion-labels.ts';
import { outlineLevel } from './completion-outline.ts';
import type { FeatureContext } from './context.ts';
import { type Cursor, isBlankLine } from './cursor.ts';
import { frontMatterBlock, type NewPage, newPage } from './new-page.ts';
import { field, type Piece, withLineEnds } from './template.ts';

/** Whole parts of a page, on a line with nothing or a word in it. */
export function completeSnippets(context: FeatureContext, cursor: Cursor, start: number): Draft[] {
  if (cursor.after.trim() !== '') return [];
  const blocks = isEmptyBut(context.page, cursor)
    ? [...newPages(context), frontMatter(context)]
    : parts(context, cursor);
  const isFirst = isBlankLine(context.page, cursor.line - 1);
  return blocks.map(({ pieces, ...block }): Draft => {
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
  const heading = tableHeading(page, profile);
  const name = heading === undefined ? undefined : profile.sections.preferred(heading, page.language);
  const around = page.sections[section];
  const title =
    name !== undefined && around?.id !== heading
      ? [`${'#'.repeat(headingLevelIn(around, page))} ${name}\n\n`]
      : [];
  return {
    label: 'Task table',
    detail: 'with one row',
    filterText: `task table ${name ?? ''}`.trim(),
    rank: 1,
    pieces: [...title, ...taskTable(context), ...(isBlankLine(page, cursor.line + 1) ? [] : ['\n'])],
    retrigger: true,
  };
}

/** The section whose heading stands above task tables: on this page, else the only one that no outline of a kind places. */
function tableHeading(page: Playbook, profile: Profile): string | undefined {
  for (const { table } of page.taskTables) {
    const id = page.sections[table.section]?.id;
    if (id !== undefined) return id;
  }
  if (page.taskTables.length > 0) return undefined;
  const placed = new Set([...profile.kinds.values()].flatMap(({ sections = [] }) => sections));
  const free = profile.sections.ids.filter(
    (id) => !placed.has(id) && id !== profile.updateSummary?.section && id !== profile.nextStepsSection,
  );
  return free.length === 1 ? free[0] : undefined;
}

function headingLevelIn(around: Section | undefined, page: Playbook): number {
  return Math.min(6, (around?.level ?? outlineLevel(page)) + 1);
}

/** A heading with the lines that steps of the page have below it; roles and services where it has none yet. */
function step(context: FeatureContext): Block {
  const { page, profile } = context;
  const usual = stepAttributes(context);
  const used = new Set(page.attributes.map(({ id }) => id));
  const onPage = usual.filter((id) => used.has(id));
  const ofType = (type: string) => usual.find((id) => profile.attributeDefinitions.get(id)?.type === type);
  const ids =
    onPage.length > 0 ? onPage : [ofType('roles'), ofType('services')].filter((id) => id !== undefined);
  const lines = ids.flatMap((id) => {
    const line = attributeLine(id, context);
    return line ? [line] : [];
  });
  return {
    label: 'Step',
    detail: 'a heading with its key/value lines',
    filterText: 'step',
    rank: 1,
    pieces: [
      `${'#'.repeat(stepLevel(page))} `,
      field(),
      '\n\n',
      ...lines.flatMap((line, index): Piece[] => [...line, index < lines.length - 1 ? '  \n' : '\n\n']),
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
    label: 'Next steps',
    detail: 'a list of links to other pages',
    filterText: `next steps ${name}`,
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
    label: 'Update summary',
    detail: 'with a row of today',
    filterText: `update summary ${name ?? ''}`.trim(),
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
  const wanted = languages.flatMap((language) =>
    (language.id === page.language ? kinds : own).map(([id, kind]) => ({ id, kind, language })),
  );
  return wanted.map(({ id, kind, language }): Block => {
    const isOwn = id === page.kind && language.id === page.language;
    return {
      label: `New ${kindTitle(kind)}`,
      detail: `a whole page, ${language.name}`,
      filterText: `new ${kindTitle(kind)} ${language.name}`,
      rank: isOwn ? 0 : language.id === page.language ? 1 : 2,
      pieces: newPage({ ...pageOptions(context), kind: id, language: language.id }),
    };
  });
}

function frontMatter(context: FeatureContext): Block {
  const pieces = [...frontMatterBlock(pageOptions(context)), '\n'];
  return {
    label: 'Front matter',
    detail: 'all keys that a page needs',
    filterText: '--- front matter',
    rank: 1,
    pieces,
  };
}

function pageOptions(context: FeatureContext): NewPage {
  const { page, profile, today, author } = context;
  const { language, kind, path } = page;
  return { profile, kind, language, path, today, author, piecesFor: (key) => valuePieces(key, context) };
}

/** Whether there is nothing on the page but a word at the cursor, or the beginning of front matter. */
export function isEmptyBut({ text }: Playbook, { before }: Cursor): boolean {
  return text.replace('\ufeff', '').trim() === before.replace('\ufeff', '').trim();
}
