import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packTarballs, type Tarball } from '../../scripts/pack.mjs';
import { makeProject } from '../cli/project.ts';
import { readRepositoryFile, root } from '../support/repo.ts';
import { session } from './server-process.ts';

/* What a stranger gets: the packages as they would be published, in projects that cannot reach a registry. */

/** Nothing answers there. */
const NO_REGISTRY = 'http://127.0.0.1:9';
const page = '---\ntitle: A\ndescription: B\n---\n\n# A\n\n##Next\n\n[lost](lost.md)\n\n\tcode\n';
const files = {
  'package.json': '{ "private": true, "type": "module" }',
  'playbook.config.yaml': 'extends: fasttrack\nfiles: ["docs/**/*.md"]\nrules: { remark/no-tabs: warning }\n',
  'docs/a.md': page,
  'docs/b.md': '# B\n',
};

let place = '';
let server: Tarball;
let plugin: Tarball;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'playbook-packed-'));
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'pipe' });
  const [first, second] = packTarballs(place);
  if (!first || !second) throw new Error('Two packages were expected.');
  [server, plugin] = [first, second];
});

afterAll(() => rm(place, { recursive: true, force: true }));

/** Nothing of the settings of whoever runs the tests, and no registry. */
function environment(cwd: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: cwd,
    npm_config_cache: join(cwd, '.cache'),
    npm_config_offline: 'true',
    npm_config_registry: NO_REGISTRY,
    npm_config_update_notifier: 'false',
  };
}

/** Makes a project, and installs a tarball in it without a registry. @returns its folder */
async function projectWith(tarball: Tarball, prepare: (folder: string) => void = () => undefined) {
  const folder = await makeProject({ ...files, '.cache/': '' });
  prepare(folder);
  npm(folder, 'install', '--no-audit', '--no-fund', '--ignore-scripts', tarball.path);
  return folder;
}

function npm(cwd: string, ...args: string[]): void {
  execFileSync('npm', args, { cwd, env: environment(cwd), stdio: 'pipe' });
}

function run(cwd: string, program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: environment(cwd),
  });
  return { status, stdout, stderr };
}

const playbook = (cwd: string, ...args: string[]) => run(cwd, 'npx', '--no-install', 'playbook', ...args);

test('nothing reached a registry: an install that needs one fails', async () => {
  const folder = await makeProject(files);
  expect(() => npm(folder, 'install', 'yaml')).toThrow(/ENOTCACHED|ECONNREFUSED/);
});

