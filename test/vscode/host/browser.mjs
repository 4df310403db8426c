// Finds Chromium and opens it without a window.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { loadPlaywright } from './install.mjs';
import { scratchFolder } from './scratch.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium; `$CHROMIUM` comes first. */
export function findChromium() {
  const asked = process.env.CHROMIUM;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new Error(`CHROMIUM is set to ${asked}, which is no program.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere];
  const found = paths.find(isExecutable);
  if (found) return found;
  throw new Error(
    'There is no Chromium to show VS Code in. Install it (Debian, Ubuntu: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install chromium), or set CHROMIUM to the path of a Chromium or Chrome.',
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param options.scale pixels of a screenshot for each of the page
 * @returns Playwright's page, and `close`
 */
export async function openBrowser({ width = 1280, height = 800, scale = 1 } = {}) {
  const context = await loadPlaywright().chromium.launchPersistentContext(scratchFolder('browser'), {
    executablePath: findChromium(),
    headless: true,
    viewport: { width, height },
    deviceScaleFactor: scale,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      // The page reaches this machine only.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, close: () => context.close() };
}
