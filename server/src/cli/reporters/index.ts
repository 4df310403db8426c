import { json } from './json.ts';
import type { ReporterFactory } from './reporter.ts';
import { stylish } from './stylish.ts';
import { unix } from './unix.ts';

/** The values of `--format`. */
export const REPORTERS = { stylish, json, unix } as const satisfies Readonly<Record<string, ReporterFactory>>;

export type Format = keyof typeof REPORTERS;

export const FORMATS = Object.keys(REPORTERS) as readonly Format[];

export function isFormat(text: string): text is Format {
  return Object.hasOwn(REPORTERS, text);
}
