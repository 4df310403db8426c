import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { hostile, hostileLine, hostileName } from '../hostile/strings.ts';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { finding, print, reportOf } from '../report-builder.ts';
import { openBrowser, type Page, whyNoBrowser } from './browser.ts';

const reason = await whyNoBrowser();
if (reason !== undefined) console.log(`The HTML report is not opened in a browser: ${reason}`);

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** Elements of the page that are none of the report's own, or that do something. */
const FOREIGN = `[...document.querySelectorAll('*')]
  .filter((one) => !/^(?:html|head|meta|title|link|style|script|body|header|h1|h2|h3|p|main|div|form|section|dl|dt|dd|strong|small|span|button|input|select|option|label|fieldset|legend|details|summary|ul|li|pre|code|mark|table|thead|tbody|tr|th|td|footer|svg|rect)$/i.test(one.localName)
    || [...one.attributes].some(({ name, value }) => /^on|^srcdoc$/.test(name) || /^(?:src|href|action|formaction)$/.test(name) && !/^data:,$/.test(value)))
  .map((one) => one.outerHTML.slice(0, 200))`;

async function open(html: string): Promise<{ page: Page; errors: string[] }> {
  const file = join(await makeProject({}), 'report.html');
  await writeFile(file, html);
  const opened = await openBrowser();
  close = opened.close;
  const { page } = opened;
  const errors: string[] = [];
  page.on('console', (message) => void errors.push(message.text()));
  page.on('pageerror', (error) => void errors.push(error.message));
  page.on('dialog', (dialog) => {
    errors.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href && !request.url().startsWith('data:'))
      errors.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, errors };
}

/** Opens all that can be opened in each view. */
async function openAll(page: Page): Promise<void> {
  for (const view of ['pages', 'rules', 'coverage']) {
    await page.click(`#tab-${view}`);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
    expect(await page.evaluate<string[]>(FOREIGN)).toEqual([]);
  }
}

/** What gets out of HTML where it is written carelessly. */
const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<!--<script>',
  ']]><script>alert(1)</script>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '{{constructor.constructor("alert(1)")()}}',
];

describe.skipIf(reason !== undefined)('in a browser', () => {
  test('no string of a page runs or becomes an element', async () => {
    const strings = [...MARKUP, ...fc.sample(hostile, { numRuns: 300, seed: 1 })];
    const report = reportOf(
      strings.map((text, index) => ({
        path: `${index}${text}`,
        language: index % 5 === 0 ? text : 'en',
        findings: [
          finding({
            message: text,
            fixable: true,
            fix: { title: text, edits: [] },
            related: [{ message: text, path: text, line: 1, column: 1, endLine: 1, endColumn: 1 }],
          }),
        ],
      })),
    );
    const { page, errors } = await open(print('html', report));
    await openAll(page);
    const shown = await page.evaluate<number>('document.querySelectorAll(".message").length');
    expect(shown).toBeGreaterThan(100);
    expect(errors).toEqual([]);
  });

  test('nor does one of a file name, a configuration or front matter', async () => {
    const lines = [...MARKUP, ...fc.sample(hostileLine, { numRuns: 40, seed: 2 })];
    const names = fc.sample(hostileName, { numRuns: 40, seed: 3 });
    const pages = Object.fromEntries(
      lines.map((line, index) => [
        `x/english-playbook/${index}${names[index % names.length]}`,
        `---\ntitle: ${JSON.stringify(line)}\n${line}: ${line}\n---\n# ${line}\n\n[${line}](nope.md)\n\nPrimary Role: **${line}**\n`,
      ]),
    );
    const configuration = `extends: fasttrack\nfiles: ["x/**/*.md"]\nname: ${JSON.stringify(lines[0])}\nlanguages: { en: { name: ${JSON.stringify(lines[0])} } }\n`;
    const root = await makeProject({ ...pages, 'playbook.config.yaml': configuration });
    const { stdout, stderr } = await playbook(root, ['check', '--format', 'html']);
    expect(stderr).toBe('');
    const { page, errors } = await open(stdout);
    await openAll(page);
    expect(await page.evaluate<number>('document.querySelectorAll(".message").length')).toBeGreaterThan(50);
    expect(errors).toEqual([]);
  });
});
