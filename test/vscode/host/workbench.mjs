// What a person does in VS Code, for a browser that is driven: keys, clicks, and what is to be seen.
import { resolve } from 'node:path';
import { addressOf } from './address.mjs';

/** Milliseconds that something may take to show. */
const PATIENCE = 60_000;

/** 1-based line and column of the first occurrence of something in a text. */
export function placeOf(text, wanted) {
  const before = text.slice(0, text.indexOf(wanted)).split('\n');
  return [before.length, before.at(-1).length + 1];
}

/**
 * @param page Playwright's page
 * @param server what `startCodeServer` gave
 * @param folder the folder to open
 */
export function workbench(page, server, folder) {
  page.setDefaultTimeout(PATIENCE);
  const { keyboard } = page;
  const input = page.locator('.quick-input-widget input:visible');
  const entry = (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

  /** Opens the folder, and a file of it. */
  async function start(file) {
    const uri = `vscode-remote://${server.authority}${resolve(folder, file)}`;
    await page.goto(addressOf(server.origin, folder, [['openFile', uri]]));
    await editorOf(file).waitFor();
  }

  /** The tab of a file. */
  function editorOf(file) {
    return page.locator('.tab.active', { hasText: file.split('/').at(-1) });
  }

  /** Does something until it succeeds: while the window is still starting, something may take the focus away. */
  async function insist(what, act) {
    for (const end = Date.now() + PATIENCE; ; ) {
      try {
        return await act();
      } catch (error) {
        if (Date.now() > end) throw new Error(`Tried in vain to get ${what}: ${error.message}`);
        await keyboard.press('Escape');
      }
    }
  }

  /** Opens the input at the top, and types into it. */
  async function ask(key, text) {
    await insist(`the input that ${key} opens`, async () => {
      await keyboard.press(key);
      await input.fill(text, { timeout: 3000 });
      if (!(await input.isVisible())) throw new Error('It did not stay.');
    });
  }

  /** Chooses what the input at the top finds for a text. By a click: a key might go elsewhere. */
  async function find(key, text, title) {
    // The first one, when others are no longer put before it.
    const found = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    await insist(`"${title}" among what ${key} finds`, async () => {
      await ask(key, text);
      await found.click({ timeout: 5000 });
    });
  }

  async function openFile(file) {
    await insist(`an editor of ${file}`, async () => {
      await find('Control+P', file, file.split('/').at(-1));
      await editorOf(file).waitFor({ timeout: 5000 });
    });
  }

  /** Puts the cursor at a 1-based line and column. */
  async function goTo(line, column) {
    await insist(`line ${line}, column ${column}`, async () => {
      await find('Control+G', `:${line}:${column}`, `${line}`);
      await page
        .locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` })
        .waitFor({ timeout: 5000 });
    });
  }

  /** Runs a command by its title. */
  async function run(title) {
    await find('F1', `>${title}`, title);
  }

  /** Chooses an entry of the list that is shown. */
  async function choose(text) {
    await entry(text).click();
  }

  /** Answers a question. */
  async function answer(text) {
    await input.fill(text);
    await keyboard.press('Enter');
  }

  /** The rows of the Problems panel that contain a text. */
  function problem(text) {
    return page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  async function showProblems() {
    if (!(await page.locator('.markers-panel').isVisible())) await keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel').waitFor();
  }

  /** The entry of the quick-fix menu at the cursor. */
  async function quickFix(text) {
    const entry = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
    // While another extension registers its fixes, the menu comes up empty or not at all.
    await insist(`the quick fix "${text}"`, async () => {
      await keyboard.press('Control+.');
      await entry.waitFor({ timeout: 3000 });
    });
    return entry;
  }

  /** The text that is to be seen in the editor: some lines around the cursor. */
  async function visibleText() {
    const lines = await page.locator('.editor-instance .view-lines').first().innerText();
    return lines.replaceAll('\u00a0', ' ');
  }

  /** Shows what is known of the suggestion that is chosen. */
  async function showSuggestionDetails() {
    const details = page.locator('.suggest-details-container');
    if (!(await details.isVisible())) await keyboard.press('Control+Space');
    await details.waitFor();
  }

  /** Asks again and again until the answer is the wanted one. */
  async function until(ask, isWanted = Boolean) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(100)) {
      const answered = await ask();
      if (isWanted(answered)) return answered;
    }
    throw new Error(`Waited in vain for ${ask}.`);
  }

  return {
    page,
    until,
    insist,
    keyboard,
    start,
    openFile,
    goTo,
    run,
    choose,
    answer,
    problem,
    showProblems,
    quickFix,
    visibleText,
    showSuggestionDetails,
    suggestion: (text) => page.locator('.suggest-widget .monaco-list-row', { hasText: text }),
    tab: (file, state) => page.locator(`.tab${state}`, { hasText: file.split('/').at(-1) }),
    squiggles: () => page.locator('.squiggly-error, .squiggly-warning'),
    notification: (text) => page.locator('.notification-toast', { hasText: text }),
  };
}
