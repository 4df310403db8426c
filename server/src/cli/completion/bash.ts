import type { CompletedCommand, Value } from './table.ts';

/** The script for Bash, from 3.2 on, without the package bash-completion. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  return `# Completion of playbook for Bash. In ~/.bashrc: eval "$(playbook completion bash)"
_playbook() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=''
  # Bash splits "--format=json" into three words.
  if [[ $current == = ]]; then current=''
  elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words='${commands.map(({ name }) => name).join(' ')} --help --version'
  else
    case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(valueCases).join('\n')}
    *)
      case "\${COMP_WORDS[1]} $current" in
${commands.flatMap(wordCases).join('\n')}
      *) return ;;
      esac ;;
    esac
  fi
  # Do not complete file names here. Bash 3 cannot turn that off.
  compopt +o bashdefault +o default 2>/dev/null
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _playbook playbook
`;
}

/** What is behind an option. */
function valueCases({ name, options }: CompletedCommand): string[] {
  return options.flatMap(({ name: option, short, value }) => {
    if (value === undefined) return [];
    const names = [`--${option}`, ...(short ? [`-${short}`] : [])].map((one) => `"${name} ${one}"`);
    return [`    ${names.join(' | ')}) ${action(value)} ;;`];
  });
}

/** Options and operands. */
function wordCases({ name, options, operands }: CompletedCommand): string[] {
  const names = options.map((option) => `--${option.name}`).join(' ');
  return [`      "${name} -"*) words='${names}' ;;`, `      "${name} "*) ${action(operands)} ;;`];
}

function action(value: Value): string {
  // Bash proposes files itself.
  if (value === 'file') return 'return';
  if (value === 'ref') return `words=$(git for-each-ref --format='%(refname:short)' 2>/dev/null)`;
  return `words='${value === 'other' ? '' : value.join(' ')}'`;
}
