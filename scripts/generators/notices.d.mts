export interface NoticePackage {
  readonly name: string;
  readonly version: string;
  readonly license?: string | undefined;
  readonly text: string;
}
export declare function isAllowed(license: string | undefined): boolean;
export declare function renderNotices(packages: readonly NoticePackage[]): string;