describe('every tarball', () => {
  test('has its papers', () => {
    for (const { files: packed } of [server, plugin])
      expect(packed).toEqual(
        expect.arrayContaining(['README.md', 'LICENSE', 'THIRD-PARTY-NOTICES', 'package.json']),
      );
  });

  test('has its papers when pre-commit, or npm from Git, packs the repository', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const printed = execFileSync('npm', args, { cwd: root, encoding: 'utf8', env: environment(place) });
    const [{ files: packed }] = Object.values<{ files: { path: string }[] }>(JSON.parse(printed)) as [
      { files: { path: string }[] },
    ];
    const paths = packed.map(({ path }) => path);
    const needed = ['server/bin/playbook.mjs', 'server/dist/cli.mjs', 'server/dist/language-server.mjs'];
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'THIRD-PARTY-NOTICES', ...needed]));
    expect(paths.filter((path) => !/^[^/]+$|^server\/(bin|dist)\//.test(path))).toEqual([]);
  });

  test('has no sources, maps or leftovers', () => {
    for (const { files: packed } of [server, plugin])
      expect(packed.filter((path) => /\.(map|ts|tgz)$|(^|\/)src\//.test(path))).toEqual([]);
  });

  test('imports nothing but Node, itself and its peers', () => {
    for (const [folder, { files: packed }] of [
      ['server', server],
      ['packages/remark-lint-playbook', plugin],
    ] as const) {
      const { peerDependencies = {} } = JSON.parse(readRepositoryFile(`${folder}/package.json`));
      const known = new Set([...builtinModules, ...Object.keys(peerDependencies)]);
      const foreign = packed
        .filter((path) => /\.d?\.?mts$|\.mjs$/.test(path))
        .flatMap((path) =>
          importsIn(readRepositoryFile(`${folder}/${path}`)).map((name) => `${path}: ${name}`),
        )
        .filter((found) => !known.has(found.replace(/^.*: (node:)?/, '')) && !/: \.{1,2}\//.test(found));
      expect(foreign).toEqual([]);
    }
  });
});

/** Modules that a bundle or a declaration names, as an import or by any function that is called like `require`. */
function importsIn(text: string): readonly string[] {
  const named =
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*(["'])(.+?)\1|^\s*import\s*(["'])(.+?)\3|\b(?:import|\w*require)\(\s*(["'])([^"']+)\5\s*\)/gm;
  return [...text.matchAll(named)].map((match) => match[2] ?? match[4] ?? match[6] ?? '');
}

test('the scan finds every way to import', () => {
  const text =
    'import a from "a";\nexport * from \'b\';\nimport "c";\nconst d = _require("d");\nawait import("e");\nimport {\n  x,\n} from "f";\ntype G = import("g").G;\n';
  expect(importsIn(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
});

describe('playbook-tools-server', () => {
  test('is one package, which checks, fixes, reports and serves', async () => {
    const folder = await projectWith(server);
    expect(packagesIn(folder)).toEqual(['playbook-tools-server']);

    const checked = playbook(folder, 'check', '--format', 'unix', '--format', 'html=report.html');
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('docs/a.md:10:8: error: ');
    expect(checked.stdout).toContain('[remark/no-tabs]');
    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(report).toMatch(/^<!doctype html>/i);
    expect(report).toContain('link/target-missing');

    expect(playbook(folder, 'fix').status).toBe(0);
    expect(readFileSync(join(folder, 'docs/a.md'), 'utf8')).toContain('\n## Next\n');

    const bin = join(folder, 'node_modules/.bin/playbook-language-server');
    const { result, code } = await session(
      spawn(bin, ['--stdio'], { cwd: folder, env: environment(folder) }),
    );
    expect(result.serverInfo?.version).toBe(server.version);
    expect(result.capabilities.completionProvider).toBeDefined();
    expect(code).toBe(0);
  });

  test('is a library, whose types need nothing else', async () => {
    const folder = await projectWith(server);
    cpSync(join(root, 'docs/examples/check-folder.mjs'), join(folder, 'program.mjs'));
    const ran = run(folder, process.execPath, 'program.mjs', 'docs');
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/^docs\/a\.md:10:8: error: .+ \[link\/target-missing\]$/m);
    const program = `import { createPlaybookService, type Finding, type Fix, type Host, rules, version } from 'playbook-tools-server';
export const use = (finding: Finding): readonly Fix[] => finding.fixes;
export const service = (host: Host) => createPlaybookService({ host, today: () => ({ year: 2026, month: 1, day: 1 }) });
export const ids: readonly string[] = rules.map(({ id }) => id);
// @ts-expect-error The types are really there.
export const wrong: number = version;
`;
    checkTypes(folder, program);
  });
});

test('remark-lint-playbook runs in a project that has remark', async () => {
  const folder = await projectWith(plugin, (project) => copyWithDependencies('remark', project));
  expect(existsSync(join(folder, 'node_modules/playbook-tools-server'))).toBe(false);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toEqual(['remark', 'remark-lint-playbook']);
  writeFileSync(
    join(folder, 'program.mjs'),
    `import { readFileSync } from 'node:fs';
import { remark } from 'remark';
import remarkLintPlaybook from 'remark-lint-playbook';
const file = await remark()
  .use(remarkLintPlaybook, { rules: ['link/target-missing'] })
  .process({ path: 'docs/a.md', cwd: process.cwd(), value: readFileSync('docs/a.md') });
for (const message of file.messages) console.log(String(message));
`,
  );
  const ran = run(folder, process.execPath, 'program.mjs');
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toMatch(/^docs\/a\.md:10:8-10:15: /);
  checkTypes(
    folder,
    `import { remark } from 'remark';
import remarkLintPlaybook, { type Options } from 'remark-lint-playbook';
const options: Options = { rules: ['link/empty'] };
export const processor = remark().use(remarkLintPlaybook, options).use(remarkLintPlaybook);
// @ts-expect-error The types are really there.
remark().use(remarkLintPlaybook, { rule: [] });
`,
    // vfile wants the type URL.
    ['es2023', 'dom'],
  );
});

/** Checks a program as TypeScript does for a project that is run by Node, and for one that is bundled. */
function checkTypes(folder: string, program: string, lib: readonly string[] = ['es2023']): void {
  writeFileSync(join(folder, 'program.mts'), program);
  for (const skipLibCheck of [true, false])
    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
      const platform = { target: 'es2022', lib, types: [], noEmit: true };
      const compilerOptions = { ...strict, ...platform, module, moduleResolution, skipLibCheck };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['program.mts'] }),
      );
      const { stdout } = run(folder, process.execPath, join(root, 'node_modules/typescript/bin/tsc'));
      expect([moduleResolution, skipLibCheck, stdout]).toEqual([moduleResolution, skipLibCheck, '']);
    }
}

/** The packages of a project, with those that stand in others. */
function packagesIn(folder: string): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  const locked = Object.keys(packages)
    .filter((path) => path !== '')
    .map((path) => path.replace(/^node_modules\//, ''));
  expect(locked.sort()).toEqual(installed.sort());
  return installed;
}

/** Gives a project a package as it is installed here, with all that it needs: it has been installed before. */
function copyWithDependencies(name: string, project: string): void {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ ...manifest, dependencies: { [name]: '*' } }),
  );
  const wanted = new Set([name]);
  // What is added on the way is visited, too.
  for (const each of wanted) {
    const from = join(root, 'node_modules', each);
    cpSync(from, join(project, 'node_modules', each), { recursive: true });
    const { dependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(dependencies)) wanted.add(dependency);
  }
}
