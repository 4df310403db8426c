import { quotedOr } from '../../rules/rule.ts';
import { type Arguments, HELP_OPTION, suggestOption, UsageError } from '../shell/args.ts';
import type { Command } from '../shell/command.ts';
import { EXIT } from '../shell/exit-code.ts';
import type { Io } from '../shell/io.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { completionTable } from './table.ts';
import { zshCompletion } from './zsh.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/**
 * The command that prints a shell's completion script.
 * @param commands all commands, this one among them
 */
export function completionCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    operands: `<${Object.keys(SHELLS).join('|')}>`,
    summary: 'Print a shell completion script',
    options: { help: HELP_OPTION },
    details: [
      'Bash, in ~/.bashrc:',
      '  eval "$(playbook completion bash)"',
      'zsh, in ~/.zshrc after compinit:',
      '  eval "$(playbook completion zsh)"',
      'fish, once and after each update:',
      '  playbook completion fish > ~/.config/fish/completions/playbook.fish',
    ],
    run(args, { stdout }: Io) {
      stdout.writeExact(scriptFor(args)(completionTable(commands())));
      return EXIT.clean;
    },
  };
}

function scriptFor({ positionals }: Arguments) {
  const [shell, extra] = positionals;
  const names = Object.keys(SHELLS);
  if (shell === undefined) throw new UsageError(`Specify a shell: ${quotedOr(names)}.`);
  if (!isShell(shell))
    throw new UsageError(
      `"${shell}" is not a supported shell.${suggestOption(shell, names, `Use ${quotedOr(names)}.`)}`,
    );
  if (extra !== undefined)
    throw new UsageError(`"playbook completion" takes one shell. Unexpected argument "${extra}".`);
  return SHELLS[shell];
}

function isShell(name: string): name is keyof typeof SHELLS {
  return Object.hasOwn(SHELLS, name);
}
