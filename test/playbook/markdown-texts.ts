import fc from 'fast-check';

const pieces = [
  ...[
    '# H',
    '## H **b** #',
    '#',
    '####### x',
    '#x',
    ' # x',
    '    # x',
    '\t# x',
    'Set\next\n===',
    '===',
    '---',
  ],
  ...[
    'text',
    'text  ',
    'text\\',
    '  text',
    '- item',
    '* item',
    '+',
    '  - sub',
    '    - sub',
    '1. one',
    '10) ten',
  ],
  ...[
    '> quote',
    '> > quote',
    '>',
    '   > quote',
    '>- a',
    '> # h',
    '- # h',
    '    code',
    '\tcode',
    '- - -',
    '***',
  ],
  ...[
    '```',
    '````',
    '```js',
    '~~~',
    '~~~~ x',
    '  ```',
    '   ~~~',
    '> ```',
    '- ```',
    '  > ~~~',
    '1. ~~~',
    '``` `',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- c -->',
    'a <!-- b',
    '- <!--',
    '> <!--',
    '<div>',
    '</div>',
    '> <div>',
    '<br>',
    '<a b="c">',
  ],
  ...[
    '<script>',
    '</script>',
    '<PRE',
    '</pre>',
    '<textarea>',
    '<?php',
    '?>',
    '<!DOCTYPE',
    '>',
    '<![CDATA[',
    ']]>',
  ],
  ...['a|b', '|a|b|', '|-|-|', '--|--', '|1|`c`|', '| [l](u) | **b** |', '> a|b', '> -|-'],
  ...[
    '[l](u)',
    '[l](<u v> "t")',
    '[l](u v)',
    '![i](',
    '[![x](y)](z)',
    '<http://x.y>',
    '[!NOTE]',
    '> [!TIP]',
    '[r]',
  ],
  ...[
    '**bold',
    'it* x',
    '`code',
    '`` a ` b',
    '\\',
    '&amp; &x;',
    '\ufeff',
    '\u00a0',
    '\u200b',
    '\0',
    '\ud800',
    '\u2028',
  ],
  ...['', '', '', '', '', '   ', '\t'],
];

const line = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...pieces) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces)).map((two) => two.join(' ')),
  },
);

/** Line ends are mixed in some texts only, as a lone `\r` is rare. */
const lineEnds = fc.constantFrom(['\n'], ['\n'], ['\r\n'], ['\n', '\r\n', '\r', '\n\n']);

/** Documents of what is hard to cut: fences, HTML, containers, tables, odd characters; no definitions. */
export const nastyText = fc
  .tuple(fc.array(fc.tuple(line, fc.nat(11)), { maxLength: 16 }), lineEnds, fc.boolean())
  .map(([lines, ends, closed]) => {
    const text = lines.map(([each, end]) => each + ends[end % ends.length]).join('');
    return closed ? text : text.replace(/[\r\n]+$/, '');
  });

/** The same, and now and then a definition, which makes links of brackets anywhere. */
export const nastyTextWithDefinitions = fc
  .tuple(
    nastyText,
    fc.constantFrom('[r]: u', '> [r]: <u v>', '- [!NOTE]: u', 'x [r]: u', '[r\nr]: u'),
    nastyText,
  )
  .map((parts) => parts.join('\n'));

/** Texts of up to about `size` characters on which a parser may take forever or overflow its stack. */
export function hostileTexts(size: number): [name: string, text: string][] {
  const of = (unit: string, length = size) => unit.repeat(Math.floor(length / unit.length));
  return [
    ['brackets', of('[')],
    ['closing brackets', of(']')],
    ['nested brackets', of('[', size / 2) + of(']', size / 2)],
    ['pairs of brackets', of('[]')],
    ['nested links', `${of('[', size / 5)}a${of('](u)', size / 2)}`],
    ['nested images', `${of('![', size / 5)}a${of('](u)', size / 2)}`],
    ['links without an end', of('[a](<b "')],
    ['stars', of('*')],
    ['mixed emphasis', of('*a_ ')],
    ['nested emphasis', `${of('**a ', size / 2)}${of(' b**', size / 2)}`],
    ['emphasis in cells', of('a*||\n', size / 2)],
    ['quotes', of('>')],
    ['lists in lists', of('- ')],
    ['lists in lists with text', `${of('- ')}x`],
    ['numbered lists in lists', of('1. ')],
    ['lists in quotes', of('> - ')],
    ['list items', of('- a\n', size / 2)],
    ['empty list items', of('-\n', size / 2)],
    ['lazy lines', `> a\n${of('b\n', size / 2)}`],
    ['pipes', of('|', size / 2)],
    ['cells', `${of('|a', size / 4)}\n${of('|-', size / 4)}\n${of('|b', size / 4)}`],
    ['rows', `a|b\n-|-\n${of('a|b\n', size / 2)}`],
    ['underlined headings', of('a\n=\n', size / 2)],
    ['backticks', `a ${of('`')}`],
    ['a fence that is long', `${of('`')}\n${of('`')}`],
    ['HTML', of('a <!-- b ')],
    ['declarations', of('a <!A ')],
    ['angle brackets', of('<')],
    ['ampersands', of('&#x')],
    ['parentheses', `[a](${of('(')}`],
    ['number signs', `# a${of(' #')}`],
    ['blanks', `a${of(' ')}b`],
    ['tabs', `${of('\t')}a`],
    ['one long line', of('a')],
    ['lines', of('a\n', size / 2)],
    ['blank lines', of('\n', size / 2)],
    ['line ends', of('\r', size / 2)],
    ['headings in HTML', of('<div>\n# a\n\n', size / 2)],
    ['fences in lists', of('- ```\n# a\n', size / 2)],
    ['nulls', of('\0')],
  ];
}
