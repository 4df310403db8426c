import { describe, expect, test } from 'vitest';
import type { Location } from '../../server/src/features/context.ts';
import { definition, locate } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentHighlights, references } from '../../server/src/features/references.ts';
import { ENGLISH, FILES, GERMAN, JAPANESE, PATHS } from './pages.ts';
import { type At, type ContextOptions, contextAt, textAt } from './support.ts';

/** `path:line`, lines from 1, and what is there. */
async function show({ context }: At, places: readonly Location[]): Promise<string[]> {
  return await Promise.all(
    places.map(async ({ path, span }) => {
      const page = path === context.page.path ? context.page : await context.open(path);
      const line = (page?.lines.lineAt(span.start) ?? -1) + 1;
      return `${path}:${line} ${page?.text.slice(span.start, span.end)}`;
    }),
  );
}

async function define(markdown: string, options?: ContextOptions): Promise<string[]> {
  const at = await contextAt(markdown, options);
  return await show(at, (await definition(at.context, at.offset))?.targets ?? []);
}

async function refer(markdown: string, options?: ContextOptions): Promise<string[]> {
  const at = await contextAt(markdown, options);
  return await show(at, await references(at.context, at.offset));
}

describe('definition', () => {
  test('a task: its row on the original page', async () => {
    const page = GERMAN.replace('9102', '91‸02');
    expect(await define(page, { path: PATHS.german, files: FILES })).toEqual([
      'english-playbook/assess-lines.md:15 9102',
    ]);
  });

  test('a task that the original lacks: a page in the default language, else any other', async () => {
    const page = GERMAN.replace('9102', '91‸02');
    const path = 'german-playbook/success-z-de.md';
    const files = { ...FILES, 'english-playbook/success-z.md': '# Z\n' };
    expect(await define(page, { path, files })).toEqual(['english-playbook/assess-lines.md:15 9102']);
    const others = { [PATHS.japanese]: JAPANESE };
    expect(await define(page, { path, files: others })).toEqual(['german-playbook/success-z-de.md:10 9102']);
  });

  test('the row itself, where it is the original', async () => {
    const page = ENGLISH.replace('9101', '91‸01');
    expect(await define(page, { path: PATHS.english, files: FILES })).toEqual([
      'english-playbook/assess-lines.md:14 9101',
    ]);
  });

  test('a role: where the step names it', async () => {
    const other = ENGLISH.replace('## Approach', '## Approach\n\nPrimary Role: **FE**');
    const page = other.replace('| FE |', '| F‸E |');
    expect(await define(page)).toEqual(['english-playbook/assess-a.md:11 FastTrack Engineer']);
  });

  test('a link: the title or heading it leads to', async () => {
    expect(await define('# A\n\n[x](assess-l‸ines.md)\n', { files: FILES })).toEqual([
      'english-playbook/assess-lines.md:1 Check Lines',
    ]);
    expect(await define('# A\n\n[x](assess-lines.md#meas‸ure)\n', { files: FILES })).toEqual([
      'english-playbook/assess-lines.md:7 Measure',
    ]);
    expect(await define('# A\n\n[x](#b‸b)\n\n## Bb\n')).toEqual(['english-playbook/assess-a.md:5 Bb']);
    expect(await define('# A\n\n[x](gon‸e.md)\n', { files: FILES })).toEqual([]);
  });

  test('leaves links and headings to an editor that knows them', async () => {
    const { context, offset } = await contextAt('# A\n\n[x](assess-l‸ines.md)\n', { files: FILES });
    expect(await definition(context, offset, { knowsLinks: true })).toBeUndefined();
  });

  test('an anchor that is not there: the beginning of its page', async () => {
    const { context } = await contextAt('# A\n', { files: FILES });
    const place = await locate({ path: PATHS.english, anchor: 'gone' }, context);
    expect(place?.span).toEqual({ start: 0, end: 0 });
  });
});

