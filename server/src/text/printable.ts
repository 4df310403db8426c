/*
 * What is safe to show. Pages, file names and configurations come from strangers, and whatever prints them may be read by a
 * terminal or by a CI system that obeys what is in a log.
 */

/**
 * What nobody sees or a terminal obeys: controls, line and paragraph separators, marks of writing direction, tag characters
 * and all others that renderers ignore, but for the joiner and the variation selectors that emoji need.
 */
const HIDDEN = String.raw`(?![\u200d\ufe00-\ufe0f])[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`;

const ANY_HIDDEN = new RegExp(HIDDEN, 'u');
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');
/** Line ends and tabs do no harm in a text of several lines. */
const HIDDEN_IN_LINES = new RegExp(String.raw`(?!\r?\n|\t)${HIDDEN}`, 'gu');
/** The colors of `picocolors`, and nothing else that a terminal obeys. */
const COLOR = String.raw`\x1b\[(?:[0-4]|[79]|[2-49]\d)m`;
const HIDDEN_BUT_COLORS = new RegExp(String.raw`(?!\r?\n|\t|${COLOR})${HIDDEN}`, 'gu');

/** What may stand between the characters of a command and is skipped: colors, and what comparisons by culture ignore. */
const GAP = String.raw`(?:${COLOR}|\p{Default_Ignorable_Code_Point})*`;

/** What CI systems obey in a log. */
const COMMAND = new RegExp(
  [
    // Azure Pipelines (##vso[, ##[), GitHub's older form (##[), TeamCity (##teamcity[) and their like, anywhere.
    String.raw`#${GAP}#${GAP}(?:[\w.-]${GAP})*\[`,
    // GitLab, Travis CI: anywhere.
    ...['section_start:', 'section_end:', 'travis_fold:', 'travis_time:'].map((word) => [...word].join(GAP)),
    // GitHub, Gitea and Forgejo: at the beginning of a line, after white space too.
    String.raw`^(?:[^\S\n]|${COLOR}|\p{Default_Ignorable_Code_Point})*:${GAP}:`,
  ].join('|'),
  'gimu',
);

/** @example isHidden('\u200b') // true */
export function isHidden(text: string): boolean {
  return ANY_HIDDEN.test(text);
}

/** A character as its code. @example writeOut('\u200b') // '<200B>' */
export function writeOut(char: string): string {
  return `<${hex(char).toUpperCase().padStart(2, '0')}>`;
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16);
}

/**
 * A text without anything that a reader would not see or a terminal would obey, for where its width does not matter.
 * @example printable('a\tb\u200b') // 'a b<200B>'
 */
export function printable(text: string): string {
  return isHidden(text) ? text.replaceAll('\t', ' ').replace(ALL_HIDDEN, writeOut) : text;
}

/**
 * A text in which no CI system finds a command: one character of each is escaped.
 * @param toEscape how the character is written instead
 * @example breakCommands('##vso[x]') // '<23>#vso[x]'
 */
export function breakCommands(text: string, toEscape: (char: string) => string = writeOut): string {
  return text.replace(COMMAND, (command) => command.replace(/[#:]/, toEscape));
}

/**
 * A text of whole lines for people and logs: neither a terminal nor a CI system obeys anything in it.
 * @example logSafe('::error::\u001b[2J\n') // '<3A>:error::<1B>[2J\n'
 */
export function logSafe(text: string): string {
  return breakCommands(text.replace(HIDDEN_IN_LINES, writeOut));
}

/** As `logSafe`, for a text that we have colored: the colors stay. */
export function coloredLogSafe(text: string): string {
  return breakCommands(text.replace(HIDDEN_BUT_COLORS, writeOut));
}

/**
 * A JSON text that says the same, and in which nothing is hidden and no CI system finds a command.
 * @example escapeJson('"##vso[\u009b"') // '"\\u0023#vso[\\u009b"'
 */
export function escapeJson(json: string): string {
  return escapeData(json, (char) =>
    char
      .split('')
      .map((unit) => `\\u${hex(unit).padStart(4, '0')}`)
      .join(''),
  );
}

/** The same for YAML, where all that could be escaped is between double quotes. */
export function escapeYaml(yaml: string): string {
  return escapeData(yaml, (char) => `\\U${hex(char).padStart(8, '0')}`);
}

/** The same for XML and HTML, as text or as the value of an attribute. @example escapeMarkup('##[') // '&#x23;#[' */
export function escapeMarkup(markup: string): string {
  return escapeData(markup, (char) => `&#x${hex(char)};`);
}

function escapeData(text: string, toEscape: (char: string) => string): string {
  return breakCommands(text.replace(HIDDEN_IN_LINES, toEscape), toEscape);
}
