export declare const PACKAGED: readonly string[];
export declare function compareWithPackaged(files: readonly string[]): {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
};
