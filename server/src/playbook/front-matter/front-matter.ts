import matter from 'gray-matter';
import type { Span } from '../../text/span.ts';
import type { FrontMatter } from '../model.ts';
import { explainYamlError } from './errors.ts';
import { readByLines } from './lines.ts';
import { type FrontMatterPlace, findFrontMatter, isYaml } from './place.ts';
import { readYaml, type YamlReading } from './yaml.ts';

/**
 * Reads the front matter at the start of a text; `body` is where the Markdown begins, behind front matter and BOM.
 * Nothing in it is ever executed, and what is wrong with it is in `error`.
 *
 * @example readFrontMatter('---\ntitle: A\n---\n# A').body // 17
 */
export function readFrontMatter(text: string): {
  readonly frontMatter: FrontMatter | undefined;
  readonly body: number;
} {
  const place = findFrontMatter(text);
  if (!place) return { frontMatter: undefined, body: text.charCodeAt(0) === 0xfeff ? 1 : 0 };
  const { span, body } = place;
  const { entries, error } = read(text, place);
  return { frontMatter: { span, body, entries, error }, body: place.next };
}

/** Longer front matter is not given to the YAML parser, whose time grows faster than its input in bad cases. */
const LIMIT = 65_536;

function read(text: string, place: FrontMatterPlace): Pick<FrontMatter, 'entries' | 'error'> {
  const { body, language } = place;
  const opening = { start: place.span.start, end: place.span.start + 3 };
  if (!isYaml(language)) {
    const message = 'The front matter must be YAML, with nothing after the first "---".';
    const start = text.indexOf(language, opening.end);
    return { entries: [], error: { message, span: { start, end: start + language.length } } };
  }
  const byLines = () => readByLines(text, body);
  if (body.end - body.start > LIMIT) {
    return {
      entries: byLines(),
      error: { message: 'The front matter is too large to be read as YAML.', span: opening },
    };
  }
  const { entries, defect } = split(text, body);
  const error = defect && explainYamlError(defect, text, body);
  const missing = 'The front matter is not closed.';
  return {
    entries: defect ? byLines() : entries,
    error: place.closed ? error : { message: missing, span: opening },
  };
}

/**
 * gray-matter with an engine that keeps every span, on front matter with plain delimiters.
 * Passing options also keeps it from its global cache.
 */
function split(text: string, body: Span): YamlReading {
  let reading: YamlReading = { entries: [], defect: undefined };
  const parse = () => {
    reading = readYaml(text, body);
    return {};
  };
  const yaml = text.slice(body.start, body.end).replaceAll('\0', '\ufffd');
  matter(`---\n${yaml}\n${END}`, {
    language: 'yaml',
    delimiters: ['---', END],
    engines: { yaml: { parse }, json: { parse: refuse }, javascript: { parse: refuse } },
  });
  return reading;
}

/** Cannot occur in YAML, unlike a line that begins with `---`. */
const END = '---\0';

function refuse(): never {
  throw new TypeError('Front matter is never executed.');
}
