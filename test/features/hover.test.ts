import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../server/src/features/documentation-text.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { ENGLISH, FILES, GERMAN, PATHS } from './pages.ts';
import { type ContextOptions, contextAt } from './support.ts';

async function hoverAt(markdown: string, options: ContextOptions = {}): Promise<string | undefined> {
  const { context, offset } = await contextAt(markdown, options);
  return hover(context, offset)?.markdown;
}

describe('hover', () => {
  test('a task: its names in all languages, and where it is used', async () => {
    const page = GERMAN.replace('| 9102', '| 91‸02');
    expect(await hoverAt(page, { path: PATHS.german, files: FILES })).toBe(
      [
        '**9102**',
        '- English: Measure lines\n- Deutsch: Leitungen messen\n- 日本語: 回線の測定',
        'On 2 other pages:\n\n- Check Lines (English)\n- 回線の確認 (日本語)',
      ].join('\n\n'),
    );
  });

  test('a task: its entry in the catalogue', async () => {
    const catalogue =
      'tasks: { "9101": { name: { en: List all sites }, role: FE, services: [Teams], deprecated: true } }';
    const markdown = await hoverAt(ENGLISH.replace('9101', '91‸01'), {
      path: PATHS.english,
      files: { 'tasks.yaml': catalogue },
      configuration: 'catalogue: tasks.yaml',
    });
    expect(markdown).toContain('English: List all sites');
    expect(markdown).toContain('In the catalogue: FastTrack Engineer, Teams. It is retired.');
    expect(markdown).toContain('On this page only.');
  });

  test('pages are links where the transport says how', async () => {
    const { context, offset } = await contextAt(GERMAN.replace('9101', '91‸01'), {
      path: PATHS.german,
      files: FILES,
    });
    const links = { page: (path: string) => `file:///a b/${path}` };
    expect(hover(context, offset, links)?.markdown).toContain(
      '[Check Lines](<file:///a%20b/english-playbook/assess-lines.md>)',
    );
  });

  test('a role: its full name, its other spellings and languages, and how often it is named', async () => {
    const markdown = await hoverAt('# A\n\nPrimary Role: **F‸E**\n', { files: FILES });
    expect(markdown).toContain('**FastTrack Engineer**\n\nAlso: FE');
    expect(markdown).toContain('Named on this page and on 1 other page in English.');
  });

  test('a service that the profile does not know', async () => {
    const markdown = await hoverAt('# A\n\nApplies To: **Exch‸nge**\n');
    expect(markdown).toContain('This service is not in the profile.\n\nSimilar: Exchange');
  });

  test('a phase', async () => {
    const markdown = await hoverAt('# A\n\nPhase: **Ass‸ess**\n', { files: FILES });
    expect(markdown).toContain('- Deutsch: Analyse');
    expect(markdown).toContain('1 other page of this phase in English.');
  });

  test('a letter', async () => {
    const markdown = await hoverAt(ENGLISH.replace('| M |', '| ‸M |'));
    expect(markdown).toContain("This table's header says: (M)andatory / (O)ptional");
    expect(markdown).toContain('- Deutsch: E');
  });

  test('a link: the title, phase and tasks of its page', async () => {
    const page = '# A\n\n## Next Steps\n\n- [x](ass‸ess-lines.md)\n';
    expect(await hoverAt(page, { files: FILES })).toBe(
      '**Check Lines**\n\nAssess · process page · 2 tasks\n\n`english-playbook/assess-lines.md`',
    );
  });

  test('a link to a section of its own page, and one to nowhere', async () => {
    expect(await hoverAt('# A\n\n## Far Away\n\n[x](#far-a‸way)\n')).toBe('This page: Far Away');
    expect(await hoverAt('# A\n\n[x](no-p‸age.md)\n')).toBeUndefined();
  });

  test('headings: a section in other languages, a title in those of its translations', async () => {
    expect(await hoverAt('# A\n\n## App‸roach\n')).toContain('- Deutsch: Methode');
    expect(await hoverAt(ENGLISH.replace('Check', 'Ch‸eck'), { path: PATHS.english, files: FILES })).toBe(
      '**Check Lines**\n\n- Deutsch: Leitungen prüfen\n- 日本語: 回線の確認',
    );
    expect(await hoverAt('# A\n\n## Something ‸else\n')).toBeUndefined();
  });

  test('a label, a front-matter key, a rule', async () => {
    expect(await hoverAt('# A\n\nPrimary ‸Role: **FE**\n')).toContain('The value is one role or several.');
    expect(await hoverAt('---\nms.da‸te: 1/2/2020\n---\n# A\n')).toContain('Written as M/D/YYYY.');
    expect(await hoverAt('---\nft.audi‸ence: partner\n---\n# A\n')).toContain('Any of partner, internal');
    expect(await hoverAt('---\nmine: 1‸\n---\n# A\n')).toBeUndefined();
    const rule = await hoverAt('# A\n\n<!-- playbook-disable task/role-‸unknown -->\n');
    expect(rule).toMatch(/^\*\*task\/role-unknown\*\* \((?:error|warning|info)\)/);
  });

  test('texts of pages are only shown', async () => {
    const title = String.raw`\<img src=x> \[a](command:x) $(zap) https://c.example`;
    const files = { 'english-playbook/assess-b.md': `# ${title}\n` };
    expect(await hoverAt('# A\n\n[b](assess‸-b.md)\n', { files })).toContain(
      String.raw`**\<img src=x\> \[a\](command:x) \$(zap) https\://c.example**`,
    );
  });
});

describe('escaped Markdown', () => {
  test.each([
    ['<b>[a](command:x)</b>', String.raw`\<b\>\[a\](command:x)\</b\>`],
    ['$(zap) & `code` *a* _b_', String.raw`\$(zap) \& \`code\` \*a\* \_b\_`],
    ['https://a.example', String.raw`https\://a.example`],
    ['www.a.example', String.raw`www\.a.example`],
    ['someone@a.example', String.raw`someone\@a.example`],
    ['1. first', String.raw`1\. first`],
    ['- item', String.raw`\- item`],
    ['a\n\n# b', String.raw`a \# b`],
    ['Microsoft 365', 'Microsoft 365'],
  ])('%s', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  test('is cut short', () => expect(escapeMarkdown('a'.repeat(1000))).toHaveLength(301));
});
