import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/repo.ts';

/** Names of code that the field has other words for, and what to write. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\w*Faults?\b|\bfaultOf\b|\bfaultsOf\b/, 'Error (configuration, reading), Defect (a page), or Violation'],
  [/\b(?:mend|Mend)\w*\b/, 'fix or repair'],
  [/\btwins?\b|\b\w+Twins?\b|\bTwins?\b/, 'counterpart'],
  [/\bLookers?\b|\blookers?\b|\bcreateLook(?:er)?\b|\blookAfresh\b/, 'PageChecker'],
  [/\b(?:E|e)xamin(?:e|ed|ation)\w*\b/, 'checkPage, PageResult'],
  [/\b(?:Check|Kept)Basis\b|\bbasisOf\b/, 'CheckDependencies, CachedDependencies'],
  [/\bTracedView\b/, 'RecordingView'],
  [/\bPageBook\b|\blearnAll\b/, 'PageIndexer, indexAll'],
  [/\bunsettle\b|\bisSettled\b/, 'markStale, isIndexed'],
  [/\bNARROW_OPTIONS\b|\bNarrowOptions\b|\bNarrowed\b/, 'FilterOptions'],
  [
    /\bsayInVain\b|\bsaysSomething\b|\bsoundTasks\b|\bleftAlone\b|\bhandOver\b/,
    'warnUnmatchedGlobs, isFilled, wellFormedTasks, unrecovered, flush',
  ],
  [/\bhasMarks\b/, 'looksLikePlaybook'],
  [/\b(?:MOST|LONGEST|LARGEST|FEWEST)(?:_[A-Z]+)*\b/, 'MAX_… or MIN_…'],
  [/\bslips?(?:Of)?\b|\bSlips?\b/, 'typo'],
];

/** Words of comments and documents that plain English has others for. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bin peace\b/i, 'is ignored'],
  [/\btwin-missing\b|\binternal-fault\b/, 'translation-missing, internal-error'],
  [/\b(?:by|with|of|without|two|no) blanks\b|\bthe blank\b(?! (?:line|cell|value))/i, 'space'],
];

const SOURCES = /^(?:server\/src|client\/src|packages|scripts|test)\/.*\.(?:m?ts|mjs)$/;
/** What the words are about, or what they are tested with. */
const EXCEPT = /^test\/words\.test\.ts$|fixtures|node_modules|^test\/vscode\/host\//;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => SOURCES.test(path) && !EXCEPT.test(path) && existsSync(join(root, path)));

/** Strings, regular expressions (roughly) and comments. */
const PIECES =
  /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(\/\*[\s\S]*?\*\/|\/\/[^\n]*)|(?<=[(,=:[!&|?{};\n]\s*)\/(?:[^/\\\n]|\\.)+\/[a-z]*/g;

/** A source without comments and without what is in quotation marks: a page's text may have any word. */
function codeOf(source: string): string {
  return source.replace(PIECES, "''");
}

function commentsOf(source: string): string {
  return [...source.matchAll(PIECES)].map(([, , comment = '']) => comment).join('\n');
}

function find(texts: Iterable<readonly [string, string]>, words: typeof NAMES): string[] {
  const found: string[] = [];
  for (const [path, text] of texts)
    for (const [word, better] of words) {
      const match = word.exec(text);
      if (match) found.push(`${path}: "${match[0]}"; write ${better}`);
    }
  return found;
}

test('the names are those of the field', () => {
  expect(files.length).toBeGreaterThan(400);
  const code = files.map((path) => [path, codeOf(readFileSync(join(root, path), 'utf8'))] as const);
  expect(find(code, NAMES)).toEqual([]);
});

test('comments are plain English', () => {
  const comments = files.map((path) => [path, commentsOf(readFileSync(join(root, path), 'utf8'))] as const);
  expect(find(comments, PHRASES)).toEqual([]);
});

test('the check finds what it looks for', () => {
  const code = codeOf("const rowFault = 'twins'; // mends");
  expect(find([['a.ts', code]], NAMES)).toEqual([expect.stringContaining('"rowFault"')]);
  expect(find([['a.ts', commentsOf('/** It mends rows. */')]], PHRASES)).toHaveLength(1);
});
