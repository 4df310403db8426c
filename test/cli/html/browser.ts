import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../support/repo.ts';

/** As much of Playwright's page as the tests use. */
export interface Page {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  click(selector: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  press(selector: string, key: string): Promise<void>;
  selectOption(selector: string, value: string): Promise<unknown>;
  textContent(selector: string): Promise<string | null>;
  isVisible(selector: string): Promise<boolean>;
  evaluate<T>(expression: string): Promise<T>;
  emulateMedia(media: { colorScheme: 'light' | 'dark' }): Promise<void>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'dialog', listener: (dialog: { message(): string; dismiss(): Promise<void> }) => void): void;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
}

interface Host {
  findChromium(): string;
  openBrowser(options: { profile: string }): Promise<{ page: Page; close(): Promise<void> }>;
}

// The editor's tests have a Chromium to show VS Code in.
async function loadHost(): Promise<Host> {
  return (await import(
    /* @vite-ignore */ pathToFileURL(join(root, 'test/vscode/host/browser.mjs')).href
  )) as Host;
}

/** Why no browser can be opened; `undefined` when one can. */
export async function whyNoBrowser(): Promise<string | undefined> {
  try {
    (await loadHost()).findChromium();
    await import(
      /* @vite-ignore */ pathToFileURL(join(root, 'test/vscode/host/node_modules/playwright-core/index.mjs'))
        .href
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Opens a browser without a window, with a profile of its own. */
export async function openBrowser(): Promise<{ page: Page; close(): Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'playbook-browser-'));
  const { page, close } = await (await loadHost()).openBrowser({ profile });
  return {
    page,
    async close() {
      await close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
