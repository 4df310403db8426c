import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { hostileReport, MESSAGES } from '../formats/hostile.ts';
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

/** Opens a report; whatever goes wrong in it, or is fetched, is collected. */
async function open(file: string): Promise<{ page: Page; errors: string[] }> {
  const opened = await openBrowser();
  close = opened.close;
  const { page } = opened;
  const errors: string[] = [];
  page.on('console', (message) => void errors.push(message.text()));
  page.on('pageerror', (error) => void errors.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href && !request.url().startsWith('data:'))
      errors.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, errors };
}

async function openReport(report: CheckReport): Promise<{ page: Page; errors: string[] }> {
  const root = await makeProject({});
  const file = join(root, 'a report.html');
  await writeFile(file, print('html', report));
  return await open(file);
}

const texts = (page: Page, selector: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())`,
  );

const three = reportOf([
  {
    path: 'docs/a.md',
    language: 'en',
    findings: [
      finding({
        message: 'First.',
        advice: 'Do this.',
        rule: 'link/empty',
        line: 3,
        column: 3,
        endLine: 3,
        endColumn: 5,
      }),
      finding({
        message: 'Second.',
        severity: 'warning',
        fixable: true,
        fix: { title: 'Mend it', edits: [] },
      }),
    ],
  },
  {
    path: 'docs/b-de.md',
    language: 'de',
    findings: [finding({ message: 'Third.', severity: 'hint', rule: 'link/empty' })],
  },
]);

describe.skipIf(reason !== undefined)('in a browser', () => {
  test('findings can be looked at by page and by rule, and chosen', async () => {
    const { page, errors } = await openReport(three);
    expect(await texts(page, '#status')).toEqual(['2 findings on 1 page, of 3']);
    expect(await texts(page, '.message')).toEqual(['First.', 'Second.']);
    expect(await texts(page, '.advice')).toEqual(['Do this.']);
    expect(await texts(page, '.finding pre')).toEqual(['3| 番号 | 役割 |', '1# Ablauf']);
    expect(await texts(page, '.finding mark')).toEqual(['番号', 'Ablauf']);

    await page.click('#filters fieldset label:last-of-type input');
    expect(await texts(page, '#status')).toEqual(['3 findings on 2 pages']);
    await page.fill('#filters input[type=search]', 'THIRD');
    expect(await texts(page, '.group h3')).toEqual(['docs/b-de.md']);
    await page.fill('#filters input[type=search]', 'nowhere');
    expect(await texts(page, '.empty')).toEqual(['No findings match the filters.']);
    await page.click('#filters button');
    expect(await texts(page, '#status')).toEqual(['2 findings on 1 page, of 3']);

    await page.click('#tab-rules');
    expect(await texts(page, '#panel-rules .group h3')).toEqual(['link/empty', 'page/example']);
    await page.selectOption('#filters select[aria-label=Language]', 'de');
    expect(await texts(page, '.empty')).toEqual(['No findings match the filters.']);
    expect(errors).toEqual([]);
  });

  test('a view is kept in its address', async () => {
    const { page, errors } = await openReport(three);
    await page.click('.finding .link');
    expect(await page.evaluate('location.hash')).toBe('#view=rules&rule=link%2Fempty');
    await page.reload();
    expect(await texts(page, '.group h3')).toEqual(['link/empty']);
    expect(await texts(page, '.message')).toEqual(['First.']);
    expect(errors).toEqual([]);
  });

  test('shows many findings piece by piece', async () => {
    const many = reportOf(
      Array.from({ length: 450 }, (_, index) => ({
        path: `docs/${String(index).padStart(3, '0')}.md`,
        language: 'en',
        findings: Array.from({ length: index === 0 ? 250 : 1 }, () => finding()),
      })),
    );
    const { page, errors } = await openReport(many);
    expect((await texts(page, '.group')).length).toBe(200);
    expect((await texts(page, '.finding')).length).toBe(100);
    await page.click('.finding ~ .more button');
    await page.click('.finding ~ .more button');
    expect((await texts(page, '.finding')).length).toBe(250);
    await page.click('#by-page > .more button');
    await page.click('#by-page > .more button');
    expect((await texts(page, '.group')).length).toBe(450);
    expect(await page.isVisible('.more')).toBe(false);
    expect(errors).toEqual([]);
  });

  test('can be used with the keyboard, and says what it is', async () => {
    const { page } = await openReport(three);
    await page.press('#tab-pages', 'ArrowRight');
    expect(await page.evaluate('document.activeElement.id')).toBe('tab-rules');
    expect(await page.isVisible('#panel-rules')).toBe(true);
    await page.press('#tab-rules', 'End');
    expect(await page.evaluate('document.activeElement.id')).toBe('tab-coverage');
    const unnamed = await page.evaluate<number>(
      '[...document.querySelectorAll("input, select, button")].filter((one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.length)).length',
    );
    expect(unnamed).toBe(0);
  });

  test('nothing on a page becomes part of it', async () => {
    const { page, errors } = await openReport(hostileReport());
    for (const box of [1, 2, 3, 4]) {
      const selector = `#filters fieldset label:nth-of-type(${box}) input`;
      if (!(await page.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}).checked`)))
        await page.click(selector);
    }
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
    expect((await texts(page, '.message')).length).toBe(
      hostileReport().summary.errors +
        hostileReport().summary.warnings +
        hostileReport().summary.infos +
        hostileReport().summary.hints,
    );
    expect(await texts(page, '.message')).toContain(MESSAGES[3]);
    expect(await page.evaluate('document.querySelectorAll("main script, main b, main a").length')).toBe(0);
    expect(errors).toEqual([]);
  });

  test('fits dark and narrow screens', async () => {
    const { page } = await openReport(three);
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).not.toBe(light);
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  test('shows which pages there are in which language', async () => {
    const head = '---\ntitle: A\ndescription: B\n---\n\n# A\n\n';
    const root = await makeProject({
      'x/english-playbook/a.md': `${head}| Date | Who Changed | What Changed |\n|---|---|---|\n| 5/20/2023 | Ann Lee | New |\n`,
      'x/german-playbook/a-de.md': `${head}| Datum | Geändert durch | Änderung an |\n|---|---|---|\n| 2/10/2023 | Ann Lee | Neu |\n`,
      'x/english-playbook/b.md': head,
      'playbook.config.yaml': 'files: ["x/**/*.md"]\n',
    });
    await playbook(root, ['check', '--format', 'html=report.html']);
    const { page, errors } = await open(join(root, 'report.html'));
    await page.click('#tab-coverage');
    expect(await texts(page, '.set h3')).toEqual(['x']);
    expect(await texts(page, '.coverage thead th')).toEqual(['Page', 'English', 'German']);
    expect(await texts(page, '.coverage tbody tr')).toEqual([
      'a.md✓ up to date 2023-05-20↻ out of date 2023-02-10',
      'b.md✓ up to date – missing',
    ]);
    expect(await texts(page, '.bars .note')).toEqual(['2 up to date', '1 out of date, 1 missing']);
    await page.click('#gaps');
    expect((await texts(page, '.coverage tbody tr')).length).toBe(2);
    expect(errors).toEqual([]);
  });
});
