/** What `playbook` ends with; see `playbook help check`. */
export const EXIT = {
  /** Nothing to complain of. */
  clean: 0,
  /** Findings that the caller does not accept. */
  findings: 1,
  /** Wrong use, a broken configuration, a file that cannot be read, or an error of the program. */
  error: 2,
} as const;
