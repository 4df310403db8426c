import { describe, expect, test } from 'vitest';
import { repositoryOf } from '../../../server/src/cli/targets/repository.ts';
import { finding, print, report, reportOf } from '../report-builder.ts';
import { hostileReport, PATHS } from './hostile.ts';

/** Reads workflow commands as the runner does: a line each, `::name key=value,key=value::message`. */
function commandsOf(text: string) {
  return text
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .slice(0, -1)
    .map((line) => {
      const [, name = '', properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
      const values = properties.split(',').map((property) => property.split('=') as [string, string]);
      return {
        name,
        message: decode(message),
        ...Object.fromEntries(values.map(([key, value]) => [key, decode(value)])),
      } as Record<string, string>;
    });
}

function decode(text: string): string {
  const codes: Readonly<Record<string, string>> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => codes[code] ?? '');
}

describe('github', () => {
  test('annotates lines', () => {
    const some = [
      finding({}),
      finding({ severity: 'warning', line: 3, endLine: 4 }),
      finding({ severity: 'info', line: 2, column: 1, endLine: 2, endColumn: 1 }),
      finding({ severity: 'hint' }),
    ];
    expect(print('github', report(some)).split('\n')).toEqual([
      '::error file=docs/0.md,line=1,endLine=1,col=3,endColumn=8,title=page/example::A message.',
      '::warning file=docs/0.md,line=3,endLine=4,title=page/example::A message.',
      '::notice file=docs/0.md,line=2,endLine=2,col=1,endColumn=1,title=page/example::A message.',
      '✖ 3 findings (1 error, 1 warning, 1 info) in 1 of 1 playbook; 1 hint hidden (use --verbose to show it)',
      '',
    ]);
  });

  test('names files as the repository does', () => {
    const repository = repositoryOf(['/repo'], { cwd: '/repo/site', env: {} });
    const of = reportOf([
      { path: 'a.md', language: 'de', findings: [finding()] },
      { path: '../b.md', language: 'de', findings: [finding()] },
      { path: '../../c.md', language: 'de', findings: [finding()] },
    ]);
    expect(commandsOf(print('github', of, { repository })).map(({ file }) => file)).toEqual([
      'site/a.md',
      'b.md',
      '../../c.md',
    ]);
  });

  test('says one thing a line, whatever it is given', () => {
    const commands = commandsOf(print('github', hostileReport(), { hints: true }));
    expect(commands).toHaveLength(hostileReport().files.flatMap(({ findings }) => findings).length);
    expect([...new Set(commands.map(({ file }) => file))]).toEqual(PATHS);
    for (const { name, title, message } of commands) {
      expect(['error', 'warning', 'notice']).toContain(name);
      expect(title).toMatch(/^[\w-]+\/[\w-]+$/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
      expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    }
    expect(commands.map(({ message }) => message)).toContain('100% of ::error file=a.md::forged, a:b');
  });
});
