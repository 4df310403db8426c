// What is compared: each tool as its users call it, on the folder it is started in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));
const peer = (path) => join(here, 'node_modules', path);
const node = process.execPath;

/** Rules of remark that do what ours do as far as they go. `gfm`: whether tables are read as tables. */
export function remarkConfiguration(gfm) {
  const plugin = (name, path) => `import ${name} from ${JSON.stringify(peer(path))};`;
  return [
    plugin('frontmatter', 'remark-frontmatter/index.js'),
    plugin('gfm', 'remark-gfm/index.js'),
    plugin('schema', 'remark-lint-frontmatter-schema/dist/index.js'),
    plugin('links', 'remark-validate-links/index.js'),
    plugin('preset', 'remark-preset-lint-recommended/index.js'),
    "const schemas = { 'front-matter.schema.yaml': ['**/*.md'] };",
    `export default { plugins: [frontmatter, ${gfm ? 'gfm, ' : ''}[schema, { schemas }], [links, { repository: false }], ...preset.plugins] };`,
    '',
  ].join('\n');
}

const rumdl = ['x64', 'arm64']
  .map((cpu) => peer(`@rumdl/cli-${process.platform}-${cpu}/rumdl`))
  .find((path) => existsSync(path));
const remark = (config) => [
  node,
  peer('remark-cli/cli.js'),
  '.',
  '--quiet',
  '--no-stdout',
  '--rc-path',
  config,
];
const cache = ['--cache', '--cache-location', '.bench-cache'];

/**
 * Name → command; `warm`: run once before it is measured; `before`: done before each run; `small`: left out of the tenfold corpus,
 * where it takes many minutes.
 * @param playbook where our command line is
 */
export const toolsWith = (playbook) => [
  { name: 'playbook check', command: [node, playbook, 'check'] },
  {
    name: 'playbook check --cache, nothing changed',
    command: [node, playbook, 'check', ...cache],
    warm: true,
  },
  {
    name: 'playbook check --cache, one page changed',
    command: [node, playbook, 'check', ...cache],
    warm: true,
    before: 'change a page',
  },
  {
    name: 'playbook check --changed-since, one page changed',
    command: [node, playbook, 'check', '--changed-since', 'HEAD'],
    before: 'change a page',
  },
  {
    name: 'markdownlint-cli2',
    command: [node, peer('markdownlint-cli2/markdownlint-cli2-bin.mjs'), '**/*.md'],
  },
  { name: 'remark-cli', command: remark('remark.mjs'), small: true },
  { name: 'remark-cli with GFM', command: remark('remark-gfm.mjs'), small: true },
  ...(rumdl
    ? [
        { name: 'rumdl', command: [rumdl, 'check', '--no-cache', '.'] },
        { name: 'rumdl, cached, nothing changed', command: [rumdl, 'check', '.'], warm: true },
        {
          name: 'rumdl by its npm command, cached, nothing changed',
          command: [node, peer('rumdl/bin/rumdl'), 'check', '.'],
          warm: true,
        },
      ]
    : []),
  { name: 'reading the files only', command: [node, join(here, 'read-only.mjs')] },
];
