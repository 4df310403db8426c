import type { PluginName } from '../playbook/markdown-lint-plugins.ts';
import type { Severity } from '../profile/types.ts';
import type { Option } from './rule.ts';

/** How one of remark-lint's rules is presented as a rule of ours. */
export interface RemarkText {
  readonly summary: string;
  readonly why: string;
  /** Absent: off. Those that are on found nothing on hundreds of good pages, and a real fault wherever they speak. */
  readonly severity?: Severity;
  /** The plugin's own options. A plugin whose option is no object takes it as `value`. */
  readonly options?: Readonly<Record<string, Option>>;
}

const UNEVEN = 'Pages written in several ways are harder to edit and to compare.';
const PORTABLE = 'Renderers differ in what they make of it.';
const UNREAD = 'It is hard to read in the source.';
const ADDRESS = 'File names become web addresses, which are typed, copied and compared.';

/** A choice of style; the plugin takes the first one on the page as the page's style unless told otherwise. */
function style(choices: string): Readonly<Record<string, Option>> {
  return { value: { type: 'string', default: 'consistent', description: `${choices}, or \`consistent\`.` } };
}

function size(standard: number, what: string): Readonly<Record<string, Option>> {
  return {
    value: { type: 'integer', default: standard, description: `The most characters that ${what} may have.` },
  };
}

function flag(name: string, standard: boolean, description: string): Readonly<Record<string, Option>> {
  return { [name]: { type: 'boolean', default: standard, description } };
}

