import { expect, test } from 'vitest';
import type { RemoteConsole } from 'vscode-languageserver';
import { createLog } from '../../server/src/lsp/log.ts';

test('the log of the server commands nobody: it may be that of a CI system', () => {
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const log = createLog({ info: say, warn: say, error: say } as Partial<RemoteConsole> as RemoteConsole);
  log.info('file:///a/##vso[x]\u001b[2J.md');
  log.warn('::warning::x');
  log.error('Reading failed.', '##[error]x');
  log.error('Failed.', new Error('a\n::error::b'));
  expect(said.slice(0, 3)).toEqual([
    'file:///a/<23>#vso[x]<1B>[2J.md',
    '<3A>:warning::x',
    'Reading failed. <23>#[error]x',
  ]);
  expect(said[3]).toContain('a\n<3A>:error::b\n    at ');
});
