import type { Profile } from '../profile/profile.ts';
import { LineIndex } from '../text/lines.ts';
import { readAlerts, readIncludes } from './alerts.ts';
import { headingAnchors, readAnchors } from './anchors.ts';
import { attributeCandidates, readAttributes } from './attributes.ts';
import { readBrokenHeadings } from './broken-headings.ts';
import { readBrokenLinks } from './broken-links.ts';
import { readConflictMarkers } from './conflict-markers.ts';
import { readFrontMatter } from './front-matter/front-matter.ts';
import { detectLanguage } from './language.ts';
import { readLinks } from './links.ts';
import { createListReader, type ListReader } from './lists.ts';
import { createMarkdownReader, type MarkdownReaderOptions } from './markdown/markdown.ts';
import type { Markdown } from './markdown/types.ts';
import type { FrontMatter, Playbook, Section } from './model.ts';
import { createLooseNames, type LooseNames } from './names.ts';
import { pageKind } from './queries/page-kind.ts';
import { headingBlocks, nameSections, readSections } from './sections.ts';
import { readSuppressions } from './suppressions.ts';
import { readTables } from './tables/tables.ts';
import { readTaskTables } from './tables/task-tables.ts';
import { readUpdateSummaries } from './tables/update-summary.ts';

/** Reads playbook pages; one for many pages and many versions of them, as it remembers what it has made of a profile. */
export interface PlaybookReader {
  /**
   * Reads a page. Never throws: what is broken is in the model, with what could be recovered.
   *
   * @param path relative to the workspace's root, with forward slashes
   */
  read(path: string, text: string, profile: Profile): Playbook;
}

/** @example createPlaybookReader().read('english-playbook/assess-a.md', text, profile).taskTables */
export function createPlaybookReader(options: MarkdownReaderOptions = {}): PlaybookReader {
  const markdown = createMarkdownReader(options);
  const words = new WeakMap<Profile, Words>();
  return {
    read(path, text, profile) {
      const known = words.get(profile) ?? wordsOf(profile);
      words.set(profile, known);
      const { frontMatter, body } = readFrontMatter(text);
      return readPage({
        path,
        text,
        frontMatter,
        markdown: markdown.read(text, body),
        profile,
        words: known,
      });
    },
  };
}

interface Page {
  readonly path: string;
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly markdown: Markdown;
  readonly profile: Profile;
  readonly words: Words;
}

function readPage({ path, text, frontMatter, markdown, profile, words }: Page): Playbook {
  const { blocks, tree } = markdown;
  const lines = new LineIndex(text);
  const conflictMarkers = readConflictMarkers(blocks, lines);
  const anchors = headingAnchors(blocks);
  const unnamed = readSections(headingBlocks(blocks, conflictMarkers), anchors, text, lines);
  const candidates = attributeCandidates(blocks, text);
  const tables = readTables(blocks, text, lines, unnamed);
  const language = detectLanguage(
    {
      path,
      headings: unnamed.map(({ heading }) => heading.text),
      labels: candidates.map(({ labelled }) => labelled.labelText),
      tables,
    },
    profile,
    words.columns,
    words.updateColumns,
  );
  const sections = nameSections(unnamed, profile, language);
  const taskTables = readTaskTables(tables, {
    text,
    profile,
    language,
    names: words.columns,
    lists: words.lists,
  });
  const taken = new Set(taskTables.map(({ table }) => table));
  const links = readLinks(blocks, text, sections, profile.nextStepsSection);
  return {
    path,
    text,
    lines,
    syntax: { tree },
    language,
    kind: pageKind(path, profile),
    frontMatter,
    sections,
    anchors: readAnchors(blocks, anchors, text),
    brokenHeadings: readBrokenHeadings(blocks, text),
    attributes: readAttributes(candidates, text, sections, profile, language, words.lists),
    tables,
    taskTables,
    updateSummaries: readUpdateSummaries(
      tables.filter((table) => !taken.has(table)),
      sections,
      profile,
      language,
      words.updateColumns,
    ),
    links,
    brokenLinks: readBrokenLinks(blocks, text),
    alerts: readAlerts(blocks, text),
    includes: readIncludes(links, text),
    suppressions: readSuppressions(blocks, text),
    conflictMarkers,
    looksLikePlaybook: taskTables.length > 0 || hasOutline(sections) || hasKeys(frontMatter, profile),
  };
}

function hasOutline(sections: readonly Section[]): boolean {
  return new Set(sections.flatMap(({ id }) => id ?? [])).size >= 2;
}

function hasKeys(frontMatter: FrontMatter | undefined, { frontMatter: { keys } }: Profile): boolean {
  const known = (frontMatter?.entries ?? [])
    .map(({ key }) => key.text)
    .filter((key) => Object.hasOwn(keys, key));
  return new Set(known).size >= 2;
}

/** What is made of a profile once: its words in the forms in which pages are searched for them. */
interface Words {
  readonly lists: ListReader;
  readonly columns: LooseNames;
  readonly updateColumns: LooseNames;
}

function wordsOf(profile: Profile): Words {
  return {
    lists: createListReader(profile),
    columns: createLooseNames(profile.columns, profile),
    updateColumns: createLooseNames(profile.updateColumns, profile),
  };
}
