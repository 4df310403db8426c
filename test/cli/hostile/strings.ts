import fc from 'fast-check';

/** What a CI system, a terminal or a renderer would obey, whole and in parts that only make a command together. */
const PIECES = [
  '##vso[task.complete result=Succeeded;]DONE',
  '##vso[task.prependpath]/evil',
  '##[error]x',
  '##[command]',
  '##[add-matcher]x.json',
  "##teamcity[buildStatus text='x']",
  '##VSO[task.setvariable variable=x;]y',
  '::error file=x::pwned',
  '::add-mask::e',
  '::stop-commands::x',
  '::',
  ':',
  '##',
  '#',
  'vso[',
  '[',
  ']',
  'section_start:1:x[collapsed=true]\r\u001b[0K',
  'section_end:1:x\r\u001b[0K',
  'section_',
  'start:',
  'travis_fold:start:x\r',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '  ',
  '\u00a0',
  '\u3000',
  '\u001b[31m',
  '\u001b[0m',
  '\u001b[2J\u001b[H',
  '\u001b]8;;https://e.example\u0007',
  '\u001b[8mha:AAAA',
  '\u009b2J',
  '\u0090q',
  '\u0007',
  '\u0008',
  '\u0085',
  '\u007f',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u061c',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u2060',
  '\u034f',
  '\ufe0f',
  '\ufeff',
  '\u{e0023}',
  '\u{e0001}',
  '\u{e0100}',
  '\u3164',
  '%0A',
  '%3A%3A',
  '[x](command:workbench.action.quit)',
  '![x](https://e.example/x.png)',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  ']]>',
  '<!--',
  '-->',
  '&#35;',
  '\\u0023',
  '`',
  '|',
  '"',
  "'",
  '\\',
  '$(x)',
  '😀',
  '日本',
  'word',
] as const;

/** A string that a stranger may have written. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''));

/** The same as one line, as where a line end would begin something else. */
export const hostileLine = hostile.map((text) => text.replace(/[\r\n]+/g, ' '));

/** The same as the name of a file on a file system that takes nearly all names. */
export const hostileName = hostile.map(
  (text) => `${[...text.replace(/[/\0]/g, '')].slice(0, 40).join('')}x.md`,
);

const every = (...sources: readonly string[]) => new RegExp(sources.join('|'), 'gu');

/** The colors that we write on terminals, what takes a line away, and what empties the screen. */
const OURS = every(
  String.raw`\r?\x1b\[2K`,
  String.raw`\x1b\[2J\x1b\[3J\x1b\[H`,
  String.raw`\x1b\[(?:[0-4]|22|24|3[1-6]|39|90)m`,
);

/** What comparisons by culture, as .NET has them, do not look at. */
const IGNORED = every(
  ...['\\u00ad', '\\u034f', '\\u061c', '[\\u200b-\\u200f]', '[\\u2060-\\u2064]', '[\\ufe00-\\ufe0f]'],
  ...['\\ufeff', '[\\u{e0000}-\\u{e0fff}]'],
);

/** What nobody sees, or a terminal obeys; line ends and tabs are harmless, and emoji need some. */
const UNSEEN = every(
  ...['[\\0-\\x08]', '[\\x0b-\\x1f]', '[\\x7f-\\x9f]', '\\u00ad', '\\u034f', '\\u061c', '[\\u115f\\u1160]'],
  ...['\\u180e', '[\\u200b\\u200c\\u200e\\u200f]', '[\\u2028-\\u202e]', '[\\u2060-\\u206f]', '\\u3164'],
  ...['\\ufeff', '\\uffa0', '[\\ufff9-\\ufffb]', '[\\u{e0000}-\\u{e0fff}]'],
);

export interface Reading {
  /** Whether colors and the like of ours are expected. */
  readonly isTerminal?: boolean;
  /** Lines that are commands on purpose. */
  readonly ownCommand?: RegExp;
}

/**
 * What somebody would obey in a text, found as CI systems and terminals find it, not as our code looks for it.
 * @returns the places, in words; empty when all is well
 */
export function obeyed(text: string, { isTerminal = false, ownCommand }: Reading = {}): string[] {
  const found: string[] = [];
  const seen = isTerminal ? text.replace(OURS, '') : text;
  const [unseen] = seen.replaceAll('\r\n', '\n').matchAll(UNSEEN);
  if (unseen) found.push(`U+${unseen[0].codePointAt(0)?.toString(16)} in ${excerpt(seen, unseen.index)}`);
  for (const line of seen.split(/\r\n|\n|\r|\u2028|\u2029|\u0085/)) {
    const command = ownCommand?.test(line) ? line.replace(/^::\w+ /, '') : line;
    for (const reading of [command, command.replace(IGNORED, '')]) {
      const lower = reading.toLowerCase();
      const start = /##[\w.-]*\[|section_(?:start|end):|travis_(?:fold|time):/.exec(lower);
      if (start) found.push(`${start[0]} in ${excerpt(lower, start.index)}`);
      if (reading.trimStart().startsWith('::')) found.push(`:: at the beginning of ${excerpt(reading, 0)}`);
    }
  }
  return found;
}

function excerpt(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 30), at + 40));
}
