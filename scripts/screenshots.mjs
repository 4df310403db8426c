// `npm run screenshots`: takes the pictures in docs/images/ from the packaged extension, running in code-server on a copy of examples/.
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/vscode/host/browser.mjs';
import { startCodeServer } from '../test/vscode/host/code-server.mjs';
import { ensureInstalled } from '../test/vscode/host/install.mjs';
import { packageExtension } from '../test/vscode/host/product.mjs';
import { scratchFolder } from '../test/vscode/host/scratch.mjs';
import { placeOf, workbench } from '../test/vscode/host/workbench.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs/images');
const assess = 'fasttrack-playbook/english-playbook/assess-network-readiness-partner.md';
const enable = 'fasttrack-playbook/english-playbook/enable-mail-flow-partner.md';
const german = 'fasttrack-playbook/german-playbook/enable-mail-flow-partner-de.md';

/** What is not about playbooks is left out of the pictures. */
const settings = {
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'breadcrumbs.enabled': false,
  // A blinking cursor would differ from run to run.
  'editor.cursorBlinking': 'solid',
  'workbench.editor.limit.enabled': true,
  'workbench.editor.limit.value': 1,
  'editor.wordBasedSuggestions': 'off',
  'workbench.layoutControl.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'problems.defaultViewMode': 'tree',
};

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

await ensureInstalled();
const scratch = scratchFolder('screenshots');
const examples = join(scratch, 'examples');
cpSync(join(root, 'examples'), examples, { recursive: true });
mkdirSync(images, { recursive: true });
console.log('Packaging the extension …');
const vsix = packageExtension(join(scratch, 'extension.vsix'));
const server = await startCodeServer({ extensions: [vsix], settings });
const { page, close } = await openBrowser({ width: 900, height: 540, scale: 1.6 });
const vscode = workbench(page, server, examples);

try {
  await vscode.start(enable);
  await vscode.run('View: Toggle Primary Side Bar Visibility');
  await problems();
  await problemHover();
  await quickFix();
  await completion();
  await taskHover();
  await status();
} finally {
  await close();
  await server.stop();
}

async function problems() {
  await vscode.showProblems();
  await vscode.problem('task-table/row-cells').waitFor();
  await vscode.goTo(...at(enable, 'M FastTrack Engineer'));
  await vscode.squiggles().first().waitFor();
  // Off the row that it has come to rest on.
  await page.mouse.move(350, 530);
  await picture('problems');
  await vscode.run('View: Hide Panel');
}

async function problemHover() {
  await showHover(vscode.squiggles(), 'A pipe is missing', 6);
  await picture('problem-hover');
}

async function quickFix() {
  await vscode.goTo(...at(enable, 'M FastTrack Engineer'));
  await vscode.quickFix('pipe');
  await picture('quick-fix');
  await vscode.keyboard.press('Escape');
}

/** Tasks that another page has, by the beginning of their names. */
async function completion() {
  await vscode.goTo(...at(enable, '9203'));
  await vscode.keyboard.press('End');
  await vscode.keyboard.press('Enter');
  await vscode.keyboard.type('| netw', { delay: 100 });
  await vscode.suggestion('9101').waitFor();
  await vscode.showSuggestionDetails();
  await picture('completion');
  await vscode.keyboard.press('Escape');
  await vscode.run('File: Revert File');
}

async function taskHover() {
  await vscode.openFile(assess);
  await vscode.goTo(...at(assess, '9102'));
  await showHover(page.locator('.view-line').getByText('9102', { exact: true }), 'Netzwerk');
  await picture('task-hover');
}

/** What page this is, and how it stands. */
async function status() {
  await vscode.openFile(german);
  await vscode.goTo(...at(german, '9202'));
  const item = page.locator('[id="status.languageStatus"]');
  await item.hover();
  await page.locator('.hover-language-status', { hasText: 'Deutsch' }).first().waitFor();
  await picture('status');
}

/** Rests with the mouse on something until what there is to tell of it shows. */
async function showHover(locator, text, fromLeft = 12) {
  const shown = page.locator('.monaco-hover:visible', { hasText: text });
  // Lines that come up above, with what they say of tasks, may move it away.
  await vscode.insist(`the hover "${text}"`, async () => {
    const { x, y, height } = await locator.first().boundingBox();
    await page.mouse.move(x, y + height / 2);
    await page.mouse.move(x + fromLeft, y + height / 2, { steps: 5 });
    await shown.waitFor({ timeout: 3000 });
  });
}

function at(file, wanted) {
  return placeOf(readFileSync(join(examples, file), 'utf8'), wanted);
}

async function picture(name) {
  // The editor's own transitions.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' });
  const size = Math.round(statSync(join(images, `${name}.png`)).size / 1024);
  console.log(`docs/images/${name}.png  ${size} KB`);
}
