export declare function manifestWith(
  shared: Readonly<Record<string, unknown>>,
  text: string,
  directory: string,
): string;
