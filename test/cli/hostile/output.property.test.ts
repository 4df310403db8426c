import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { FORMATS } from '../../../server/src/cli/reporters/formats.ts';
import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { printable } from '../../../server/src/text/printable.ts';
import { fuzz } from '../../support/fuzz.ts';
import { PATIENCE } from '../../support/patience.mts';
import { tagsOf } from '../formats/xml-tags.ts';
import { playbook } from '../playbook.ts';
import { finding, print, reportOf } from '../report-builder.ts';
import { INVOCATIONS, printed, type Scene } from './commands.ts';
import { hostile, hostileLine, hostileName, obeyed } from './strings.ts';

const names = Object.keys(INVOCATIONS);
/** Enough for every command once. `FUZZ_RUNS=80` tries more than 2,000 scenes, each with all formats and two commands. */
const options = fuzz(Math.ceil(names.length / 2));
vi.setConfig({ testTimeout: PATIENCE + (options.numRuns ?? 0) * 3_000 });

const OWN = /^::(?:error|warning|notice) file=/;

/** A page whose words come from a stranger wherever a page has words. */
const pageText = fc
  .record({
    title: hostileLine,
    front: hostile,
    key: hostileLine,
    role: hostileLine,
    link: hostileLine,
    target: hostileLine,
    line: hostile,
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ title, front, key, role, link, target, line, end }) =>
    [
      '---',
      `title: ${JSON.stringify(front)}`,
      'description: B',
      `${key}: ${title}`,
      '---',
      '',
      `##${title}`,
      `# ${title}`,
      '',
      `Primary Role: **${role}**`,
      `Phase: **${link}**`,
      '',
      `[${link}](${target.replaceAll(' ', '')}nope.md) and [x](<${target}>)`,
      '',
      line,
      '',
      '| ID | Task | Role |',
      '| --- | --- | --- |',
      `| ${key} | ${title} | ${role} |`,
      '',
      `<!-- playbook-ignore ${key} -->`,
    ].join(end),
  );

const configuration = fc.oneof(
  fc
    .record({ name: hostile, word: hostile, glob: hostileLine })
    .map(
      ({ name, word, glob }) =>
        `files: ["**/*.md", ${JSON.stringify(glob)}]\nname: ${JSON.stringify(name)}\nextends: fasttrack\n` +
        `roles: { x: [${JSON.stringify(word)}] }\nservices: { y: [${JSON.stringify(name)}] }\n` +
        `frontMatter: { keys: { ${JSON.stringify(word)}: { description: ${JSON.stringify(name)}, required: true } } }\n`,
    ),
  hostile.map((word) => `files: ["**/*.md"]\nextends: [fasttrack, ${JSON.stringify(word)}]\n`),
  hostile.map(
    (word) => `files: ["**/*.md"]\n${JSON.stringify(word)}: 1\nrules: { ${JSON.stringify(word)}: 1 }\n`,
  ),
  hostile.map((word) => `files: ["**/*.md"]\n${word}`),
  fc.constant('files: ["**/*.md"]\n'),
);

const scenes = fc.record({
  name: hostileName,
  text: pageText,
  configuration,
  word: hostile,
  baseline: fc.option(hostile, { freq: 5 }),
});

type Given = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

