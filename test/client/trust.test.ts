import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutLinks } from '../../client/src/without-links.ts';
import { root } from '../support/repo.ts';

/** How VS Code finds links in messages, prompts and status items, where it obeys `command:`. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

test.each([
  '[x](command:y)',
  '[x](https://e.example "t")',
  '[a] [x](command:y)',
  '](](command:x)',
  '[x]](command:y)',
])('VS Code finds no link in %s', (text) => expect(LINK.test(withoutLinks(`See ${text}.`))).toBe(false));

describe('the client', () => {
  const folder = join(root, 'client/src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));

  test('trusts no Markdown of the server', () => {
    expect(sources.length).toBeGreaterThan(20);
    for (const { path, text } of sources) expect(text, path).not.toMatch(/isTrusted|supportHtml/);
  });

  test('shows messages in one way only, which makes no links', () => {
    const showing = sources.filter(({ text }) => /show(?:Information|Warning|Error)Message/.test(text));
    expect(showing.map(({ path }) => path)).toEqual(['messages.ts']);
  });
});
