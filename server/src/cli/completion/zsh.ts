import type { CompletedCommand, CompletedOption, Value } from './table.ts';

/** The script for zsh; to be evaluated, or to be a file `_playbook` in a folder of `$fpath`. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef playbook
# Completion of playbook for zsh. In ~/.zshrc, after compinit: eval "$(playbook completion zsh)"
_playbook_refs() {
  local -a refs
  refs=(\${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"})
  compadd -a refs
}
_playbook() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _playbook ]]; then _playbook "$@"
else compdef _playbook playbook
fi
`;
}

function commandCase({ name, options, operands }: CompletedCommand): string {
  const rest = operands === 'other' ? [] : [quoted(`*:operand:${action(operands)}`)];
  const words = [...options.flatMap(argumentsOf), ...rest];
  return `  ${name})\n    _arguments -S \\\n      ${words.join(' \\\n      ')} ;;`;
}

/** As `_arguments` wants it: `*--name=[What it does.]:value:(one two)`; the star since most may be repeated. */
function argumentsOf({ name, short, description, value }: CompletedOption): string[] {
  const about = `[${description.replace(/[[\]\\]/g, '\\$&')}]`;
  const takes = value === undefined ? '' : `:value:${action(value)}`;
  const long = `*--${name}${value === undefined ? '' : '='}${about}${takes}`;
  return [quoted(long), ...(short ? [quoted(`*-${short}${about}${takes}`)] : [])];
}

function action(value: Value): string {
  if (value === 'file') return '_files';
  if (value === 'ref') return '_playbook_refs';
  return value === 'other' ? ' ' : `(${value.join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
