import type { CalendarDate } from '../text/date.ts';
import type { TextEdit } from '../text/edit.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/**
 * A playbook page as its writer thinks of it. Everything carries its exact span; nothing is left out because it is broken:
 * a table that does not render, a row with a lost pipe and front matter that is not YAML are here with what could be recovered.
 */
export interface Playbook {
  /** Path of the page relative to the workspace's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The syntax tree, for the rules of remark-lint alone; made when first asked for. Nobody else may look into it. */
  readonly syntax: { readonly tree: () => object };
  /** Code of the language pack that the page is written in. */
  readonly language: string;
  /** Name of the page kind in the profile, if one fits. */
  readonly kind: string | undefined;
  readonly frontMatter: FrontMatter | undefined;
  /** The headings in order, each with the part of the page that it rules. */
  readonly sections: readonly Section[];
  /** What a link to a place on the page may name: the anchors of all headings, and those that HTML on the page sets. */
  readonly anchors: readonly string[];
  /** Lines like `##Text`, which were meant as headings. */
  readonly brokenHeadings: readonly BrokenHeading[];
  readonly attributes: readonly Attribute[];
  /** Every table, task tables and update summaries among them. */
  readonly tables: readonly Table[];
  readonly taskTables: readonly TaskTable[];
  readonly updateSummaries: readonly UpdateSummary[];
  /** Links, images, autolinks and definitions in order. */
  readonly links: readonly Link[];
  /** Text like `[a](b c)`, which was meant as a link or image and renders as it stands. */
  readonly brokenLinks: readonly BrokenLink[];
  readonly alerts: readonly Alert[];
  /** `[!INCLUDE [title](path)]`. */
  readonly includes: readonly Include[];
  readonly suppressions: readonly Suppression[];
  /** Lines that a merge left: `<<<<<<<`, `=======`, `>>>>>>>`. */
  readonly conflictMarkers: readonly Span[];
  /** Whether any mark of a playbook was found: a task table, two outline sections, or two front-matter keys of the profile. */
  readonly looksLikePlaybook: boolean;
}

/** A piece of text that means something, and where it stands. */
export interface Part {
  readonly span: Span;
  /** As a reader sees it: without markup and invisible characters, white space collapsed. */
  readonly text: string;
}

export interface FrontMatter {
  /** From the first delimiter line to the last, its line end left out. */
  readonly span: Span;
  /** What is between the delimiter lines. */
  readonly body: Span;
  /** Top-level entries in order, duplicates included; read line by line where the YAML is broken. */
  readonly entries: readonly FrontMatterEntry[];
  readonly error: { readonly message: string; readonly span: Span } | undefined;
}

export interface FrontMatterEntry {
  readonly key: Part;
  /** Its text is the value as a string; the span is empty, right behind the colon, where there is no value. */
  readonly value: Part;
  /** The items of a YAML list, otherwise the value alone; none for an empty value. */
  readonly items: readonly Part[];
  /** The whole entry: from the key to the end of the value's line. */
  readonly span: Span;
}

export interface Section {
  /** Section id of the profile, when the heading is one of its names. */
  readonly id: string | undefined;
  readonly level: number;
  readonly heading: Part;
  /** The heading's whole line. */
  readonly headingSpan: Span;
  /** From the heading to the next one of its level or above. */
  readonly span: Span;
  /** The heading's anchor, as GitHub and DocFX make it, duplicates numbered. */
  readonly anchor: string;
}

export interface BrokenHeading {
  readonly span: Span;
  readonly level: number;
  /** Offset at which the space is missing. */
  readonly textAt: number;
}

/** A key/value line: `Label: **value**`. */
export interface Attribute {
  /** Attribute id of the profile. */
  readonly id: string;
  readonly label: Part;
  /** The value without emphasis; empty where there is none. */
  readonly value: Part;
  /** The value as written, emphasis marks included. */
  readonly valueSource: Span;
  /** The value's items where the attribute is a list, otherwise the value alone; none when it says "none". */
  readonly items: readonly Part[];
  /** The whole attribute, over all lines that it wraps. */
  readonly span: Span;
  /** Where a hard break must be added, when the next line would run on when rendered. */
  readonly missingBreakAt: number | undefined;
  /** What is opened and not closed, or closed and not opened: a bracket, or the emphasis marks. */
  readonly unbalanced: Part | undefined;
  /** Index in `Playbook.sections`; -1 above the first heading. */
  readonly section: number;
}

