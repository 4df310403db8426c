import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PATIENCE } from '../../support/patience.mts';
import { playbook } from '../playbook.ts';
import { program, runProgram } from '../program.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defectivePages, ONLY } from './pages.ts';

const onLinux = process.platform === 'linux';

function killLate(child: ChildProcess): void {
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  child.on('close', () => clearTimeout(timer));
}

const run = (root: string, ...argv: string[]) =>
  runProgram(root, ['check', ...ONLY, ...argv], { onStart: killLate });

/** Puts something under a name that a run reads and that is no regular file. */
type Maker = (file: string) => unknown;
const pipe: Maker = (file) => execFileSync('mkfifo', [file]);
const socket: Maker = async (file) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(file, resolve));
  onTestFinished(() => void server.close());
};
const linkTo =
  (target: string): Maker =>
  (file) =>
    symlinkSync(target, file);
const sparse: Maker = (file) => {
  writeFileSync(file, '');
  truncateSync(file, 10 * 1024 ** 3);
};

const OUTSIDE = /it is a link to \/dev\/zero, which is outside the workspace/;
const MADE: readonly (readonly [string, Maker, RegExp])[] = [
  ['a pipe', pipe, /it is a pipe, not a regular file\./],
  ['a socket', socket, /it is a socket, not a regular file\./],
  ['a link to an endless device', linkTo('/dev/zero'), OUTSIDE],
  [
    'a link to the memory of the run',
    linkTo('/proc/self/mem'),
    /it is a link to .*, which is outside the workspace/,
  ],
  ['a sparse file of 10 GB', sparse, /it is too large \(10240\.0 MB; the limit is \d+\.\d MB\)\./],
];

describe.skipIf(!onLinux)('what only has the name of a file stops no run', () => {
  const READ: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    ['playbook-baseline.json', CONFIG, []],
    ['playbook.config.yaml', {}, []],
    ['base.yaml', { 'playbook.config.yaml': 'extends: base.yaml\n' }, []],
    ['tasks.yaml', { 'playbook.config.yaml': 'catalogue: tasks.yaml\n' }, []],
  ];
  for (const [name, files, argv] of READ)
    test.each(MADE)(`${name} as %s`, async (_name, make, reason) => {
      const root = await makeProject({ ...files, ...defectivePages(1) });
      await make(join(root, name));
      const { code, stderr } = await run(root, ...argv);
      expect(stderr).toMatch(reason);
      expect(stderr).toContain(name);
      expect(code).toBe(2);
    });

  test.each([
    ['a pipe', pipe, 'it is a pipe, not a regular file'],
    ['a link to an endless device', linkTo('/dev/zero'), 'it is a device, not a regular file'],
    ['a link to nothing', linkTo('nowhere'), 'it is a link to a file that does not exist'],
    ['links in a circle', linkTo('named'), 'too many symbolic links'],
    ['a sparse file of 10 GB', sparse, 'it is too large (10240.0 MB'],
  ] as const)('a file that the caller names as %s', async (_name, make, reason) => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(1) });
    await make(join(root, 'named'));
    const baseline = await run(root, '--baseline', 'named');
    expect([baseline.code, baseline.stderr]).toEqual([2, expect.stringContaining(reason)]);
    const { code, stderr } = await runProgram(root, ['merge-reports', 'named'], { onStart: killLate });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`Cannot use the shard report "named": ${reason}`),
    ]);
  });

  test('a baseline in /proc says so, and the memory of a process is none', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(1) });
    const { code, stderr } = await run(root, '--baseline', '/proc/self/mem');
    expect([code, stderr]).toEqual([2, expect.stringContaining('input or output error')]);
    expect((await run(root, '--baseline', '/proc/self/environ')).stderr).toContain(
      'it is not valid JSON (line',
    );
  });

  test('--config names what it got instead of a file', async () => {
    const root = await makeProject({ ...defectivePages(1) });
    pipe(join(root, 'pipe'));
    const { code, stderr } = await run(root, '--config', 'pipe');
    expect([code, stderr]).toEqual([2, 'error: --config requires a file, but "pipe" is a pipe.\n']);
  });

  test('pages that are pipes, sockets or devices are not there', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(1) });
    const expected = await run(root, '--format', 'unix');
    pipe(join(root, 'docs/pipe.md'));
    await socket(join(root, 'docs/socket.md'));
    expect(await run(root, '--format', 'unix')).toEqual(expected);
    symlinkSync('/dev/zero', join(root, 'docs/zero.md'));
    expect(await run(root, '--format', 'unix')).toEqual(expected);
    const { code, stderr } = await run(root, 'docs/pipe.md');
    expect([code, stderr]).toEqual([2, 'error: "docs/pipe.md" is not a file or a folder.\n']);
  });

  test('a baseline whose entries name devices and pipes is only asked whether they are there', async () => {
    const entry = { 'link/empty': { x: 1 } };
    const pages = { 'pipe.md': entry, [`${'../'.repeat(20)}dev/zero`]: entry };
    const root = await makeProject({
      ...{ ...CONFIG, ...defectivePages(1) },
      'playbook-baseline.json': JSON.stringify({ version: 1, pages }),
    });
    pipe(join(root, 'pipe.md'));
    expect((await run(root)).code).toBeLessThan(2);
  });

  test('standard input without end is refused', async () => {
    const root = await makeProject({ ...CONFIG });
    const child = spawn(process.execPath, [await program(), 'check', '--stdin', '--stdin-filename', 'a.md'], {
      cwd: root,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    killLate(child);
    child.stdin.on('error', () => undefined);
    const megabyte = Buffer.alloc(1 << 20, 'a');
    const feed = (): void => void (child.stdin.writable && child.stdin.write(megabyte, () => feed()));
    feed();
    let stderr = '';
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
    expect(stderr).toBe('error: Cannot read standard input: it is larger than 5 MB.\n');
  });
});

