import { describe, expect, test } from 'vitest';
import { attribute, content } from '../../../server/src/cli/reporters/xml.ts';
import { finding, print, report } from '../report-builder.ts';
import { hostileReport, MESSAGES, PATHS } from './hostile.ts';
import { tagsOf } from './xml-tags.ts';

/** What is left of a text when all that XML cannot write has gone. */
function legal(text: string): string {
  return [...text]
    .filter(
      (char) =>
        /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\ud800-\udbff]./u.test(char) ||
        (char.codePointAt(0) ?? 0) > 0xffff,
    )
    .join('');
}

describe('checkstyle', () => {
  test('writes a file for each page with findings', () => {
    expect(print('checkstyle', report([finding({}), finding({ severity: 'warning' })], []))).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<checkstyle version="4.3">',
        '  <file name="docs/0.md">',
        '    <error line="1" column="3" severity="error" message="A message." source="playbook.page/example"/>',
        '    <error line="1" column="3" severity="warning" message="A message." source="playbook.page/example"/>',
        '  </file>',
        '</checkstyle>',
        '',
      ].join('\n'),
    );
  });

  test('is well-formed whatever it is given, and loses no legal character', () => {
    const tags = tagsOf(print('checkstyle', hostileReport(), { hints: true }));
    expect(tags.filter(({ name }) => name === 'file').map(({ attributes }) => attributes['name'])).toEqual(
      PATHS,
    );
    const messages = tags
      .filter(({ name }) => name === 'error')
      .map(({ attributes }) => attributes['message']);
    expect(messages.slice(0, MESSAGES.length)).toEqual(MESSAGES.map(legal));
  });

  test('is whole without a page', () => {
    expect(tagsOf(print('checkstyle', report())).map(({ name }) => name)).toEqual(['checkstyle']);
  });
});

describe('junit', () => {
  test('fails for errors, skips the rest, and passes clean pages', () => {
    const some = [
      finding({}),
      finding({ severity: 'warning', rule: 'link/empty', about: ['a', 'b'] }),
      finding({ severity: 'hint' }),
    ];
    expect(print('junit', report(some, []))).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="playbook">
        <testsuite name="docs/0.md" tests="2" failures="1" errors="0" skipped="1" time="0">
          <testcase classname="docs/0.md" name="page/example: Ablauf" file="docs/0.md" line="1" time="0">
            <failure type="page/example" message="A message.">docs/0.md:1:3
      # Ablauf
        ^^^^^^</failure>
          </testcase>
          <testcase classname="docs/0.md" name="link/empty: a, b" file="docs/0.md" line="1" time="0">
            <skipped message="warning: A message."/>
          </testcase>
        </testsuite>
        <testsuite name="docs/1.md" tests="1" failures="0" errors="0" skipped="0" time="0">
          <testcase classname="docs/1.md" name="no findings" file="docs/1.md" time="0"/>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('tells alike findings apart', () => {
    const tags = tagsOf(print('junit', report([finding(), finding(), finding({ about: ['other'] })])));
    expect(
      tags.filter(({ name }) => name === 'testcase').map(({ attributes }) => attributes['name']),
    ).toEqual(['page/example: Ablauf', 'page/example: Ablauf (2)', 'page/example: other']);
  });

  test('is well-formed whatever it is given, and counts right', () => {
    const tags = tagsOf(print('junit', hostileReport(), { hints: true }));
    const suites = tags.filter(({ name }) => name === 'testsuite');
    expect(suites.map(({ attributes }) => attributes['name'])).toEqual(PATHS);
    const sum = (key: string) => suites.reduce((all, { attributes }) => all + Number(attributes[key]), 0);
    expect(sum('tests')).toBe(tags.filter(({ name }) => name === 'testcase').length);
    expect(sum('failures')).toBe(tags.filter(({ name }) => name === 'failure').length);
    expect(sum('skipped')).toBe(tags.filter(({ name }) => name === 'skipped').length);
  });
});

test('text is escaped, and what XML has no way to write is left out', () => {
  expect(content('a<b>&"\u0000\u001b]]>\ud800x😀\uffff')).toBe('a&lt;b&gt;&amp;"]]&gt;x😀');
  expect(attribute('"a"\n\t\r')).toBe('&quot;a&quot;&#10;&#9;&#13;');
});