export interface Table {
  /** From the first character of the header row to the end of the last row. */
  readonly span: Span;
  readonly header: Row;
  readonly delimiter: Row;
  readonly rows: readonly Row[];
  /** False where the delimiter row does not fit the header: renderers show no table at all. */
  readonly rendered: boolean;
  /** Index in `Playbook.sections`; -1 above the first heading. */
  readonly section: number;
}

export interface Row {
  /** The row without indentation and container marks. */
  readonly span: Span;
  /** 0-based. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface Cell extends Part {
  /** Between the pipes, spaces included. */
  readonly outer: Span;
}

export interface TaskTable {
  readonly table: Table;
  /** One for each header cell. */
  readonly columns: readonly TaskColumn[];
  readonly legend: Legend | undefined;
  readonly tasks: readonly Task[];
}

export interface TaskColumn {
  /** Column id of the profile; `undefined` for a header that is none. */
  readonly id: string | undefined;
  readonly header: Cell;
  /**
   * How it was recognised: by a name of the page's language, by one of another language, by its likeness to a name,
   * or by its place and its rows only.
   */
  readonly match: 'name' | 'foreign' | 'similar' | 'place' | 'none';
}

/** The requirement letters that a table's own header explains. */
export interface Legend {
  /** In the header's order, as written. */
  readonly letters: readonly Part[];
  readonly header: Cell;
}

export interface Task {
  readonly row: Row;
  /** Column id → cell, after recovery. A column may be absent: its cell is lost. */
  readonly cells: ReadonlyMap<string, Part>;
  /** The cell of the column of type `id`. */
  readonly id: Part | undefined;
  readonly name: Part | undefined;
  readonly requirement: Part | undefined;
  readonly role: Part | undefined;
  /** The items of the services cell. */
  readonly services: readonly Part[];
  /** What is wrong with the row's shape, when its cells do not fit the header. */
  readonly defect: RowDefect | undefined;
}

export interface RowDefect {
  /**
   * `missing-pipe`: one cell holds two; `doubled-pipe`: an empty cell too many; `attached-rows`: two rows on one line;
   * `missing-cell`: a cell is lost; `extra-cells`: more cells than columns, no telling why.
   */
  readonly kind: 'missing-pipe' | 'doubled-pipe' | 'glued-rows' | 'missing-cell' | 'extra-cells';
  /** The place of the defect, or the whole row. */
  readonly span: Span;
  /** Fixes the row, where that is decidable. */
  readonly edit: TextEdit | undefined;
  /** Column ids whose cells are lost. */
  readonly lost: readonly string[];
}

export interface UpdateSummary {
  readonly table: Table;
  /** Index of the section whose heading names it, if there is one. */
  readonly headingSection: number | undefined;
  /** One for each header cell: the update-column id of the profile, if it is one. */
  readonly columns: readonly (string | undefined)[];
  readonly updates: readonly Update[];
  /** The format of the page's dates: the one that fits most rows, earlier formats of the language winning a tie. */
  readonly dateFormat: string | undefined;
}

export interface Update {
  readonly row: Row;
  readonly date: Part | undefined;
  /** The date as read in the summary's format; `undefined` when malformed. It may be impossible (`isReal`). */
  readonly value: CalendarDate | undefined;
  readonly shortYear: boolean;
  readonly who: Part | undefined;
  readonly what: Part | undefined;
}

export interface Link {
  readonly kind: 'link' | 'image' | 'autolink' | 'definition';
  readonly span: Span;
  /** What is shown; the alternative text of an image. */
  readonly label: Part;
  /** The address as written, without angle brackets and title. Empty span where nothing is written. */
  readonly url: Part & { readonly raw: string };
  /** Index in `Playbook.sections`; -1 above the first heading. */
  readonly section: number;
  /** Whether it is in the section of next steps. */
  readonly nextStep: boolean;
}

export interface BrokenLink {
  readonly span: Span;
  readonly kind: 'link' | 'image';
  readonly label: Span;
  /** The address part between the parentheses, title included. */
  readonly destination: Span;
}

export interface Alert {
  /** The keyword without brackets and exclamation mark. */
  readonly keyword: Part;
  readonly span: Span;
}

export interface Include {
  readonly span: Span;
  readonly path: Part;
}

export interface Suppression {
  readonly action: 'disable-next-line' | 'disable' | 'enable' | 'disable-file';
  /** Rule ids as written; none means all. */
  readonly rules: readonly Part[];
  readonly span: Span;
  /** The reason behind ` -- `, if one is given. */
  readonly reason: string | undefined;
}
