import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../server/src/playbook/front-matter/front-matter.ts';
import { fuzz } from '../support/fuzz.ts';
import { expectValid, serviceOver } from './support.ts';

const PAGE = 'english-playbook/plan-partner.md';
const many = 100_000;

/** Front matter that means harm: name → what is between the lines of `---`. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a bomb of aliases': [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghijklmnop'].map((name, at) => {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${at === 0 ? 'a' : before}`).join(', ')}]`;
    }),
  ].join('\n'),
  'an alias of itself': 'a: &a [*a]\nb: *a',
  'merge keys': 'a: &a { x: 1 }\nb: { <<: [*a, *a] }\n<<: *a',
  'brackets within brackets': `a: ${'['.repeat(many)}`,
  'closed brackets within brackets': `a: ${'['.repeat(many)}${']'.repeat(many)}`,
  'braces within braces': `a: ${'{a: '.repeat(many)}`,
  'few enough brackets to be parsed': `a: ${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  'lists within lists': `a:\n${'- '.repeat(many)}x`,
  'deeper and deeper': Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  'questions within questions': '? '.repeat(10_000),
  'a huge key': `${'k'.repeat(many)}: 1`,
  'a huge value': `title: ${'v'.repeat(many)}`,
  'a huge quoted value': `title: "${'\\n'.repeat(many)}"`,
  'many keys': Array.from({ length: 3_000 }, (_, at) => `k${at}: ${at}`).join('\n'),
  'the same key many times': 'title: a\n'.repeat(1_500),
  'many colons': ': '.repeat(many / 10),
  'many quotes': `a: ${'"'.repeat(many)}`,
  'many anchors': `a: ${'&a '.repeat(5_000)}`,
  'many tags': `a: ${'!a '.repeat(5_000)}`,
  'names of prototypes':
    '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\ntoString: x\nhasOwnProperty: x\nvalueOf: 1',
  'tags that would make objects':
    'a: !!js/function "function () { polluted = true }"\nb: !!python/object:os.system x\nc: !!set {x}',
  'several documents': 'a: 1\n...\n%YAML 1.2\n--- b\nc: 2',
  controls: 'title: a\0b\u0007\u001b[31m\ufeff\u2028\u2029x',
  'half a character': 'title: \ud83d\nms.author: \udc00',
};

/** Openings that ask for something else than YAML. */
const OPENINGS = [
  '---js',
  '---javascript',
  '---coffee',
  '---json',
  '---toml',
  '---__proto__',
  '---constructor',
  '---yaml',
];

describe('hostile front matter', () => {
  test.each(Object.entries(HOSTILE))(
    '%s is read within limits, and nothing comes of it',
    async (_name, body) => {
      const text = `---\n${body}\n---\n\n# Plan\n\n##Next\n`;
      const service = serviceOver({ [PAGE]: text });
      const { playbook, findings } = await service.check(PAGE, { explicit: true });
      await expectValid(service, PAGE, text, findings);
      const { frontMatter } = playbook ?? {};
      const kept = frontMatter?.entries.reduce(
        (sum, { key, value, items }) => sum + key.text.length + value.text.length + items.length,
        0,
      );
      // Nothing is multiplied: what is kept of it is no longer than what was written.
      expect(kept ?? 0).toBeLessThanOrEqual(4 * text.length);
      expect(JSON.stringify(findings.map(({ message }) => message)).length).toBeLessThan(
        20 * text.length + 10_000,
      );
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      // What is behind it is checked all the same.
      expect(findings.map(({ rule }) => rule)).toContain('page/heading-space');
    },
  );

  test.each(OPENINGS)('%s is never executed', (opening) => {
    const text = `${opening}\nglobalThis.polluted = true; module.exports = { title: 'x' }\n---\n\n# Plan\n`;
    const { frontMatter, body } = readFrontMatter(text);
    expect((globalThis as { polluted?: unknown }).polluted).toBeUndefined();
    expect(body).toBeLessThanOrEqual(text.length);
    for (const { span } of frontMatter?.entries ?? []) expect(span.end).toBeLessThanOrEqual(text.length);
  });

  test('of any kind is checked without a fault', async () => {
    const scrap = fc.constantFrom(
      ...[
        'a: b',
        'ms.date: 3/2/2020',
        ': ',
        '- ',
        '? ',
        '# c',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        ',',
        '&x ',
        '*x',
        '!t ',
      ],
      ...[
        '|',
        '>',
        '%',
        '@',
        '`',
        '\n',
        '\n',
        '\r\n',
        '\r',
        '  ',
        '\t',
        '\u00a0',
        '\u200b',
        '\0',
        '---',
        '...',
        '：',
        '\\',
        '<<: ',
      ],
    );
    const front = fc
      .array(scrap, { maxLength: 25 })
      .map((parts) => `---\n${parts.join('')}\n---\n\n# Plan\n`);
    const service = serviceOver({ [PAGE]: '' });
    await fc.assert(
      fc.asyncProperty(front, async (text) => {
        service.setText(PAGE, text);
        const { findings } = await service.check(PAGE, { explicit: true });
        await expectValid(service, PAGE, text, findings);
        const fixed = await service.fix(PAGE, { explicit: true });
        expect(fixed?.converged ?? true).toBe(true);
      }),
      fuzz(100),
    );
  });
});
