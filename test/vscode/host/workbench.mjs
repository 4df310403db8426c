// What a person does in VS Code, for a browser that is driven: keys, clicks, and what is to be seen.
import { resolve } from 'node:path';
import { addressOf } from './in-code-server.mjs';

/** Milliseconds that something may take to show. */
const PATIENCE = 60_000;

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

  /** Opens the input at the top, and types into it. While the window is still starting, something may take the focus away. */
  async function ask(key, text) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      await keyboard.press(key);
      const isFilled = await input.fill(text, { timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isFilled && (await input.isVisible())) return;
      await keyboard.press('Escape');
    }
    throw new Error(`The input that ${key} opens does not stay.`);
  }

  async function openFile(file) {
    await ask('Control+P', file);
    await entry(file.split('/').at(-1)).waitFor();
    await keyboard.press('Enter');
    await editorOf(file).waitFor();
  }

  /** Puts the cursor at 1-based places. */
  async function goTo(line, column) {
    await ask('Control+G', `:${line}:${column}`);
    await keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title. */
  async function run(title) {
    await ask('F1', `>${title}`);
    await entry(title).click();
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

  /** Entries of the quick-fix menu at the cursor. */
  async function quickFixes(text) {
    const menu = page.locator('.action-widget');
    // While another extension registers its fixes, the menu comes up empty or not at all.
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      await keyboard.press('Control+.');
      const entry = menu.locator('.monaco-list-row', { hasText: text }).first();
      const shown = await entry.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (shown) return entry;
      await keyboard.press('Escape');
    }
    throw new Error(`There is no quick fix "${text}".`);
  }

  /** The text that is to be seen in the editor: some lines around the cursor. */
  async function visibleText() {
    const lines = await page.locator('.editor-instance .view-lines').first().innerText();
    return lines.replaceAll('\u00a0', ' ');
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
    keyboard,
    start,
    openFile,
    goTo,
    run,
    choose,
    answer,
    problem,
    showProblems,
    quickFixes,
    visibleText,
    suggestion: (text) => page.locator('.suggest-widget .monaco-list-row', { hasText: text }),
    squiggles: () => page.locator('.squiggly-error, .squiggly-warning'),
    notification: (text) => page.locator('.notification-toast', { hasText: text }),
  };
}
