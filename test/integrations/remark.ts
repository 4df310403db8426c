import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect } from 'vitest';
import remarkLintPlaybook, { type Options } from '../../packages/remark-lint-playbook/src/index.ts';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { nodeHost } from '../../server/src/index.node.ts';
import { playbook } from '../cli/playbook.ts';

/** The messages of a file, as remark would have them. What `run` is stands for one run. */
export async function messagesOf(
  cwd: string,
  path: string | undefined,
  options: Options = {},
  run?: object,
  value?: string,
) {
  const saved = path === undefined ? '' : await nodeHost(cwd).read(path);
  const text = value ?? saved?.replace(/^\ufeff/, '') ?? '';
  const file = new VFile({ cwd, ...(path !== undefined && { path }), value: text });
  // No matter what the tree is: the page is read from the text.
  await unified().use(remarkLintPlaybook, options, run).run({ type: 'root' }, file);
  return file.messages;
}

/** Holds each file of a folder to what the command line says of it; returns how many findings there were. */
export async function compareWithCommandLine(cwd: string): Promise<number> {
  const { stdout } = await playbook(cwd, ['check', '--format', 'json'], { now: () => new Date() });
  const { files } = JSON.parse(stdout) as CheckReport;
  const run = {};
  for (const { path, findings } of files) {
    const found = (await messagesOf(cwd, path, { hints: true }, run)).map(
      ({ ruleId, fatal, reason, line, column, place, source }) => {
        const end = place && 'end' in place ? place.end : undefined;
        return { ruleId, fatal, reason, line, column, endLine: end?.line, endColumn: end?.column, source };
      },
    );
    const wanted = findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
      ruleId: rule,
      fatal: { error: true, warning: false, info: undefined, hint: undefined }[severity],
      reason: message,
      line,
      column,
      endLine,
      endColumn,
      source: 'playbook',
    }));
    expect(found, path).toEqual(wanted);
  }
  return files.flatMap(({ findings }) => findings).length;
}
