import { forPeople } from './for-people.ts';
import type { Format } from './formats.ts';
import { json } from './json.ts';
import type { ReporterFactory } from './reporter.ts';
import { stylish } from './stylish.ts';

/** What writes a format: the two that are used most without all the others. */
export async function loadReporter(format: Format): Promise<ReporterFactory> {
  if (format === 'stylish') return forPeople(stylish);
  if (format === 'json') return json;
  return (await import('../check/lazy.ts')).REPORTERS[format];
}
