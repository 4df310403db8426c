import type { Part, Playbook } from '../../server/src/playbook/model.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import type { Profile } from '../../server/src/profile/profile.ts';
import { type Span, slice } from '../../server/src/text/span.ts';

const reader = createPlaybookReader();

/** The model of a page under the built-in profile. */
export function read(
  text: string,
  path = 'english-playbook/assess-a.md',
  profile: Profile = builtinProfile(),
): Playbook {
  return reader.read(path, text, profile);
}

/** What is at a span of a page. */
export function at(page: Playbook, span: Span | undefined): string | undefined {
  return span && slice(page.text, span);
}

/** The texts of parts. */
export function texts(parts: Iterable<Part>): string[] {
  return [...parts].map(({ text }) => text);
}

/** A text without the indentation that its first line has. */
export function page(lines: TemplateStringsArray): string {
  const text = (lines.raw[0] ?? '').replace(/^\n/, '');
  const indent = /^ */.exec(text)?.[0] ?? '';
  return text
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}