async function withScene<T>(
  { name, text, configuration: config, word, baseline }: Given,
  use: (scene: Scene) => Promise<T>,
): Promise<T> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'playbook-hostile-')));
  try {
    await writeFile(join(root, name), text);
    await writeFile(
      join(root, 'a.md'),
      `# A\n\n[b](${encodeURIComponent(name)}#${encodeURIComponent(word)})\n`,
    );
    await writeFile(join(root, 'playbook.config.yaml'), config);
    if (baseline !== null) await writeFile(join(root, 'playbook-baseline.json'), baseline);
    return await use({ root, page: name, pageText: text, word: word.replaceAll('\0', '') });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe.skipIf(process.platform === 'win32')('nothing that a stranger wrote commands anybody', () => {
  test('in any format and any command', async () => {
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(scenes, async (given) => {
        // In turn, so that a short run tries them all.
        const commands = [names[turn++ % names.length] ?? '', names[turn++ % names.length] ?? ''];
        await withScene(given, async (scene) => {
          const outputs = FORMATS.flatMap((format) => ['--format', `${format}=out/${format}`]);
          const argv = ['check', '--verbose', ...outputs, '--format', 'stylish'];
          const { stdout, stderr } = await playbook(scene.root, argv);
          expect(obeyed(`${stdout}\n${stderr}`)).toEqual([]);
          const written = await readdir(join(scene.root, 'out')).catch(() => []);
          for (const format of written) {
            const text = await readFile(join(scene.root, 'out', format), 'utf8');
            const reading = format === 'github' ? { ownCommand: OWN } : {};
            expect(obeyed(text, reading), format).toEqual([]);
          }
          for (const command of commands) {
            const invocation = INVOCATIONS[command];
            if (!invocation) expect.fail(command);
            if (command === 'merge-reports, a shard')
              await playbook(scene.root, ['check', '--shard', '1/1', '--shard-file', 'shard.jsonl']);
            const { text, isTerminal } = await printed(invocation, scene);
            expect(obeyed(text, { isTerminal }), command).toEqual([]);
          }
        });
      }),
      options,
    );
  });

  test('and programs are given the same data', () => {
    const messages = fc.record({ message: hostile, path: hostile, text: hostile, line: hostileLine });
    fc.assert(
      fc.property(messages, ({ message, path, text }) => {
        const place = { line: 3, column: 3, endLine: 3, endColumn: 5 };
        const fix = { title: text, edits: [{ ...place, newText: text }] };
        const one = finding({ ...place, message, about: [text], fixable: true, fix });
        const report = reportOf([
          {
            path: `docs/${path}`,
            language: 'en',
            findings: [{ ...one, related: [{ ...place, message: text, path }] }],
          },
        ]);
        const written = Object.fromEntries(FORMATS.map((format) => [format, print(format, report)]));
        for (const [format, output] of Object.entries(written))
          expect(obeyed(output, format === 'github' ? { ownCommand: OWN } : {}), format).toEqual([]);
        const parsed = (format: string) => JSON.parse(written[format] ?? '');
        expect(parsed('json') as CheckReport).toEqual(report);
        expect(parsed('gitlab')[0]).toMatchObject({ description: message });
        expect(parsed('rdjson').diagnostics[0]).toMatchObject({
          message,
          location: { path: `docs/${path}` },
          suggestions: [{ text }],
        });
        const [result] = parsed('sarif').runs[0].results;
        expect(result.message.text).toBe(message);
        expect(result.fixes[0].description.text).toBe(text);
        expect(result.relatedLocations[0].message.text).toBe(text);
        for (const format of ['junit', 'checkstyle']) {
          const values = tagsOf(written[format] ?? '').flatMap(({ attributes }) => Object.values(attributes));
          expect(values, format).toContain(inXml(message));
          expect(values, format).toContain(inXml(`docs/${path}`));
        }
        const [, data = ''] = /id="data">(.*?)<\/script>/s.exec(written['html'] ?? '') ?? [];
        expect(JSON.parse(data).pages[0][3][0][5]).toBe(printable(message));
      }),
      { ...options, numRuns: (options.numRuns ?? 0) * 4 },
    );
  });

  test('and what print-config and init print is the same configuration', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, word) => {
        const config =
          `files: ["**/*.md"]\nname: ${JSON.stringify(name)}\n` +
          `roles: { x: [${JSON.stringify(word)}], y: [${JSON.stringify(`a ${word} ${'long '.repeat(30)} ${word}`)}] }\n`;
        const scene = { name: 'x.md', text: '# A\n', configuration: config, word, baseline: null };
        await withScene(scene, async ({ root }) => {
          const { code, stdout } = await playbook(root, ['print-config', 'x.md']);
          expect(obeyed(stdout)).toEqual([]);
          if (code !== 0) return;
          const { roles, name: printedName } = parse(stdout);
          expect(printedName).toBe(parse(config).name);
          expect(roles).toMatchObject(parse(config).roles);
        });
      }),
      { ...options, numRuns: Math.ceil((options.numRuns ?? 0) / 2) },
    );
  });
});

/** What XML can carry of a text. */
function inXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML has no way to write
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
