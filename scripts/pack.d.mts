/** A tarball as npm would publish it; sizes are in bytes. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly string[];
}
export declare const PUBLISHED: readonly string[];
export declare function packTarballs(place: string): readonly Tarball[];
