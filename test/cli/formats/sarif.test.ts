import { describe, expect, test } from 'vitest';
import { repositoryOf } from '../../../server/src/cli/targets/repository.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { makeRepository } from '../git.ts';
import { playbook } from '../playbook.ts';
import { finding, print, report, reportOf } from '../report-builder.ts';
import { hostileReport, MESSAGES, PATHS } from './hostile.ts';
import { type SarifLog, sarifErrors } from './sarif-schema.ts';

function runOf(text: string): SarifLog['runs'][0] {
  const log = JSON.parse(text) as SarifLog;
  expect(sarifErrors(log)).toEqual([]);
  return log.runs[0];
}

const config = { 'playbook.config.yaml': 'files: ["docs/**/*.md"]\n' };
const only = ['--rule', 'page/conflict-marker', '--rule', 'page/heading-space'];
const page = '# A\n\n##Next\n\nText.\n\n<<<<<<< HEAD\n';

describe('sarif', () => {
  test('says where, in UTF-16 code units, and how to mend it', () => {
    const place = { line: 3, column: 8, endLine: 3, endColumn: 10 };
    const fix = {
      title: 'Change it',
      edits: [
        { ...place, newText: '担当' },
        { ...place, newText: '' },
      ],
    };
    const run = runOf(print('sarif', report([finding({ ...place, fixable: true, fix, severity: 'info' })])));
    expect(run.columnKind).toBe('utf16CodeUnits');
    const region = { startLine: 3, startColumn: 8, endLine: 3, endColumn: 10 };
    const artifactLocation = { uri: 'docs/0.md', uriBaseId: 'SRCROOT' };
    expect(run.results).toEqual([
      {
        ruleId: 'page/example',
        ruleIndex: 0,
        level: 'note',
        message: { text: 'A message.' },
        locations: [{ physicalLocation: { artifactLocation, region } }],
        partialFingerprints: {
          'playbookFinding/v1': '0123456789abcdef',
          primaryLocationLineHash: '0123456789abcdef:1',
        },
        fixes: [
          {
            description: { text: 'Change it' },
            artifactChanges: [
              {
                artifactLocation,
                replacements: [
                  { deletedRegion: region, insertedContent: { text: '担当' } },
                  { deletedRegion: region },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  test('tells what each rule is about', () => {
    const used = rules.filter(({ severity }) => severity !== 'hint').slice(0, 60);
    const run = runOf(
      print(
        'sarif',
        report(
          used.map(({ id }) => finding({ rule: id })),
          [],
        ),
      ),
    );
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(used.map(({ id }) => id));
    for (const [index, { id, help, defaultConfiguration }] of run.tool.driver.rules.entries()) {
      const rule = used[index];
      expect(help.text).toContain(rule?.why);
      expect(help.markdown).toContain(`# ${id}`);
      const level = { error: 'error', warning: 'warning', info: 'note', hint: 'note', off: undefined };
      expect(defaultConfiguration.level).toBe(level[rule?.severity ?? 'off']);
      expect(defaultConfiguration.enabled).toBe(rule?.severity !== 'off');
    }
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('is valid without findings, and says when not everything was checked', () => {
    expect(runOf(print('sarif', report([])))).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true }],
    });
    expect(runOf(print('sarif', report(), {}, 2)).invocations[0].executionSuccessful).toBe(false);
  });

  test('is valid whatever it is given', () => {
    const { results } = runOf(print('sarif', hostileReport()));
    expect(results.slice(0, MESSAGES.length).map(({ message }) => message.text)).toEqual(MESSAGES);
    const locations = results.map(({ locations: [one] }) => one.physicalLocation.artifactLocation);
    expect([...new Set(locations.map(({ uri }) => decodeURIComponent(uri)))]).toEqual(PATHS);
    for (const { uri, uriBaseId } of locations)
      expect(uriBaseId).toBe(uri.startsWith('..') ? undefined : 'SRCROOT');
  });

  test('the schema refuses other things', () => {
    const log = JSON.parse(print('sarif', report([finding()]))) as {
      runs: [{ results: { level: string }[] }];
    };
    for (const result of log.runs[0].results) result.level = 'fatal';
    expect(sarifErrors(log)).not.toEqual([]);
    expect(sarifErrors(JSON.parse(print('sarif', report([finding({ line: 0 })]))))).not.toEqual([]);
  });

  test('several repositories have the working folder in common', () => {
    const repository = repositoryOf(['/w/a', '/w/b'], { cwd: '/w', env: {} });
    const of = reportOf([
      { path: 'a/x.md', language: 'de', findings: [finding()] },
      { path: 'b/x.md', language: 'de', findings: [finding()] },
    ]);
    const uris = runOf(print('sarif', of, { repository })).results.map(
      ({ locations: [one] }) => one.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(['a/x.md', 'b/x.md']);
  });
});

describe('the state of a finding', () => {
  const settings = {
    'playbook.config.yaml': 'files: ["docs/**/*.md"]\n',
  };
  const rulesOf = ['front-matter/key-missing', 'page/heading-space'];
  const pageOf = (head: string) => `---\n${head}\n---\n\n# A\n\n##Old\n`;
  const files = { 'docs/a.md': pageOf('title: A\nms.prod: x'), 'docs/b.md': '---\ntitle: B\n---\n\n# B\n' };

  async function states(root: string, ...args: string[]) {
    const given = rulesOf.flatMap((rule) => ['--rule', rule]);
    const { stdout } = await playbook(root, ['check', ...given, '--format', 'sarif', ...args]);
    return runOf(stdout).results.map(({ ruleId, baselineState }) => `${ruleId} ${baselineState}`);
  }

  test('is there for all where a baseline counts, and for none where there is none', async () => {
    const { root, write } = await makeRepository({ ...settings, ...files });
    expect(await states(root)).toEqual([
      'front-matter/key-missing undefined',
      'page/heading-space undefined',
      'front-matter/key-missing undefined',
    ]);
    await states(root, '--update-baseline');
    expect(await states(root)).toEqual([]);
    // Of the two keys that are missing now, one was missing before.
    await write({ 'docs/a.md': `${pageOf('title: A')}\n##New\n`, 'docs/c.md': '##Next\n' });
    const found = ['front-matter/key-missing updated', 'page/heading-space new', 'page/heading-space new'];
    expect(await states(root)).toEqual(found);
    expect(await states(root, '--changed-since', 'HEAD')).toEqual(found);
    expect(await states(root, '--changed-since', 'HEAD', '--no-baseline')).toEqual(found);
    expect(await states(root, '--no-baseline', 'docs/c.md')).toEqual(['page/heading-space undefined']);
  });
});

describe('in a Git repository', () => {
  test('paths are relative to its root, wherever the check runs', async () => {
    const { root } = await makeRepository({ ...config, 'docs/ein Plan %.md': page });
    const from = async (cwd: string) => {
      const run = runOf((await playbook(cwd, ['check', ...only, '--format', 'sarif'])).stdout);
      return run.results.map(({ locations: [one] }) => one.physicalLocation.artifactLocation.uri);
    };
    const uri = 'docs/ein%20Plan%20%25.md';
    expect(await from(root)).toEqual([uri, uri]);
    expect(await from(`${root}/docs`)).toEqual([uri, uri]);
  });

  test('fingerprints stay when lines move, and tell findings apart', async () => {
    const { root, write } = await makeRepository({
      ...config,
      'docs/a.md': `${page}\n##Next\n`,
      'docs/b.md': page,
    });
    const prints = async () => {
      const run = runOf((await playbook(root, ['check', ...only, '--format', 'sarif'])).stdout);
      return run.results.map(({ partialFingerprints }) => partialFingerprints['playbookFinding/v1']);
    };
    const before = await prints();
    expect(new Set(before).size).toBe(5);
    await write({ 'docs/a.md': `# A\n\nMore.\n\nAnd more.\n\n${page.slice(5)}\n##Next\n` });
    expect(await prints()).toEqual(before);
    await write({ 'docs/a.md': page });
    expect(await prints()).toEqual(before.filter((_, index) => index !== 2));
  });

  test('a fix of the report is the fix of the program', async () => {
    const { root } = await makeRepository({ ...config, 'docs/a.md': page });
    const run = runOf((await playbook(root, ['check', ...only, '--format', 'sarif'])).stdout);
    const [fix] = run.results.flatMap(({ fixes = [] }) => fixes);
    expect(fix?.artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 3 },
        insertedContent: { text: ' ' },
      },
    ]);
  });
});
