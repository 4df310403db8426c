/**
 * A text that may quote pages or files, for places where VS Code makes links of `[…](…)`: a `command:` in one would be obeyed.
 * @example withoutLinks('[x](command:y)') // '[x] (command:y)'
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
