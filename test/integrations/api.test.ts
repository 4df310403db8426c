import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { layDeclarations } from '../../scripts/declarations.mjs';
import { nodeEsm } from '../../scripts/runtimes.mjs';
import { esbuildYaml } from '../../scripts/yaml-plugin.mjs';
import * as library from '../../server/src/index.node.ts';
import { makeProject } from '../cli/project.ts';
import { readRepositoryFile, root } from '../support/repo.ts';

const EXAMPLE = 'docs/examples/check-folder.mjs';
const documentation = readRepositoryFile('docs/api.md');
const run = promisify(execFile);

test('the documentation shows the example as it is, and names every export', () => {
  expect(documentation).toContain(`\`\`\`js\n${readRepositoryFile(EXAMPLE)}\`\`\``);
  for (const name of Object.keys(library))
    expect(documentation).toMatch(new RegExp(`^\\| \`${name}\\b`, 'm'));
});

test('the example does what it says', async () => {
  const folder = await makeProject({
    'playbook.config.yaml': 'extends: fasttrack\nfiles: ["docs/**/*.md"]\n',
    'docs/a.md': '---\ntitle: A\ndescription: B\n---\n\n# A\n\n##Next\n\n<<<<<<< HEAD\n',
    'other/b.md': '<<<<<<< HEAD\n',
  });
  const program = join(folder, 'program.mjs');
  await build({
    ...nodeEsm,
    entryPoints: [join(root, EXAMPLE)],
    outfile: program,
    bundle: true,
    alias: { 'playbook-tools-server': join(root, 'server/src/index.node.ts') },
    plugins: [esbuildYaml],
    logOverride: { 'direct-eval': 'silent' },
  });
  const { stdout, stderr } = await run(process.execPath, [program, 'docs'], { cwd: folder });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^docs\/a\.md:10:1: error: .+ \[page\/conflict-marker\]$/m);
  expect(stdout).toMatch(/^docs\/a\.md: 1 can be fixed$/m);
  expect(stdout).not.toContain('other/');
});

// A program elsewhere, which has the package from the registry, and its declarations alone.
test('the types fit the example', async () => {
  const folder = await makeProject({
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2023'],
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
        skipLibCheck: false,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
      },
      files: ['program.mts'],
    }),
    'node_modules/playbook-tools-server/dist/index.mjs': '',
  });
  const package_ = join(folder, 'node_modules/playbook-tools-server');
  await cp(join(root, 'server/package.json'), join(package_, 'package.json'));
  await layDeclarations('server', join(package_, 'dist/types'));
  const types = "import type { Finding, Fix, Playbook, Rule } from 'playbook-tools-server';\n";
  const uses =
    'export const use = (finding: Finding): readonly Fix[] => finding.fixes;\nexport type { Playbook, Rule };\n';
  const example = await readFile(join(root, EXAMPLE), 'utf8');
  await writeFile(join(folder, 'program.mts'), `${types}${example}${uses}`);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch((error) => error);
  expect(stdout).toBe('');
});
