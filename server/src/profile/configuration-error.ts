/** An error in a configuration, language pack or catalogue file. */
export interface ConfigurationError {
  readonly path: string;
  readonly message: string;
  /** 1-based, UTF-16 columns; both 1 when the file as a whole is meant. */
  readonly line: number;
  readonly column: number;
  /** A file with an error is not applied; one with warnings is. */
  readonly severity: 'error' | 'warning';
}
