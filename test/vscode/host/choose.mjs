// Which VS Code the suites run in.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './browser.mjs';
import { runInCodeServer } from './in-code-server.mjs';
import { desktopExecutable, runInDesktop } from './in-desktop.mjs';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * @param wish `host`: "desktop" or "code-server", which is final; absent: desktop if it can be had. `code`: the path of a desktop VS Code
 * @returns the host's name, its title for people, and `run`
 */
export async function chooseHost({ host, code }) {
  if (host !== undefined && host !== 'desktop' && host !== 'code-server') {
    throw new Error(`There is no host "${host}": say "desktop" or "code-server".`);
  }
  if (code !== undefined || host === 'desktop') return desktop(code ?? (await download()));
  if (host === undefined) {
    const reason = noWindows();
    if (reason !== undefined) console.log(`${reason}: the tests run in code-server.`);
    else {
      try {
        return desktop(await download());
      } catch (error) {
        console.log(`VS Code cannot be downloaded (${error.message}): the tests run in code-server.`);
      }
    }
  }
  findChromium();
  await ensureInstalled();
  return { name: 'code-server', title: 'code-server', run: runInCodeServer };
}

function desktop(executable) {
  return { name: 'desktop', title: 'VS Code', run: (options) => runInDesktop({ ...options, executable }) };
}

async function download() {
  return await desktopExecutable(join(root, '.vscode-test'));
}

/** Why no window can open; `undefined` where one can. */
function noWindows() {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return 'There is no display (see xvfb-run)';
  return undefined;
}
