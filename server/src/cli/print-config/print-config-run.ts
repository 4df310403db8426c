import { resolve } from 'node:path';
import { printProfile } from '../../profile/print.ts';
import { folderOf, isOutside } from '../../text/paths.ts';
import { printable } from '../../text/printable.ts';
import { type Arguments, booleanOption, UsageError } from '../shell/args.ts';
import { EXIT } from '../shell/exit-code.ts';
import type { Io } from '../shell/io.ts';
import { createNotices } from '../shell/notices.ts';
import { shown } from '../shell/paths.ts';
import { readConfig } from '../targets/config-option.ts';
import { makePlan } from '../targets/plan.ts';

export async function runPrintConfig(args: Arguments, io: Io): Promise<number> {
  const [file, extra] = args.positionals;
  if (file === undefined) throw new UsageError('Specify a page: playbook print-config <file>.');
  if (extra !== undefined)
    throw new UsageError(`"playbook print-config" takes one file. Unexpected argument "${extra}".`);
  const notices = createNotices(io, booleanOption(args, 'color'));
  const config = await readConfig(args, io);
  const { pages } = await makePlan([{ kind: 'file', path: resolve(io.cwd, file) }], { config, io });
  const [page] = pages;
  if (!page) return EXIT.error;
  const { workspace, path, label } = page;
  const { host, root } = workspace;
  const service = await workspace.service();
  const seen = (one: string) => shown(io.cwd, resolve(root, one));
  const { file: configuration } = await service.configuration(path);
  for (const { path: at, line, column, message, severity } of service.configurationErrors())
    notices[severity](`${seen(at)}:${line}:${column}: ${message}`);
  if (notices.errors > 0) return EXIT.error;
  const chosen = await service.isPage(path);
  // A configuration that was named rules the whole workspace, wherever it lies.
  const base = typeof config === 'string' || configuration === undefined ? '' : folderOf(configuration);
  const text = await printProfile({
    file: configuration,
    base: isOutside(base) ? '' : base,
    rules: service.rules,
    read: (one) => host.read(one),
    shown: seen,
  });
  const source = configuration === undefined ? 'the built-in profile' : `"${seen(configuration)}"`;
  io.stdout.write(
    `# Configuration for "${printable(label)}": ${printable(source)}.\n` +
      `# ${chosen ? 'The file is included as a page.' : 'The file is not included as a page.'}\n\n${text}`,
  );
  return EXIT.clean;
}
