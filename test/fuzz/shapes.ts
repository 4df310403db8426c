import fc from 'fast-check';

/** Pages as people write them, put together from parts that have all that pages have, right or wrong. */

const word = fc.constantFrom(...'Lay the table spoons forks 表 フォーク Löffel été 😀 a&b'.split(' '));
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const name = fc.constantFrom('plan', 'plan-partner', 'plan-partner-de', 'gone', 'media/a', '../plan', 'Plan');
const role = fc.constantFrom('FastTrack Manager', 'FastTrack Engineer, FM', 'FastTrak Manager', 'Cook', '');
const service = fc.constantFrom(
  'Exchange',
  'Exchange / Teams',
  'All Services',
  'Exchagne/Teams',
  'Exchange/',
  '',
);
const date = fc.constantFrom('3/2/2020', '13/2/2020', '2020-03-02', '2/30/2020', '2020年3月2日', 'soon', '');

const link = fc
  .tuple(words, name, fc.constantFrom('.md', '.md#overview', '.md#nowhere', '.png', '', '.md "T"', '.md?x=1'))
  .map(([text, to, rest]) => `[${text}](${to}${rest})`);
const inline = fc.oneof(
  { weight: 3, arbitrary: words },
  link,
  words.map((text) => `**${text}**`),
  words.map((text) => `\`${text}\``),
  fc.constantFrom(
    '<a@b.example>',
    'https://a.example/x',
    '![](a.png)',
    '![a](b.png)',
    '<!-- x -->',
    '\u200b',
    '\\|',
  ),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

const frontMatter = fc
  .array(
    fc.oneof(
      fc.tuple(
        fc.constantFrom(
          'title',
          'description',
          'author',
          'ms.author',
          'manager',
          'ms.topic',
          'ft.owner',
          'ms.athor',
        ),
        words,
      ),
      fc.tuple(fc.constant('ms.date'), date),
    ),
    { maxLength: 8 },
  )
  .map((entries) => ['---', ...entries.map(([key, value]) => `${key}: ${value}`), '---'].join('\n'));

const heading = fc
  .tuple(
    fc.constantFrom('#', '##', '###', '####', '##'),
    fc.constantFrom(' ', ' ', ' ', '', '  '),
    fc.oneof(
      words,
      fc.constantFrom('Overview', 'Approach', 'Next Steps', 'Refresh Summary', 'FTOP Tasks', 'Objectives'),
    ),
  )
  .map((parts) => parts.join(''));
const attribute = fc
  .tuple(
    fc.constantFrom('Phase', 'Primary Role', 'Primary Roles', 'Applies To', 'Motions', 'Aplies To'),
    fc.oneof(role, service, words),
    fc.constantFrom('  ', '', ' '),
  )
  .map(([key, value, end]) => `${key}: **${value}**${end}`);
const row = fc
  .tuple(
    fc.constantFrom('1001', '1002', '10O3', '', '[1004](plan.md)'),
    line,
    fc.constantFrom('M', 'O', 'X', ''),
    role,
    service,
  )
  .map((cells) => `| ${cells.join(' | ')} |`);
const taskTable = fc
  .array(row, { maxLength: 4 })
  .map((rows) =>
    [
      '#### FTOP Tasks',
      '',
      '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |',
      '| ------- | --------- | :----------------------: | -------------- | -------- |',
      ...rows,
    ].join('\n'),
  );
const nextSteps = fc
  .array(link, { maxLength: 3 })
  .map((links) => ['## Next Steps', '', ...links.map((one) => `- ${one}`)].join('\n'));
const updates = fc
  .array(fc.tuple(date, words, line), { maxLength: 3 })
  .map((rows) =>
    [
      '## Refresh Summary',
      '',
      '| Date | Who Changed | What Changed |',
      '|------|-------------|--------------|',
      ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ].join('\n'),
  );
const block = fc.oneof(
  heading,
  line,
  fc.array(attribute, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
  taskTable,
  nextSteps,
  updates,
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  line.map((text) => `> [!NOTE]\n> ${text}`),
  fc.constantFrom(
    '```\ncode\n```',
    '<!-- playbook-disable-next-line link/empty -->',
    '[!INCLUDE [a](b.md)]',
    '***',
  ),
);

/** A page with `\n` as its line ends. */
export const shapedPage: fc.Arbitrary<string> = fc
  .tuple(fc.option(frontMatter, { nil: '' }), fc.array(block, { maxLength: 10 }))
  .map(([front, blocks]) => [front, ...blocks, ''].filter((part, at) => at > 0 || part !== '').join('\n\n'));

const SCRAPS =
  '|,||,\\,**,*,[,],](,![,`,```\n,\n,\n\n,  ,> ,- ,    ,##,# ,<!--,-->,---,\u200b,\u00a0,、,：,（,:,\t,1004,<<<<<<< a\n,=======\n,[!,<,&amp;,😀,\ud83d,\ufeff,\0'.split(
    ',',
  );

/** Changes that hurried people and tools make, at any place. */
export const damage: fc.Arbitrary<(text: string) => string> = fc
  .array(
    fc.record({
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      taken: fc.integer({ min: 0, max: 12 }),
      scrap: fc.oneof(fc.constantFrom(...SCRAPS), fc.constant('')),
      twice: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map(
    (edits) => (text) =>
      edits.reduce((result, { where, taken, scrap, twice }) => {
        const at = Math.floor(where * result.length);
        const end = twice ? at : at + taken;
        return result.slice(0, at) + scrap + (twice ? result.slice(at, at + 40) : '') + result.slice(end);
      }, text),
  );
