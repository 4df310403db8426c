// Runs an extension-host suite (a module that exports `run()`) in code-server, shown by a browser without a window.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, resolve } from 'node:path';
import { addressOf } from './address.mjs';
import { openBrowser } from './browser.mjs';
import { startCodeServer } from './code-server.mjs';

/**
 * @param options.extension folder of the extension under development
 * @param options.tests the suite's bundle; for kind "web" inside that folder
 * @param options.workspace the folder that VS Code opens
 * @param options.kind "node" or "web": the extension host
 * @param options.install .vsix files to install
 * @param options.onLog called for each line of the workbench's log, the extension host's console among it
 * @param options.signal ends the suite, which then fails for its reason
 * @param options.screenshot where to keep a picture of the window as it is at the end
 * @returns the exit code: 0 when the suite passed
 */
export async function runInCodeServer(options) {
  const { extension, tests, workspace, kind, install, onLog, signal, screenshot } = options;
  const undo = [];
  try {
    const server = await startCodeServer({ extensions: install, forTests: true });
    undo.push(server.stop);
    const { page, close } = await openBrowser();
    undo.push(close);
    const outcome = await listen(page, onLog, signal);
    const payload = [
      ['skipWelcome', 'true'],
      ['enableProposedApi', ''],
    ];
    if (kind === 'web') undo.push(await offerWebExtension(page, server.authority, extension, tests));
    else {
      const remote = (path) => `vscode-remote://${server.authority}${resolve(path)}`;
      payload.push(['extensionDevelopmentPath', remote(extension)], ['extensionTestsPath', remote(tests)]);
    }
    await page.goto(addressOf(server.origin, workspace, payload));
    try {
      return await outcome.code;
    } catch (error) {
      error.message += `\ncode-server's log:\n${server.log()}`;
      throw error;
    } finally {
      if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
    }
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** The workbench calls two functions of the page: for each line of its log, and with the outcome of `run()`. */
async function listen(page, onLog, signal) {
  let settle = () => {};
  const code = new Promise((found, failed) => {
    settle = found;
    page.on('crash', () => failed(Object.assign(new Error('The page crashed.'), { name: 'PageCrash' })));
    signal.addEventListener('abort', () => failed(signal.reason), { once: true });
  });
  // The failure may come before anyone waits for it.
  code.catch(() => {});
  await page.exposeFunction('codeAutomationExit', (value) => settle(value));
  await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args.join(' ')));
  // Wrapped, since a promise that is returned would be waited for.
  return { code };
}

/**
 * Serves an extension for the worker's extension host, through code-server's proxy so that it is of the same origin.
 * The payload cannot name such an extension; the configuration in the page's `<meta>` can.
 *
 * @returns what ends the serving
 */
async function offerWebExtension(page, authority, extension, tests) {
  const root = resolve(extension);
  const files = createServer((request, response) => serve(root, request, response));
  await new Promise((listening) => files.listen(0, '127.0.0.1', listening));
  const uri = (path) => ({
    scheme: 'http',
    authority,
    path: `/proxy/${files.address().port}/${relative(root, resolve(path))}`.replace(/\/$/, ''),
  });
  await page.addInitScript(
    (development) => {
      const original = Element.prototype.getAttribute;
      Element.prototype.getAttribute = function (name) {
        const value = original.call(this, name);
        if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
        const configuration = JSON.parse(value);
        configuration.developmentOptions = { ...configuration.developmentOptions, ...development };
        return JSON.stringify(configuration);
      };
    },
    { extensions: [uri(extension)], extensionTestsPath: uri(tests) },
  );
  return () => {
    files.closeAllConnections();
    files.close();
  };
}

const types = { '.js': 'text/javascript', '.json': 'application/json' };

function serve(root, request, response) {
  const file = join(root, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  createReadStream(file)
    .on('open', () =>
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }),
    )
    .on('error', () => {
      response.statusCode = 404;
      response.end();
    })
    .pipe(response);
}
