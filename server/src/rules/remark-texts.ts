import type { PluginName } from '../playbook/markdown/lint-plugins.ts';
import type { Severity } from '../profile/types.ts';
import type { Option } from './rule.ts';

/** How one of remark-lint's rules is presented as a rule of ours. */
export interface RemarkText {
  readonly summary: string;
  readonly why: string;
  /** Absent: off. Those that are on found nothing on hundreds of good pages, and a real defect wherever they speak. */
  readonly severity?: Severity;
  /** The plugin's own options. A plugin whose option is no object takes it as `value`. */
  readonly options?: Readonly<Record<string, Option>>;
}

const UNEVEN = 'Inconsistent pages are harder to edit and to compare.';
const PORTABLE = 'Renderers handle it differently.';
const UNREAD = 'The source is hard to read.';
const ADDRESS = 'File names become web addresses, which are typed, copied, and compared.';

/** A choice of style; the plugin takes the first one on the page as the page's style unless told otherwise. */
function style(choices: string): Readonly<Record<string, Option>> {
  return { value: { type: 'string', default: 'consistent', description: `${choices}, or \`consistent\`.` } };
}

function size(standard: number, what: string): Readonly<Record<string, Option>> {
  return {
    value: {
      type: 'integer',
      default: standard,
      description: `The maximum number of characters in ${what}.`,
    },
  };
}

function flag(name: string, standard: boolean, description: string): Readonly<Record<string, Option>> {
  return { [name]: { type: 'boolean', default: standard, description } };
}

