export declare const PACKAGED: readonly string[];
export declare function compareWithPackaged(files: readonly string[]): {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
};
export declare const ENTRY: string;
export declare function comparePieces(pieces: ReadonlyMap<string, string>): {
  missing: string[];
  unused: string[];
};
