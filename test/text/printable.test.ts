import { describe, expect, test } from 'vitest';
import {
  coloredLogSafe,
  escapeJson,
  escapeMarkup,
  escapeYaml,
  logSafe,
  printable,
} from '../../server/src/text/printable.ts';

describe('a log obeys nothing', () => {
  test.each([
    [
      'Azure Pipelines',
      'see ##vso[task.complete result=Succeeded;]DONE',
      'see <23>#vso[task.complete result=Succeeded;]DONE',
    ],
    ['the same in capitals', '##VSO[x]', '<23>#VSO[x]'],
    ['more number signs', '####vso[x]', '##<23>#vso[x]'],
    ["Azure's formatting, GitHub's old commands", 'a ##[error]b', 'a <23>#[error]b'],
    ['TeamCity', "##teamcity[buildStatus text='x']", "<23>#teamcity[buildStatus text='x']"],
    ['others like these', '##myget[x]', '<23>#myget[x]'],
    ['GitHub', '::error file=x::y', '<3A>:error file=x::y'],
    ['GitHub, after white space', 'a\n \u00a0\t::debug::y', 'a\n \u00a0\t<3A>:debug::y'],
    ['three colons', ':::', '<3A>::'],
    ['GitLab', 'section_start:1:x\r\u001b[0K', 'section_start<3A>1:x<0D><1B>[0K'],
    ['Travis CI', 'travis_fold:end:x', 'travis_fold<3A>end:x'],
    ['a soft hyphen, which .NET does not see', '##v\u00adso[x]', '##v<AD>so[x]'],
    ['a joiner, which emoji need', '#\u200d#vso[x]', '<23>\u200d#vso[x]'],
    ['a carriage return, which begins a line', 'a\r::error::b', 'a<0D>::error::b'],
    ['other line ends', 'a\u2028::b\u0085::c', 'a<2028>::b<85>::c'],
  ])('%s', (_what, text, safe) => {
    expect(logSafe(text)).toBe(safe);
    expect(logSafe(safe)).toBe(safe);
  });

  test.each([
    'a::b, a: b, 12:30',
    '## Heading [link](x)',
    '# [link](x)',
    'C# and F##',
    'section_start and start:',
    'a\r\nb\tc\n',
    '👩‍👩‍👧 ✔️ 日本 über',
  ])('and what is harmless stays: %j', (text) => expect(logSafe(text)).toBe(text));
});

test('a terminal obeys nothing', () => {
  expect(logSafe('\u001b[2J\u009b1m\u0007\u007f')).toBe('<1B>[2J<9B>1m<07><7F>');
  expect(logSafe('\u001b[31mred')).toBe('<1B>[31mred');
  expect(printable('a\u202eb\u2066c\u061cd\u{e0041}e\nf')).toBe('a<202E>b<2066>c<61C>d<E0041>e<0A>f');
});

test('our colors stay, and neither hide commands nor bring others', () => {
  expect(coloredLogSafe('\u001b[31mred\u001b[39m')).toBe('\u001b[31mred\u001b[39m');
  expect(coloredLogSafe('\u001b[2m::error::x')).toBe('\u001b[2m<3A>:error::x');
  expect(coloredLogSafe('#\u001b[31m#vso[x')).toBe('<23>\u001b[31m#vso[x');
  expect(coloredLogSafe('\u001b[8mha:AA\u001b[2J\u001b[38;5;1m')).toBe('<1B>[8mha:AA<1B>[2J<1B>[38;5;1m');
});

test('data stays the same in the escapes of its format', () => {
  const text = '##vso[\u009b\u{e0041} section_end:';
  const json = escapeJson(JSON.stringify(text));
  expect(json).toBe(String.raw`"\u0023#vso[\u009b\udb40\udc41 section_end\u003a"`);
  expect(JSON.parse(json)).toBe(text);
  expect(escapeYaml('"\u{e0041}##["')).toBe(String.raw`"\U000e0041\U00000023#["`);
  expect(escapeMarkup('##[\u202e\n::')).toBe('&#x23;#[&#x202e;\n&#x3a;:');
});

test('long lines take no longer than their length', () => {
  for (const piece of ['#', '##a', ' ', '\n', ':', '#\ufe0f', '\ufe0f', 'section_', '##\u200da'])
    expect(logSafe(piece.repeat(100_000 / piece.length)).length).toBeGreaterThan(0);
});
