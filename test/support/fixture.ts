/**
 * Rule fixtures: one Markdown file for each rule, which is its test, its snapshot and its documentation at once.
 * See CONTRIBUTING.md for the format.
 */
export interface Fixture {
  /** Everything above the first case, heading included. */
  readonly intro: string;
  readonly cases: readonly FixtureCase[];
}

export interface FixtureCase {
  readonly kind: 'incorrect' | 'correct';
  readonly title: string;
  /** The case's text without its result blocks, as written. */
  readonly source: string;
  /** The checked page first, then the other files of its workspace. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** YAML laid over the built-in profile. */
  readonly configuration: string | undefined;
  /** Where the page's block escapes characters: its fixed counterpart does too. */
  readonly escapes: boolean;
}

const FENCE = '````';

export function parseFixture(markdown: string): Fixture {
  const [intro = '', ...sections] = markdown.split(/^(?=## (?:Incorrect|Correct): )/m);
  return { intro, cases: sections.map(parseCase) };
}

function parseCase(section: string): FixtureCase {
  const heading = /^## (Incorrect|Correct): (.+)$/m.exec(section);
  if (!heading)
    throw new Error(
      `A case must begin with "## Incorrect: …" or "## Correct: …", not with "${section.split('\n')[0]}".`,
    );
  const files: { path: string; text: string }[] = [];
  let configuration: string | undefined;
  let source = '';
  let escapes = false;
  for (const { info, text, whole } of blocks(section)) {
    if (info === undefined) source += whole;
    else if (info === 'findings' || info === 'markdown fixed' || info === 'markdown fixed escapes') continue;
    else {
      source += whole;
      if (info.startsWith('yaml')) configuration = text;
      else {
        const escaped = /\bescapes\b/.test(info);
        if (files.length === 0) escapes = escaped;
        files.push({
          path: /\bpath=(?:"([^"]+)"|(\S+))/.exec(info)?.slice(1).find(Boolean) ?? 'page.md',
          text: escaped ? decodeEscapes(text) : text,
        });
      }
    }
  }
  if (files.length === 0) throw new Error(`The case "${heading[2]}" has no page.`);
  return {
    kind: heading[1] === 'Incorrect' ? 'incorrect' : 'correct',
    title: heading[2] ?? '',
    source: source.trimEnd(),
    files,
    configuration,
    escapes,
  };
}

/** The text in order, cut into fenced blocks and what is between them. */
function* blocks(section: string): Generator<{ info?: string; text: string; whole: string }> {
  const pattern = /^````(\S.*)\n((?:(?!````$).*\n)*)````\n?/gm;
  let last = 0;
  for (const match of section.matchAll(pattern)) {
    yield { text: '', whole: section.slice(last, match.index) };
    yield { info: match[1] ?? '', text: match[2] ?? '', whole: match[0] };
    last = match.index + match[0].length;
  }
  yield { text: '', whole: section.slice(last) };
}

/** What a run gave for a case, as text for its result blocks. */
export interface CaseResult {
  readonly findings: string;
  readonly fixed: string | undefined;
}

/** The fixture with the results of a run in place of those it had. */
export function renderFixture({ intro, cases }: Fixture, results: readonly CaseResult[]): string {
  const rendered = cases.map((fixtureCase, index) => {
    const result = results[index];
    if (!result || fixtureCase.kind === 'correct') return fixtureCase.source;
    const parts = [fixtureCase.source, `${FENCE}findings\n${result.findings}${FENCE}`];
    if (result.fixed !== undefined) {
      const info = fixtureCase.escapes ? 'markdown fixed escapes' : 'markdown fixed';
      parts.push(
        `${FENCE}${info}\n${fixtureCase.escapes ? encodeEscapes(result.fixed) : result.fixed}${FENCE}`,
      );
    }
    return parts.join('\n\n');
  });
  return `${[intro.trimEnd(), ...rendered].join('\n\n')}\n`;
}

function decodeEscapes(text: string): string {
  return text.replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** Shows what an editor would hide or cut off: invisible characters and trailing spaces. */
function encodeEscapes(text: string): string {
  const shown = text.replace(/[\u00a0\u200b-\u200f\u2060\ufeff\t]/g, (char) => code(char));
  return shown.replace(/ +$/gm, (blanks) => [...blanks].map(code).join(''));
}

function code(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