/** Texts by the plugin's name. */
export const REMARK_TEXTS: Readonly<Record<PluginName, RemarkText>> = {
  'blockquote-indentation': {
    summary: 'The white space behind the mark of a block quote varies.',
    why: UNEVEN,
    options: style('A number of blanks in quotes, such as `"2"`'),
  },
  'code-block-style': {
    summary: 'Code blocks are fenced here and indented there.',
    why: UNEVEN,
    options: style('`fenced` or `indented`'),
  },
  'correct-media-syntax': {
    summary: 'Brackets and parentheses of a link are mixed up: `(text)[address]`.',
    why: 'Readers see the brackets and the address instead of a link.',
    severity: 'warning',
  },
  'definition-case': { summary: 'The label of a link definition has upper-case letters.', why: UNEVEN },
  'definition-sort': { summary: 'Link definitions are not in the order of their labels.', why: UNREAD },
  'definition-spacing': {
    summary: 'The label of a link definition has several blanks in a row.',
    why: UNEVEN,
  },
  'emphasis-marker': {
    summary: 'Emphasis is marked by `*` here and by `_` there.',
    why: UNEVEN,
    options: style('`*` or `_`'),
  },
  'fenced-code-flag': {
    summary: 'A code block does not say which language it is in.',
    why: 'It is shown without colours.',
    options: {
      ...flag('allowEmpty', false, 'Whether the language may be left out.'),
      flags: {
        type: 'array',
        default: [],
        description: 'The languages allowed; none given: all that GitHub knows.',
      },
    },
  },
  'fenced-code-marker': {
    summary: 'Code blocks are fenced by backticks here and by tildes there.',
    why: UNEVEN,
    options: style('A backtick or `~`'),
  },
  'file-extension': {
    summary: "The page's file name has an unexpected extension.",
    why: 'Tools that go by the extension pass the page over.',
    options: {
      ...flag('allowExtensionless', true, 'Whether a file name may have no extension.'),
      extensions: {
        type: 'array',
        default: ['mdx', 'md'],
        description: 'The extensions allowed, without the dot.',
      },
    },
  },
  'final-definition': {
    summary: 'A link definition stands before the end of the page.',
    why: 'Definitions are easier to find when they stand together.',
  },
  'final-newline': {
    summary: 'The last line of the page does not end with a line end.',
    why: 'What is appended joins the last line, and comparisons show a line that nobody has changed.',
  },
  'first-heading-level': {
    summary: 'The first heading of the page has another level than it should.',
    why: 'Navigation and search take the first heading for the title.',
    options: {
      value: { type: 'integer', default: 1, description: 'The level of the first heading, 1 to 6.' },
    },
  },
  'hard-break-spaces': {
    summary: 'A line break is made by more than two blanks.',
    why: 'The blanks beyond two do nothing.',
    options: flag(
      'allowSpaces',
      true,
      'Whether blanks may make a line break at all; otherwise a backslash must.',
    ),
  },
  'heading-increment': {
    summary: 'A heading is more than one level below the one before it.',
    why: 'Readers who listen to a page go by its heading levels and look for what seems left out.',
  },
  'heading-style': {
    summary: 'Headings are marked by `#` here and underlined there.',
    why: UNEVEN,
    options: style('`atx`, `atx-closed` or `setext`'),
  },
  'linebreak-style': {
    summary: 'Lines end in the way of Windows here and in that of other systems there.',
    why: 'Comparisons show lines that nobody has changed.',
    options: style('`unix` or `windows`'),
  },
  'link-title-style': {
    summary: 'The title of a link stands in other quotation marks than elsewhere.',
    why: UNEVEN,
    options: style('`"`, `\'` or `()`'),
  },
  'list-item-bullet-indent': { summary: 'The bullet of a list item is indented.', why: PORTABLE },
  'list-item-content-indent': {
    summary: 'The blocks of a list item are not indented alike.',
    why: 'A block that is indented too little ends the list.',
  },
  'list-item-indent': {
    summary: "The space between a bullet and the item's text is not as it should be.",
    why: PORTABLE,
    options: { value: { type: 'string', default: 'one', description: '`one`, `tab` or `mixed`.' } },
  },
  'list-item-spacing': {
    summary: 'Blank lines between list items are missing or needless.',
    why: 'The distance between the items varies when rendered.',
    options: flag('checkBlanks', false, 'Whether to go by blank lines within items instead of their length.'),
  },
  'maximum-heading-length': {
    summary: 'A heading is long.',
    why: 'It is cut off in navigation and search results.',
    options: size(60, 'a heading'),
  },
  'maximum-line-length': { summary: 'A line is long.', why: UNREAD, options: size(80, 'a line') },
  'media-style': {
    summary: 'Links are written with their addresses here and with definitions there.',
    why: UNEVEN,
    options: style('`resource`, `reference` or `reference-reuse`'),
  },
  'no-blockquote-without-marker': {
    summary: 'A line of a block quote lacks its mark `>`.',
    why: 'It belongs to the quote by a special rule only, which the next edit may break.',
  },
  'no-consecutive-blank-lines': { summary: 'There are more blank lines than one.', why: 'They do nothing.' },
  'no-duplicate-defined-urls': {
    summary: 'Two link definitions have the same address.',
    why: 'One of them would do.',
  },
  'no-duplicate-definitions': {
    summary: 'Two link definitions have the same label.',
    why: 'The second one is ignored, so its links lead to the address of the first.',
    severity: 'warning',
  },
  'no-duplicate-headings': {
    summary: 'Two headings of the page read the same.',
    why: 'The anchor of the second one gets a number, which changes when headings move.',
  },
  'no-duplicate-headings-in-section': {
    summary: 'Two headings of one section read the same.',
    why: 'Readers cannot tell them apart in the table of contents.',
  },
  'no-emphasis-as-heading': {
    summary: 'A line in bold or italics stands in for a heading.',
    why: 'It is missing from the table of contents.',
  },
  'no-empty-url': { summary: 'A link or an image has no address.', why: 'It leads nowhere.' },
  'no-file-name-articles': { summary: "The page's file name begins with an article.", why: ADDRESS },
  'no-file-name-consecutive-dashes': {
    summary: "The page's file name has several hyphens in a row.",
    why: ADDRESS,
  },
  'no-file-name-irregular-characters': {
    summary: "The page's file name has characters other than letters, digits, hyphens and dots.",
    why: ADDRESS,
    options: {
      value: {
        type: 'string',
        default: '\\.a-zA-Z0-9-',
        description: 'The characters allowed, as between the brackets of a regular expression.',
      },
    },
  },
  'no-file-name-mixed-case': { summary: "The page's file name mixes upper and lower case.", why: ADDRESS },
  'no-file-name-outer-dashes': {
    summary: "The page's file name begins or ends with a hyphen.",
    why: ADDRESS,
  },
  'no-heading-content-indent': {
    summary: 'Several blanks stand between the marks of a heading and its text.',
    why: UNEVEN,
  },
  'no-heading-indent': { summary: 'A heading is indented.', why: PORTABLE },
  'no-heading-like-paragraph': {
    summary: 'A line begins with more than six `#`.',
    why: 'It is shown as text with its marks, not as a heading.',
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
    why: 'The cells beyond are not shown.',
  },
  'no-html': {
    summary: 'The page has HTML.',
    why: 'Publishing systems filter it, each in its own way.',
    options: flag('allowComments', true, 'Whether comments are allowed.'),
  },
  'no-missing-blank-lines': {
    summary: 'A blank line between two blocks is missing.',
    why: PORTABLE,
    options: flag('exceptTightLists', false, 'Whether list items may follow each other without one.'),
  },
  'no-multiple-toplevel-headings': {
    summary: 'The page has several headings of the top level.',
    why: 'Navigation and search take one of them for the title.',
    options: { value: { type: 'integer', default: 1, description: 'The top level, 1 to 6.' } },
  },
  'no-paragraph-content-indent': {
    summary: 'A line of a paragraph is indented.',
    why: 'The indentation is not shown.',
  },
  'no-reference-like-url': {
    summary: 'The address of a link is the label of a definition.',
    why: 'The link was most likely meant to use that definition.',
  },
  'no-shell-dollars': {
    summary: 'The commands of a code block all begin with a dollar sign.',
    why: 'It is copied with the command.',
  },
  'no-shortcut-reference-image': { summary: 'An image is written as `![label]` alone.', why: PORTABLE },
  'no-shortcut-reference-link': { summary: 'A link is written as `[label]` alone.', why: PORTABLE },
  'no-table-indentation': { summary: 'A table row is indented.', why: PORTABLE },
  'no-tabs': { summary: 'The page has tab characters.', why: 'Their width varies.' },
  'no-undefined-references': {
    summary: 'Text in brackets looks like a link whose definition is missing.',
    why: 'Readers see the brackets.',
    options: {
      allow: { type: 'array', default: [], description: 'Texts in brackets that are no links.' },
      ...flag('allowShortcutLink', false, 'Whether text in one pair of brackets is left in peace.'),
    },
  },
  'no-unneeded-full-reference-image': {
    summary: 'An image repeats its label: `![label][label]`.',
    why: 'Once would do.',
  },
  'no-unneeded-full-reference-link': {
    summary: 'A link repeats its label: `[label][label]`.',
    why: 'Once would do.',
  },
  'no-unused-definitions': {
    summary: 'Nothing on the page uses a link definition.',
    why: 'It is not shown; a link that was to use it may be mistyped.',
    severity: 'info',
  },
  'ordered-list-marker-style': {
    summary: 'The numbers of list items are followed by a dot here and by a parenthesis there.',
    why: UNEVEN,
    options: style('`.` or `)`'),
  },
  'ordered-list-marker-value': {
    summary: 'The numbers of list items do not count as they should.',
    why: 'Renderers count on from the first number, whatever the others say.',
    options: style('`one`, `ordered` or `single`'),
  },
  'rule-style': {
    summary: 'Horizontal rules are drawn in several ways.',
    why: UNEVEN,
    options: style('The rule as it must be, such as `---`'),
  },
  'strong-marker': {
    summary: 'Bold text is marked by `**` here and by `__` there.',
    why: UNEVEN,
    options: style('`*` or `_`'),
  },
  'table-cell-padding': {
    summary: 'Blanks around the text of table cells are missing or needless.',
    why: UNEVEN,
    options: style('`padded` or `compact`'),
  },
  'table-pipe-alignment': { summary: 'The pipes of a table are not aligned.', why: UNREAD },
  'table-pipes': { summary: 'A table row does not begin and end with a pipe.', why: PORTABLE },
  'unordered-list-marker-style': {
    summary: 'List items have different bullets.',
    why: UNEVEN,
    options: style('`*`, `+` or `-`'),
  },
};
