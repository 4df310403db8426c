/*
 * Options that people know from other checkers and formatters, and what does the same here. Options that we have under the same name
 * are not listed.
 */

interface Counterpart {
  /** Without dashes. */
  readonly names: readonly string[];
  /** The option that the advice is about: given only to commands that have it. */
  readonly option?: string;
  /** The only command that the advice is for. */
  readonly command?: string;
  /** One sentence. */
  readonly advice: string;
}

const FILES = ['output-file', 'output', 'out', 'o'];
const FORMATS = ['output-format', 'reporter', 'formatter'];
const LEFT_OUT = ['ignore-path', 'ignore-pattern', 'exclude', 'extend-exclude', 'force-exclude', 'i'];
const RULES_OFF = ['ignore', 'extend-ignore', 'disable', 'skip', 'per-file-ignores'];
const CHOSEN = ['ext', 'files', 'include', 'glob', 'glob-pattern'];
const WRITING = ['write', 'w', 'apply', 'in-place'];
const CHECKING = ['check', 'list-different', 'l', 'verify'];
const COMPARING = ['diff', 'd', 'fix-dry-run', 'fix-only'];
const UNCERTAIN = ['unsafe-fixes', 'unsafe', 'apply-unsafe'];

const COUNTERPARTS: readonly Counterpart[] = [
  {
    names: FILES,
    option: 'max-warnings',
    advice:
      'To choose the format of the report, use --format <name>; to write it to a file, --format <name>=<file>.',
  },
  { names: FORMATS, option: 'format', advice: 'To choose the format of the report, use --format <name>.' },
  { names: ['json', 'j'], option: 'format', advice: 'To get JSON, use --format json.' },
  {
    names: ['select', 'extend-select', 'only'],
    option: 'rule',
    advice: 'To run only some rules, use --rule <id>.',
  },
  {
    names: LEFT_OUT,
    option: 'config',
    advice: 'To ignore files, list them under "ignore" in playbook.config.yaml.',
  },
  {
    names: RULES_OFF,
    option: 'config',
    advice:
      'To turn off a rule, set it to "off" under "rules" in playbook.config.yaml; to ignore files, list them under "ignore".',
  },
  {
    names: CHOSEN,
    option: 'config',
    advice:
      'To choose pages, name them on the command line or list them under "files" in playbook.config.yaml.',
  },
  {
    names: ['no-eslintrc', 'no-config-lookup', 'isolated'],
    option: 'no-config',
    advice: 'To ignore configuration files, use --no-config.',
  },
  {
    names: ['config-file', 'config-path'],
    option: 'config',
    advice: 'To choose a configuration file, use --config <file>.',
  },
  {
    names: ['stdin-file-path', 'stdin-filepath', 'stdin-file-name', 's'],
    option: 'stdin-filename',
    advice: 'To check text from standard input, use --stdin --stdin-filename <path>.',
  },
  { names: WRITING, option: 'fix', advice: 'To write fixes, use --fix or "playbook fix".' },
  { names: ['fix', ...WRITING], command: 'fix', advice: '"playbook fix" writes fixes by default.' },
  {
    names: CHECKING,
    command: 'check',
    advice: '"playbook check" does not change files unless you add --fix.',
  },
  {
    names: ['dry-run', ...COMPARING],
    command: 'check',
    advice: 'To see what would be fixed, use "playbook fix --dry-run".',
  },
  {
    names: [...CHECKING, ...COMPARING],
    option: 'dry-run',
    advice: 'To print the changes without writing them, use --dry-run.',
  },
  {
    names: ['exit-non-zero-on-fix', 'exit-non-zero-on-format'],
    advice: 'To fail when something could be fixed, use "playbook fix --dry-run", which then exits with 1.',
  },
  {
    names: UNCERTAIN,
    option: 'rule',
    advice: 'To apply suggested fixes, use "playbook fix --rule <id> --suggestions".',
  },
  {
    names: ['no-exit', 'no-error', 'no-fail', 'warn-only'],
    option: 'exit-zero',
    advice: 'To exit with 0 even if there are findings, use --exit-zero.',
  },
  {
    names: ['error-on-warnings', 'fail-on-warnings', 'strict', 'fail-level', 'fail-on'],
    option: 'max-warnings',
    advice: 'To fail on warnings, use --max-warnings 0.',
  },
  {
    names: ['minAlertLevel', 'diagnostic-level', 'silent', 'log-level', 'loglevel'],
    option: 'quiet',
    advice: 'To report errors only, use --quiet.',
  },
  { names: ['v'], option: 'verbose', advice: 'Did you mean --verbose or --version?' },
  { names: ['no-cache', 'n'], option: 'cache', advice: 'Nothing is cached unless you add --cache.' },
  {
    names: ['cache-dir', 'cache-file', 'cache-path', 'cache-strategy'],
    option: 'cache-location',
    advice: 'To choose the folder of the cache, use --cache --cache-location <folder>.',
  },
  {
    names: ['since', 'changed', 'diff-base'],
    option: 'changed-since',
    advice: 'To report only new findings, use --changed-since <commit>.',
  },
  {
    names: ['add-noqa', 'suppress-all', 'generate-baseline', 'init-baseline'],
    option: 'update-baseline',
    advice: 'To accept all current findings, use --update-baseline.',
  },
  { names: ['init'], advice: 'To write a configuration, use "playbook init".' },
  {
    names: ['print-config', 'show-settings'],
    advice: 'To print the configuration for a page, use "playbook print-config <file>".',
  },
  {
    names: ['list-rules', 'rules', 'explain'],
    advice: 'To list or explain rules, use "playbook rules" or "playbook explain <rule>".',
  },
  { names: ['lsp', 'stdio'], advice: 'To start the language server, use "playbook lsp --stdio".' },
];

/**
 * What to do instead of giving an option that other tools have.
 * @param name without dashes
 * @param options those that the command has
 * @example foreignOption('no-eslintrc', 'check', CHECK_OPTIONS) // 'To ignore configuration files, use --no-config.'
 */
export function foreignOption(
  name: string,
  command: string,
  options: Readonly<Record<string, unknown>>,
): string | undefined {
  return COUNTERPARTS.find(
    (one) =>
      one.names.includes(name) &&
      (one.command === undefined || one.command === command) &&
      (one.option === undefined || Object.hasOwn(options, one.option)),
  )?.advice;
}

/** Commands that people know from other tools, and ours that does the same. */
export const FOREIGN_COMMANDS: Readonly<Record<string, string>> = {
  lint: 'check',
  validate: 'check',
  run: 'check',
  format: 'fix',
  fmt: 'fix',
  rule: 'explain',
  config: 'print-config',
  'ls-config': 'print-config',
  server: 'lsp',
  'generate-shell-completion': 'completion',
};