describe.skipIf(!onLinux)('where reports go', () => {
  const project = () => makeProject({ ...CONFIG, ...defectivePages(1) });

  test.each(['/proc/x/r.json', '/proc/self/x/y/r.json', '/sys/x/r.json'])(
    'a folder that cannot be made is an error: %s',
    async (path) => {
      const { code, stderr } = await run(await project(), '--format', `json=${path}`);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/Cannot write the json report to "\/(?:proc|sys)\/.*": .+\.\n$/),
      ]);
    },
  );

  test('a cache that cannot be made is done without', async () => {
    const { code, stderr } = await run(await project(), '--cache', '--cache-location', '/proc/x/y');
    expect(code).toBeLessThan(2);
    expect(stderr).toContain('Cannot write the cache in "/proc/x/y": ');
  });

  test.each(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])('%s is standard output', async (name) => {
    const root = await project();
    const { stdout } = await playbook(root, ['check', ...ONLY, '--format', 'json']);
    expect((await playbook(root, ['check', ...ONLY, '--format', `json=${name}`])).stdout).toBe(stdout);
    expect((await playbook(root, ['check', '--format=sarif', `--format=json=${name}`])).stderr).toContain(
      'cannot both be written to standard output',
    );
  });

  /** Runs a command line of Bash, in which `playbook` is this program. */
  async function shell(root: string, command: string) {
    const script = `playbook() { "${process.execPath}" "${await program()}" "$@"; }\n${command}`;
    return execFileSync('bash', ['-c', script], { cwd: root, encoding: 'utf8', timeout: PATIENCE });
  }
  const check = `playbook check ${ONLY.join(' ')}`;

  test('what the shell has opened is written to', async () => {
    const root = await project();
    const { stdout: json } = await run(root, '--format', 'json');
    // A command that Bash does not wait for: the file says when it has ended.
    await shell(
      root,
      `${check} --format unix --format json=>(cat > got.json; mv got.json whole.json) > out
      for i in {1..200}; do [[ -f whole.json ]] && break; sleep 0.05; done`,
    );
    expect(await readFile(join(root, 'whole.json'), 'utf8')).toBe(json);
    await shell(root, `echo before > log; ${check} --format json=/dev/fd/5 5>>log > out; true`);
    expect(await readFile(join(root, 'log'), 'utf8')).toBe(`before\n${json}`);
    await shell(root, `${check} --format json=/dev/stderr 2> err > out; true`);
    expect(await readFile(join(root, 'err'), 'utf8')).toBe(json);
    await shell(root, `mkfifo pipe; cat pipe > read & ${check} --format json=pipe > out; wait`);
    expect(await readFile(join(root, 'read'), 'utf8')).toBe(json);
    expect((await run(root, '--format', 'json=/dev/null')).code).toBeLessThan(2);
    expect(readdirSync(root).filter((name) => name.startsWith('.playbook'))).toEqual([]);
  });

  test('a pipe that nobody reads, a socket and a folder are refused', async () => {
    const root = await project();
    pipe(join(root, 'pipe'));
    await socket(join(root, 'socket'));
    for (const [name, reason] of [
      ['pipe', 'it is a pipe without a reader, or a socket'],
      ['socket', 'it is a pipe without a reader, or a socket'],
      ['docs', 'it is a folder'],
    ]) {
      const { code, stdout, stderr } = await run(root, '--format', `json=${name}`);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        `error: Cannot write the json report to "${name}": ${reason}.\n`,
      ]);
    }
  });

  test('a link that the caller names may lead out of the workspace', async () => {
    const root = await project();
    const elsewhere = await makeProject({ 'r.json': 'old' });
    symlinkSync(join(elsewhere, 'r.json'), join(root, 'r.json'));
    expect((await run(root, '--format', 'json=r.json')).code).toBeLessThan(2);
    expect(JSON.parse(await readFile(join(elsewhere, 'r.json'), 'utf8'))).toHaveProperty('files');
  });
});
