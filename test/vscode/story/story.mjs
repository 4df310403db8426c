// A writer's afternoon, in the packaged extension: each step builds on the one before. Pictures of it are in artifacts/story/.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageServersOf, showsProcesses } from '../host/processes.mjs';
import { scratchFolder } from '../host/scratch.mjs';
import { placeOf, workbench } from '../host/workbench.mjs';

const assess = 'english-playbook/assess-printer-fleet-partner.md';
const enable = 'english-playbook/enable-secure-print-partner.md';

/**
 * @param options.server a code-server that has the extension
 * @param options.page a page of a browser
 * @param options.workspace the folder of which a copy is opened
 * @param options.pictures where screenshots go
 */
export function tellStory({ server, page, workspace, pictures }) {
  describe('a writer', function () {
    this.bail(true);
    const folder = join(scratchFolder('story'), 'print-service');
    const read = (file) => readFileSync(join(folder, file), 'utf8');
    const vscode = workbench(page, server, folder);

    before(() => {
      cpSync(workspace, folder, { recursive: true });
      writeFileSync(
        join(folder, assess),
        read(assess).replace('| M | FastTrack Manager', '| M FastTrack Manager'),
      );
      mkdirSync(pictures, { recursive: true });
    });
    afterEach(async function () {
      const name = this.currentTest.title.replace(/\W+/g, '-');
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    });

    it('opens a page and sees the squiggle', async () => {
      await vscode.start(assess);
      await vscode.goTo(...placeOf(read(assess), '8101'));
      await vscode.squiggles().first().waitFor();
      assert.match(await vscode.visibleText(), /M FastTrack Manager/);
    });

    it('finds the row in the Problems panel', async () => {
      await vscode.showProblems();
      const row = vscode.problem('task-table/row-cells');
      await row.waitFor();
      assert.equal(await row.count(), 1);
      await row.dblclick();
    });

    it('sees behind the braces of the status bar what page it is, and how it stands', async () => {
      await page.locator('[id="status.languageStatus"]').hover();
      const status = page.locator('.hover-language-status');
      await status.filter({ hasText: 'English · process page' }).first().waitFor();
      await status.filter({ hasText: '1 error' }).first().waitFor();
      await status.filter({ hasText: 'Profile print-service from playbook.config.yaml' }).first().waitFor();
    });

    it('applies the quick fix from the menu', async () => {
      const entry = await vscode.quickFix('pipe');
      await entry.click();
      await vscode.problem('task-table/row-cells').waitFor({ state: 'detached' });
      await vscode.squiggles().first().waitFor({ state: 'detached' });
      assert.match(await vscode.visibleText(), /\| M \| FastTrack Manager/);
    });

    it('completes a task row', async () => {
      await vscode.goTo(...placeOf(read(assess), '8103'));
      await vscode.keyboard.press('End');
      await vscode.keyboard.press('Enter');
      await vscode.keyboard.type('| 810', { delay: 50 });
      await vscode.suggestion('8104').waitFor();
      await vscode.keyboard.type('4', { delay: 50 });
      await vscode.suggestion('8104').waitFor();
      await vscode.keyboard.press('Enter');
      await page.locator('.view-lines', { hasText: 'Name the sites' }).waitFor();
    });

    it('saves, and the file is as it should be', async () => {
      await vscode.keyboard.press('Control+S');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      const [original, saved] = [readFileSync(join(workspace, assess), 'utf8'), read(assess)];
      const row = '| 8104 | Print - Name the sites | O | FastTrack Engineer | Contoso Print / Intune |\n';
      const before = '\n## Key Inputs';
      assert.equal(saved, original.replace(before, row + before));
    });

    it('mends all pages, having seen what will be changed', async () => {
      const fixed = read(enable);
      writeFileSync(join(folder, enable), fixed.replace('## Overview', '##Overview'));
      await vscode.run('Playbook: Fix');
      const preview = page.locator('.bulk-edit-panel');
      const row = preview.locator('.monaco-list-row', { hasText: 'enable-secure-print' });
      await row.locator('.edit-checkbox').click();
      await preview.getByRole('button', { name: 'Apply' }).click();
      await preview.waitFor({ state: 'hidden' });
      await vscode.tab(enable, '.dirty').waitFor();
      await vscode.run('File: Save All');
      await vscode.tab(enable, '.dirty').waitFor({ state: 'detached' });
      assert.equal(read(enable), fixed);
    });

    it('makes a new page', async () => {
      await vscode.openFile(assess);
      await vscode.run('Playbook: New');
      await vscode.choose('process page');
      await vscode.choose('English');
      await vscode.answer('Count the Paper');
      await page.locator('.tab.active', { hasText: 'count-the-paper' }).waitFor();
      const made = readdirSync(join(folder, 'english-playbook')).find((name) =>
        name.includes('count-the-paper'),
      );
      assert.match(read(`english-playbook/${made}`), /\n# Count the Paper\n/);
    });

    it('is told when the server ends, and goes on', async function () {
      if (!showsProcesses) this.skip();
      await vscode.openFile(assess);
      const [first] = await vscode.until(
        () => languageServersOf(server.id),
        (ids) => ids.length > 0,
      );
      process.kill(first, 'SIGKILL');
      await vscode.notification('stopped unexpectedly and is being restarted').waitFor();
      await vscode.goTo(...placeOf(read(assess), ' Overview'));
      await vscode.keyboard.press('Delete');
      await vscode.problem('page/heading-space').waitFor();
    });
  });
}
