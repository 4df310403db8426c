import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../server/src/cli/reporters/formats.ts';
import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { tagsOf } from '../formats/xml-tags.ts';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defective, ONLY } from './pages.ts';

const NAMES = [
  ' leading.md',
  '-dash.md',
  '50%25 a:b,c.md',
  '::error file=x::y.md',
  'a b.md',
  'line\nend.md',
  'quote"\'<&>`|*[x](y).md',
  'tab\there.md',
  'über 日本.md',
  '😀/👩‍👩‍👧.md',
];

test.skipIf(process.platform === 'win32')(
  'pages with any name are in every report, and in the cache',
  async () => {
    const pages = Object.fromEntries(NAMES.map((name) => [`docs/${name}`, defective()]));
    const root = await makeProject({ ...CONFIG, '.git/HEAD': '', ...pages });
    const formats = FORMATS.flatMap((name) => ['--format', `${name}=out/${name}`]);
    const argv = ['check', ...ONLY, ...formats, '--cache', '--cache-location', 'cache'];
    const { code, stderr } = await playbook(root, argv);
    expect([code, stderr]).toEqual([1, '']);
    const reports: Record<string, string> = {};
    for (const name of FORMATS) reports[name] = await readFile(join(root, 'out', name), 'utf8');
    const report = (name: string): string => reports[name] ?? '';
    const paths = NAMES.map((name) => `docs/${name}`).sort();

    expect((JSON.parse(report('json')) as CheckReport).files.map(({ path }) => path).sort()).toEqual(paths);
    const sarif = JSON.parse(report('sarif'));
    const places = sarif.runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        decodeURIComponent(result.locations[0]?.physicalLocation.artifactLocation.uri ?? ''),
    );
    expect([...new Set<string>(places)].sort()).toEqual(paths);
    const gitlab = JSON.parse(report('gitlab')) as { location: { path: string } }[];
    expect([...new Set(gitlab.map(({ location }) => location.path))].sort()).toEqual(paths);
    const rdjson = JSON.parse(report('rdjson')) as { diagnostics: { location: { path: string } }[] };
    expect([...new Set(rdjson.diagnostics.map(({ location }) => location.path))].sort()).toEqual(paths);
    const commands = report('github')
      .split('\n')
      .filter((line) => line.startsWith('::'));
    expect(commands).toHaveLength(2 * NAMES.length);
    expect([...new Set(commands.map(fileOf))].sort()).toEqual(paths);
    const files = tagsOf(report('checkstyle')).filter(({ name }) => name === 'file');
    expect(files.map(({ attributes }) => attributes['name']).sort()).toEqual(paths);
    expect(tagsOf(report('junit')).filter(({ name }) => name === 'testsuite')).toHaveLength(NAMES.length);
    // For people, a line each at most: no name may begin a line of its own.
    for (const name of ['stylish', 'compact', 'unix', 'markdown', 'html']) {
      expect(report(name)).toContain('über 日本.md');
      expect(report(name)).not.toMatch(/^end\.md/m);
    }
    const again = await playbook(root, argv);
    expect([again.code, again.stderr]).toEqual([1, '']);
    for (const name of FORMATS.filter((one) => one !== 'html'))
      expect(await readFile(join(root, 'out', name), 'utf8'), name).toBe(report(name));

    const fixed = await playbook(root, ['fix', ...ONLY.slice(0, 2)]);
    expect([fixed.code, fixed.stderr]).toEqual([0, '']);
    for (const path of paths) expect(await readFile(join(root, path), 'utf8')).toContain('## Next');
  },
);

/** Reads a workflow command as GitHub's runner does. */
function fileOf(command: string): string {
  const [, file = ''] = /^::\w+ (?:[^:]*,)?file=([^,:]*)/.exec(command) ?? [];
  return file
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
