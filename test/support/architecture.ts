import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** The layers of server/src, each importing only those before it; `lsp` and `cli` share a place. */
const layers = [
  'text',
  'profile',
  'playbook',
  'workspace',
  'rules',
  'lint',
  'features',
  'service',
  'index',
  'lsp',
  'cli',
  'executable',
];
const transports = new Set(['lsp', 'cli']);

interface Import {
  readonly line: number;
  readonly specifier: string;
  /** The imported file, from server/src; undefined for a package. */
  readonly target: string | undefined;
}

/**
 * What breaks the architecture in `sources` (path from server/src → text), one sentence each.
 *
 * @example
 * findViolations(new Map([['text/span.ts', "import 'node:fs';"]]));
 * // ["text/span.ts:1 imports node:fs: only cli/ and *.node.ts know Node"]
 */
export function findViolations(sources: ReadonlyMap<string, string>): readonly string[] {
  const imports = new Map([...sources].map(([path, text]) => [path, importsOf(path, text)]));
  return [
    ...[...imports].flatMap(([path, found]) => found.flatMap((one) => importViolations(path, one))),
    ...[...sources].flatMap(([path, text]) => clockViolations(path, text)),
    ...unknownLayers(sources.keys()),
    ...cycles(imports),
    ...crowdedFolders(sources.keys()),
    ...doubleTypes(sources),
  ];
}

function importViolations(path: string, found: Import): readonly string[] {
  const reasons = [
    found.target === undefined
      ? packageViolation(path, found.specifier)
      : directionViolation(path, found.target),
    found.target !== undefined && posix.extname(found.target) === ''
      ? 'write the file ending (.ts)'
      : undefined,
  ];
  return reasons
    .filter((reason) => reason !== undefined)
    .map((reason) => `${path}:${found.line} imports ${found.specifier}: ${reason}`);
}

/** More files than this side by side are too many to find one's way among. */
const MAX_FILES = 45;

function crowdedFolders(paths: Iterable<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MAX_FILES)
    .map(([folder, count]) => `${folder}/ has ${count} files side by side; at most ${MAX_FILES} may be`);
}

/** Exported types with the same name in two files. */
function doubleTypes(sources: ReadonlyMap<string, string>): readonly string[] {
  const files = new Map<string, string[]>();
  for (const [path, text] of sources)
    for (const [, name = ''] of text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm,
    ))
      files.set(name, [...(files.get(name) ?? []), path]);
  return [...files]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name} is exported by ${paths.join(' and ')}: no two types may have one name`);
}

/** server/src/service.ts is a layer of its own, as is any file beside it. */
function layerOf(path: string): string {
  return path.includes('/')
    ? path.slice(0, path.indexOf('/'))
    : posix.basename(path).replace(/(\.node)?\.ts$/, '');
}

function directionViolation(path: string, target: string): string | undefined {
  // Only the manifest lies outside server/src and may be read from there.
  if (target.startsWith('../')) {
    return target === '../package.json' ? undefined : 'it lies outside server/src';
  }
  const [from, to] = [layerOf(path), layerOf(target)];
  if (from === to) return undefined;
  if (from === 'features' && to === 'rules' && target.split('/').length > 2)
    return 'what features need of a topic belongs in playbook/queries';
  const side = transports.has(from) && transports.has(to);
  if (!side && layers.indexOf(to) < layers.indexOf(from)) return undefined;
  return `${from} must not import ${to}; the order is ${layers.slice(0, -3).join(' ← ')} ← {lsp, cli} ← executable`;
}

interface PackageRule {
  readonly packages: RegExp;
  readonly allowed: RegExp;
  readonly reason: string;
}

const packageRules: readonly PackageRule[] = [
  {
    packages: /^(unified|vfile|(remark|micromark|mdast)(-.+)?|@types\/mdast)(\/|$)/,
    allowed: /^playbook\/markdown\//,
    reason: 'only playbook/markdown/ knows the Markdown parser',
  },
  {
    packages: /^gray-matter(\/|$)/,
    allowed: /^playbook\/front-matter\//,
    reason: 'only playbook/front-matter/ splits front matter',
  },
  {
    packages: /^yaml(\/|$)/,
    allowed: /^(playbook|profile)\//,
    reason: 'only playbook/ and profile/ read YAML',
  },
  {
    packages: /^vscode-languageserver/,
    allowed: /^lsp\//,
    reason: 'only lsp/ knows the language server protocol',
  },
  {
    packages: /^@vscode\/l10n/,
    allowed: /^features\/l10n\.ts$/,
    reason: 'only features/l10n.ts knows where messages come from',
  },
  { packages: /^vscode(\/|$)|^vscode-languageclient/, allowed: /^$/, reason: 'the server knows no editor' },
];

function packageViolation(path: string, specifier: string): string | undefined {
  if (isNodeModule(specifier)) {
    const allowed = layerOf(path) === 'cli' || path.endsWith('.node.ts');
    return allowed ? undefined : 'only cli/ and *.node.ts know Node';
  }
  return packageRules.find((rule) => rule.packages.test(specifier) && !rule.allowed.test(path))?.reason;
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function clockViolations(path: string, text: string): readonly string[] {
  if (transports.has(layerOf(path)) || path.endsWith('.node.ts')) return [];
  return text.split('\n').flatMap((line, index) => {
    const call = /\bDate\.now\(|\bnew Date(?:\(\s*\)|(?!\s*\())(?!\w)/.exec(withoutComment(line))?.[0];
    return call ? [`${path}:${index + 1} has ${call}: in the core, time comes in through the clock`] : [];
  });
}

/** Good enough line by line: this repository comments with `//` and with ` * ` in doc comments. */
function withoutComment(line: string): string {
  return /^\s*(\/\*|\*)/.test(line) ? '' : line.replace(/(^|\s)\/\/.*$/, '');
}

function unknownLayers(paths: Iterable<string>): readonly string[] {
  return [...paths]
    .filter((path) => !layers.includes(layerOf(path)))
    .map((path) => `${path}: ${layerOf(path)} is no layer; see test/support/architecture.ts`);
}

const importPattern =
  /^[ \t]*(?:import|export)\b(?:[^;'"`]*?\bfrom)?\s*(['"])(?<fixed>[^'"\n]+)\1|\bimport\(\s*(['"])(?<dynamic>[^'"\n]+)\3/gm;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(importPattern)].flatMap((match) => {
    const specifier = match.groups?.['fixed'] ?? match.groups?.['dynamic'] ?? '';
    const start = match.index + match[0].indexOf(match[0].trimStart());
    const line = text.slice(0, start).split('\n').length;
    if (withoutComment(text.split('\n')[line - 1] ?? '') === '') return [];
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
    return [{ line, specifier, target }];
  });
}

/** Each cycle once, as the walk first meets it; type-only imports count too. */
function cycles(imports: ReadonlyMap<string, readonly Import[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      const loop = [...trail.slice(trail.indexOf(path)), path];
      found.push(`${loop.join(' → ')}: import cycle`);
      return;
    }
    if (done.has(path)) return;
    for (const { target } of imports.get(path) ?? []) {
      if (target !== undefined) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}