/** Texts by the plugin's name. */
export const REMARK_TEXTS: Readonly<Record<PluginName, RemarkText>> = {
  'blockquote-indentation': {
    summary: 'The indentation of block quotes is not consistent.',
    why: UNEVEN,
    options: style('A number of spaces in quotes, such as `"2"`'),
  },
  'code-block-style': {
    summary: 'Some code blocks are fenced and others are indented.',
    why: UNEVEN,
    options: style('`fenced` or `indented`'),
  },
  'correct-media-syntax': {
    summary: 'The brackets and parentheses of a link are swapped: `(text)[address]`.',
    why: 'Readers see the brackets and the address instead of a link.',
    severity: 'warning',
  },
  'definition-case': { summary: 'The label of a link definition contains uppercase letters.', why: UNEVEN },
  'definition-sort': { summary: 'Link definitions are not sorted by label.', why: UNREAD },
  'definition-spacing': {
    summary: 'The label of a link definition contains consecutive spaces.',
    why: UNEVEN,
  },
  'emphasis-marker': {
    summary: 'Some emphasis uses `*` and some uses `_`.',
    why: UNEVEN,
    options: style('`*` or `_`'),
  },
  'fenced-code-flag': {
    summary: 'A code block does not name its language.',
    why: 'It is shown without syntax highlighting.',
    options: {
      ...flag('allowEmpty', false, 'Whether the language may be omitted.'),
      flags: {
        type: 'array',
        default: [],
        description: 'The allowed languages. If empty, all languages that GitHub knows.',
      },
    },
  },
  'fenced-code-marker': {
    summary: 'Some code fences use backticks and others use tildes.',
    why: UNEVEN,
    options: style('A backtick or `~`'),
  },
  'file-extension': {
    summary: "The page's file name has an unexpected extension.",
    why: 'Tools that rely on the extension ignore the page.',
    options: {
      ...flag('allowExtensionless', true, 'Whether file names without an extension are allowed.'),
      extensions: {
        type: 'array',
        default: ['mdx', 'md'],
        description: 'The allowed extensions, without the dot.',
      },
    },
  },
  'final-definition': {
    summary: 'A link definition is not at the end of the page.',
    why: 'Definitions are easier to find in one place.',
  },
  'final-newline': {
    summary: 'The page does not end with a line break.',
    why: 'Appended text joins the last line, and diffs show a line that nobody changed.',
  },
  'first-heading-level': {
    summary: 'The first heading of the page is not at the expected level.',
    why: 'Navigation and search use the first heading as the title.',
    options: {
      value: { type: 'integer', default: 1, description: 'The level of the first heading, from 1 to 6.' },
    },
  },
  'hard-break-spaces': {
    summary: 'A line break consists of more than two spaces.',
    why: 'The extra spaces have no effect.',
    options: flag(
      'allowSpaces',
      true,
      'Whether line breaks may be written as spaces. If not, a backslash is required.',
    ),
  },
  'heading-increment': {
    summary: 'A heading skips a level.',
    why: 'People who use screen readers navigate by heading levels and look for the missing one.',
  },
  'heading-style': {
    summary: 'Some headings use `#` and others are underlined.',
    why: UNEVEN,
    options: style('`atx`, `atx-closed` or `setext`'),
  },
  'linebreak-style': {
    summary: 'Some line endings are CRLF and others are LF.',
    why: 'Diffs show lines that nobody changed.',
    options: style('`unix` or `windows`'),
  },
  'link-title-style': {
    summary: 'The quotes around link titles are not consistent.',
    why: UNEVEN,
    options: style('`"`, `\'` or `()`'),
  },
  'list-item-bullet-indent': { summary: 'The bullet of a list item is indented.', why: PORTABLE },
  'list-item-content-indent': {
    summary: 'The blocks of a list item are not indented consistently.',
    why: 'A block with too little indentation ends the list.',
  },
  'list-item-indent': {
    summary: 'The spacing between a bullet and its text is not the expected one.',
    why: PORTABLE,
    options: { value: { type: 'string', default: 'one', description: '`one`, `tab` or `mixed`.' } },
  },
  'list-item-spacing': {
    summary: 'There is a blank line missing or extra between list items.',
    why: 'The spacing between the rendered items varies.',
    options: flag(
      'checkBlanks',
      false,
      'Whether to check for blank lines inside of items instead of their length.',
    ),
  },
  'maximum-heading-length': {
    summary: 'A heading is too long.',
    why: 'It is cut off in navigation and search results.',
    options: size(60, 'a heading'),
  },
  'maximum-line-length': { summary: 'A line is too long.', why: UNREAD, options: size(80, 'a line') },
  'media-style': {
    summary: 'Some links contain their address and others use a definition.',
    why: UNEVEN,
    options: style('`resource`, `reference` or `reference-reuse`'),
  },
  'no-blockquote-without-marker': {
    summary: 'A line of a block quote has no `>`.',
    why: 'It is part of the quote only as long as nobody edits the lines above it.',
  },
  'no-consecutive-blank-lines': {
    summary: 'There are consecutive blank lines.',
    why: 'The extra lines have no effect.',
  },
  'no-duplicate-defined-urls': {
    summary: 'Two link definitions have the same address.',
    why: 'One definition is enough.',
  },
  'no-duplicate-definitions': {
    summary: 'Two link definitions have the same label.',
    why: 'The second definition is ignored, so its links lead to the first address.',
    severity: 'warning',
  },
  'no-duplicate-headings': {
    summary: 'Two headings of the page have the same text.',
    why: 'The anchor of the second heading gets a number, which changes when headings move.',
  },
  'no-duplicate-headings-in-section': {
    summary: 'Two headings of a section have the same text.',
    why: 'Readers cannot tell them apart in the table of contents.',
  },
  'no-emphasis-as-heading': {
    summary: 'A line in bold or italics is used as a heading.',
    why: 'It is missing from the table of contents.',
  },
  'no-empty-url': { summary: 'A link or an image has no address.', why: 'It leads nowhere.' },
  'no-file-name-articles': { summary: "The page's file name starts with an article.", why: ADDRESS },
  'no-file-name-consecutive-dashes': {
    summary: "The page's file name contains consecutive hyphens.",
    why: ADDRESS,
  },
  'no-file-name-irregular-characters': {
    summary: "The page's file name contains characters other than letters, digits, hyphens, and dots.",
    why: ADDRESS,
    options: {
      value: {
        type: 'string',
        default: '\\.a-zA-Z0-9-',
        description: 'The allowed characters, as in the brackets of a regular expression.',
      },
    },
  },
  'no-file-name-mixed-case': { summary: "The page's file name mixes uppercase and lowercase.", why: ADDRESS },
  'no-file-name-outer-dashes': {
    summary: "The page's file name starts or ends with a hyphen.",
    why: ADDRESS,
  },
  'no-heading-content-indent': {
    summary: 'There is more than one space between the number signs of a heading and its text.',
    why: UNEVEN,
  },
  'no-heading-indent': { summary: 'A heading is indented.', why: PORTABLE },
  'no-heading-like-paragraph': {
    summary: 'A line starts with more than six `#`.',
    why: 'It is shown as plain text, not as a heading.',
    severity: 'warning',
  },
  'no-heading-punctuation': {
    summary: 'A heading ends with a punctuation mark.',
    why: UNEVEN,
    options: {
      value: {
        type: 'string',
        default: '!,.:;?',
        description: 'The punctuation marks that are not allowed.',
      },
    },
  },
  'no-hidden-table-cell': {
    summary: 'A table row has more cells than the header.',
    why: 'The extra cells are not shown.',
  },
  'no-html': {
    summary: 'The page contains HTML.',
    why: 'Publishing systems filter HTML differently.',
    options: flag('allowComments', true, 'Whether comments are allowed.'),
  },
  'no-missing-blank-lines': {
    summary: 'There is no blank line between two blocks.',
    why: PORTABLE,
    options: flag(
      'exceptTightLists',
      false,
      'Whether list items may follow each other without a blank line.',
    ),
  },
  'no-multiple-toplevel-headings': {
    summary: 'The page has more than one top-level heading.',
    why: 'Navigation and search use one of them as the title.',
    options: { value: { type: 'integer', default: 1, description: 'The top level, from 1 to 6.' } },
  },
  'no-paragraph-content-indent': {
    summary: 'A line of a paragraph is indented.',
    why: 'The indentation has no effect.',
  },
  'no-reference-like-url': {
    summary: 'The address of a link is the label of a definition.',
    why: 'The link was probably meant to use that definition.',
  },
  'no-shell-dollars': {
    summary: 'All commands of a code block start with a dollar sign.',
    why: 'The dollar sign is copied together with the command.',
  },
  'no-shortcut-reference-image': { summary: 'An image is written as `![label]` only.', why: PORTABLE },
  'no-shortcut-reference-link': { summary: 'A link is written as `[label]` only.', why: PORTABLE },
  'no-table-indentation': { summary: 'A table row is indented.', why: PORTABLE },
  'no-tabs': { summary: 'The page contains tabs.', why: 'Their width varies.' },
  'no-undefined-references': {
    summary: 'Text in brackets looks like a link without a definition.',
    why: 'Readers see the brackets.',
    options: {
      allow: { type: 'array', default: [], description: 'Texts in brackets that are not links.' },
      ...flag('allowShortcutLink', false, 'Whether text in one pair of brackets is ignored.'),
    },
  },
  'no-unneeded-full-reference-image': {
    summary: 'An image repeats its label: `![label][label]`.',
    why: 'One label is enough.',
  },
  'no-unneeded-full-reference-link': {
    summary: 'A link repeats its label: `[label][label]`.',
    why: 'One label is enough.',
  },
  'no-unused-definitions': {
    summary: 'A link definition is not used on the page.',
    why: 'It has no effect, or the link that should use it is mistyped.',
    severity: 'info',
  },
  'ordered-list-marker-style': {
    summary: 'Some list numbers are followed by a dot and others by a parenthesis.',
    why: UNEVEN,
    options: style('`.` or `)`'),
  },
  'ordered-list-marker-value': {
    summary: 'The numbers of list items are not in the expected order.',
    why: 'Renderers count up from the first number and ignore the others.',
    options: style('`one`, `ordered` or `single`'),
  },
  'rule-style': {
    summary: 'Horizontal rules are not written consistently.',
    why: UNEVEN,
    options: style('The required rule, such as `---`'),
  },
  'strong-marker': {
    summary: 'Some bold text uses `**` and some uses `__`.',
    why: UNEVEN,
    options: style('`*` or `_`'),
  },
  'table-cell-padding': {
    summary: 'The spaces around the text of table cells are not consistent.',
    why: UNEVEN,
    options: style('`padded` or `compact`'),
  },
  'table-pipe-alignment': { summary: 'The pipes of a table are not aligned.', why: UNREAD },
  'table-pipes': { summary: 'A table row does not start and end with a pipe.', why: PORTABLE },
  'unordered-list-marker-style': {
    summary: 'List items use different bullets.',
    why: UNEVEN,
    options: style('`*`, `+` or `-`'),
  },
};