describe('references', () => {
  test('a task: its rows in every language', async () => {
    expect(await refer(ENGLISH.replace('9102', '91‸02'), { path: PATHS.english, files: FILES })).toEqual([
      'english-playbook/assess-lines.md:15 9102',
      'german-playbook/assess-lines-de.md:10 9102',
      'japanese-playbook/assess-lines-jp.md:7 9102',
    ]);
  });

  test('a role: its spellings on the pages of this language', async () => {
    expect(await refer('# A\n\nPrimary Role: **F‸E**\n', { files: FILES })).toEqual([
      'english-playbook/assess-a.md:3 FE',
      'english-playbook/assess-lines.md:9 FastTrack Engineer',
      'english-playbook/assess-lines.md:15 FE',
    ]);
  });

  test('a service that the profile does not know: its word', async () => {
    const files = { 'english-playbook/assess-b.md': '# B\n\nApplies To: **Fax / Teams**\n' };
    expect(await refer('# A\n\nApplies To: **Fa‸x**\n', { files })).toEqual([
      'english-playbook/assess-a.md:3 Fax',
      'english-playbook/assess-b.md:3 Fax',
    ]);
  });

  const LINKING = {
    'english-playbook/assess-b.md': '# B\n\n[x](assess-a.md) [y](./assess-a.md#steps) [z](assess-c.md)\n',
    'english-playbook/assess-c.md':
      '# C\n\n[x](/english-playbook/assess-a.html#Steps)\n\n[r]: assess-a.md "t"\n',
  };

  test('a heading: the links to it', async () => {
    expect(await refer('# A\n\n## Ste‸ps\n\n[up](#steps) [top](#a)\n', { files: LINKING })).toEqual([
      'english-playbook/assess-a.md:3 Steps',
      'english-playbook/assess-a.md:5 #steps',
      'english-playbook/assess-b.md:3 ./assess-a.md#steps',
      'english-playbook/assess-c.md:3 /english-playbook/assess-a.html#Steps',
    ]);
  });

  test('the title, and a link to a page: all links to the page', async () => {
    const expected = [
      'english-playbook/assess-b.md:3 assess-a.md',
      'english-playbook/assess-b.md:3 ./assess-a.md#steps',
      'english-playbook/assess-c.md:3 /english-playbook/assess-a.html#Steps',
      'english-playbook/assess-c.md:5 assess-a.md',
    ];
    expect(await refer('# ‸A\n\n## Steps\n', { files: LINKING })).toEqual([
      'english-playbook/assess-a.md:1 A',
      ...expected,
    ]);
    const page = LINKING['english-playbook/assess-b.md'].replace('(assess-a.md)', '(assess‸-a.md)');
    const files = { ...LINKING, 'english-playbook/assess-a.md': '# A\n\n## Steps\n' };
    expect(await refer(page, { path: 'english-playbook/assess-b.md', files })).toEqual(expected);
  });

  test('an image: the pages that show it', async () => {
    const files = {
      'english-playbook/media/a.png': '',
      'english-playbook/assess-b.md': '# B\n\n![i](media/a.png)\n',
    };
    expect(await refer('# A\n\n![i](med‸ia/a.png)\n', { files })).toEqual([
      'english-playbook/assess-a.md:3 media/a.png',
      'english-playbook/assess-b.md:3 media/a.png',
    ]);
  });
});

describe('highlights', () => {
  async function highlight(markdown: string, options?: ContextOptions): Promise<string[]> {
    const { context, offset } = await contextAt(markdown, options);
    return documentHighlights(context, offset).map((span) => textAt(context, span));
  }

  test('a role in all its spellings', async () => {
    expect(await highlight(ENGLISH.replace('| FE |', '| F‸E |'))).toEqual(['FastTrack Engineer', 'FE']);
  });

  test('a letter: the legend and the rows', async () => {
    expect(await highlight(ENGLISH.replace('| M |', '| ‸M |'))).toEqual(['M', 'M']);
  });

  test('a heading and the links to it; the links to one page', async () => {
    expect(await highlight('# A\n\n## Ste‸ps\n\n[x](#steps) [y](#a)\n')).toEqual(['Steps', '#steps']);
    expect(
      await highlight('# A\n\n[x](assess-lin‸es.md) [y](./assess-lines.md) [z](b.md)\n', { files: FILES }),
    ).toEqual(['assess-lines.md', './assess-lines.md']);
  });
});

describe('document links', () => {
  const PAGE = `# A

[file](assess-lines.md#measure) [here](#a) [web](https://a.example) [gone](gone.md)
[root](/english-playbook/assess-lines.md) [published](assess-lines.html) [case](Assess-Lines.md) [folder](sub/)
![image](media/a.png) [!INCLUDE [x](../shared/i.md)]

[ref]: assess-lines.md
`;
  const files = {
    ...FILES,
    'english-playbook/media/a.png': '',
    'english-playbook/sub/index.md': '',
    'shared/i.md': '',
  };

  test('lead to files of the workspace', async () => {
    const { context } = await contextAt(PAGE, { files });
    const shown = documentLinks(context).map(
      ({ span, path, anchor }) =>
        `${textAt(context, span)} → ${path}${anchor === undefined ? '' : `#${anchor}`}`,
    );
    expect(shown).toEqual([
      'assess-lines.md#measure → english-playbook/assess-lines.md#measure',
      '#a → english-playbook/assess-a.md#a',
      '/english-playbook/assess-lines.md → english-playbook/assess-lines.md',
      'assess-lines.html → english-playbook/assess-lines.md',
      'Assess-Lines.md → english-playbook/assess-lines.md',
      'sub/ → english-playbook/sub/index.md',
      'media/a.png → english-playbook/media/a.png',
      '../shared/i.md → shared/i.md',
      'assess-lines.md → english-playbook/assess-lines.md',
    ]);
  });

  test('are only those that the editor gets wrong, where it follows links itself', async () => {
    const { context } = await contextAt(PAGE, { files });
    const shown = documentLinks(context, { knowsLinks: true }).map(({ span }) => textAt(context, span));
    expect(shown).toEqual([
      '/english-playbook/assess-lines.md',
      'assess-lines.html',
      'Assess-Lines.md',
      'sub/',
    ]);
  });
});
