import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol/node';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { playbook } from '../cli/playbook.ts';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { startClient, uriOf } from './client.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
};

test.skipIf(!hasCorpus)(
  'editor and command line find the same on every page of the corpus',
  async () => {
    const [wanted, found] = [await asCommandLine(), await asEditor()];
    expect(wanted.size).toBeGreaterThan(100);
    for (const [path, findings] of found) expect(findings, path).toEqual(wanted.get(path) ?? []);
  },
  600_000,
);

/** Path → findings, of every playbook. */
async function asCommandLine(): Promise<Map<string, unknown[]>> {
  const { stdout } = await playbook(CORPUS, ['check', '--format', 'json'], { now: () => new Date() });
  const { files } = JSON.parse(stdout) as CheckReport;
  return new Map(
    files.map(({ path, findings }) => [
      path,
      findings.map(({ rule, severity, message, advice, line, column, endLine, endColumn, related }) => ({
        place: [rule, line, column, endLine, endColumn].join(' '),
        severity,
        message: advice === undefined ? message : `${message}\n${advice}`,
        related: related.map((one) => `${one.path} ${one.line} ${one.column} ${one.message}`),
      })),
    ]),
  );
}

/** Path → diagnostics, of every Markdown file, playbook or not. */
async function asEditor(): Promise<Map<string, unknown[]>> {
  const client = await startClient({ folders: [CORPUS] });
  const found = new Map<string, unknown[]>();
  const corpusUri = `${uriOf(CORPUS)}/`;
  let isReady = false;
  for (const path of markdownFiles()) {
    const uri = uriOf(join(CORPUS, path));
    await client.open(uri, readFileSync(join(CORPUS, path), 'utf8').replace(/^\ufeff/, ''));
    const diagnostics = isReady ? await client.pull(uri) : await client.idle(uri, 200_000);
    isReady = true;
    found.set(
      path,
      diagnostics.map(({ code, severity, message, range: { start, end }, relatedInformation = [] }) => ({
        place: [code, start.line + 1, start.character + 1, end.line + 1, end.character + 1].join(' '),
        severity: SEVERITIES[severity ?? DiagnosticSeverity.Error],
        message,
        related: relatedInformation.map(({ location, message: text }) => {
          const at = location.range.start;
          return `${decodeURI(location.uri.replace(corpusUri, ''))} ${at.line + 1} ${at.character + 1} ${text}`;
        }),
      })),
    );
    await client.close(uri);
  }
  return found;
}

function markdownFiles(): string[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort();
}
