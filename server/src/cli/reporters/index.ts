import { checkstyle } from './checkstyle.ts';
import { compact } from './compact.ts';
import { forPeople } from './for-people.ts';
import type { Format } from './formats.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { rdjson } from './rdjson.ts';
import type { ReporterFactory } from './reporter.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';
import { unix } from './unix.ts';

/** What writes each format. */
export const REPORTERS = {
  stylish: forPeople(stylish),
  compact: forPeople(compact),
  unix: forPeople(unix),
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
  markdown: forPeople(markdown),
  html,
} as const satisfies Readonly<Record<Format, ReporterFactory>>;
