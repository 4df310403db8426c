import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Playbook } from '../../playbook/model.ts';
import { createPlaybookReader } from '../../playbook/parse.ts';
import { ConfigurationDraft } from '../../profile/configuration-draft.ts';
import { builtinProfile } from '../../profile/load.ts';
import { createPlaybookService } from '../../service.ts';
import { extensionOf } from '../../text/paths.ts';
import { CONFIGURATION_FILES } from '../../workspace/configuration.ts';
import { Files } from '../../workspace/files.ts';
import { nodeHost } from '../../workspace/host.node.ts';
import { openReportFile } from '../reporters/output-file.ts';
import { type Arguments, booleanOption, UsageError } from '../shell/args.ts';
import { EXIT } from '../shell/exit-code.ts';
import type { Io } from '../shell/io.ts';
import { createNotices, type Notices } from '../shell/notices.ts';
import { shown } from '../shell/paths.ts';
import { plural } from '../shell/plural.ts';
import { cannotRead, cannotWrite } from '../shell/system-error.ts';
import { dateOf } from '../shell/today.ts';
import { suggestPath } from '../targets/targets.ts';
import { proposeAdditions } from './additions.ts';
import { proposeLanguages } from './languages.ts';
import { proposeStandalone } from './standalone.ts';
import { survey } from './survey.ts';

export async function runInit(args: Arguments, io: Io): Promise<number> {
  const [given = '.', extra] = args.positionals;
  if (extra !== undefined)
    throw new UsageError(`"playbook init" takes one folder. Unexpected argument "${extra}".`);
  const folder = resolve(io.cwd, given);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new UsageError(
      found
        ? `"${given}" is not a folder.`
        : `Folder "${given}" not found.${await suggestPath(given, io.cwd)}`,
    );
  const notices = createNotices(io, booleanOption(args, 'color'));
  const dryRun = booleanOption(args, 'dry-run') ?? false;
  const file = join(folder, CONFIGURATION_FILES[0]);
  const names = await readdir(folder);
  const there = CONFIGURATION_FILES.find((name) => names.includes(name));
  if (there !== undefined && !dryRun)
    throw new UsageError(
      `${shown(io.cwd, join(folder, there))} already exists and is not overwritten. To print a configuration instead, use --dry-run.`,
    );
  const text = await configurationFor(folder, booleanOption(args, 'from-corpus') ?? false, io, notices);
  notices.progress.clear();
  if (dryRun) io.stdout.write(text);
  else {
    try {
      const output = openReportFile(file);
      output.write(text);
      output.close();
      io.stdout.write(`Created "${shown(io.cwd, file)}". Review it, then run "playbook check".\n`);
    } catch (error) {
      notices.error(cannotWrite(shown(io.cwd, file), error));
    }
  }
  return notices.errors > 0 ? EXIT.error : EXIT.clean;
}

async function configurationFor(
  folder: string,
  fromPages: boolean,
  io: Io,
  notices: Notices,
): Promise<string> {
  const profile = builtinProfile();
  const host = nodeHost(folder);
  const service = createPlaybookService({ host, today: () => dateOf(io.now()), config: false });
  const chosen = (await service.pages()).filter((path) => !host.isLinked(path));
  if (!fromPages)
    return chosen.length > 0 ? additionsTemplate(profile.name, chosen.length) : standaloneTemplate(folder);
  const paths = chosen.length > 0 ? chosen : await markdownFiles(host);
  const reader = createPlaybookReader({ memory: 0 });
  const pages: Playbook[] = [];
  for (const [done, path] of paths.entries()) {
    notices.progress.update(done, paths.length);
    try {
      const text = await host.read(path);
      if (text !== undefined) pages.push(reader.read(path, text, profile));
    } catch (error) {
      notices.warning(cannotRead(path, error));
    }
  }
  if (pages.length === 0)
    throw new UsageError(
      `No pages found in "${shown(io.cwd, folder)}", so no configuration can be proposed.`,
    );
  if (chosen.length > 0)
    return proposeAdditions(
      survey(pages, profile, ({ language }) => language),
      profile,
    );
  const { languages, languageOf } = proposeLanguages(paths);
  const found = survey(pages, profile, ({ path }) => languageOf(path));
  return proposeStandalone(found, { name: basename(folder), languages });
}

async function markdownFiles(host: ReturnType<typeof nodeHost>): Promise<string[]> {
  const found: string[] = [];
  for await (const path of new Files(host).walk())
    if (extensionOf(path) === '.md' && !host.isLinked(path) && !/(?:^|\/)readme\.md$/i.test(path))
      found.push(path);
  return found;
}

const OPENING =
  'Configures your playbooks and the rules that apply to them. For all keys, see docs/configuration.md.';

function additionsTemplate(name: string, pages: number): string {
  const chosen = `The built-in profile includes ${plural(pages, 'page')} here. The settings below are added to it.`;
  const draft = new ConfigurationDraft(OPENING, chosen).set(['extends'], name);
  return draft
    .close('More keys, as examples. A role or service has an ID and a list of spellings.')
    .close('roles:')
    .close('  Scout: [Scout]')
    .close('services:')
    .close('  Loop: [Loop]')
    .close('rules:')
    .close('  link/target-missing: warning')
    .toString();
}

function standaloneTemplate(folder: string): string {
  const advice = 'To get settings based on your pages, run "playbook init --from-corpus".';
  return new ConfigurationDraft(OPENING, `The built-in profile is not used. ${advice}`)
    .set(['extends'], [])
    .set(['name'], basename(folder))
    .set(['files'], ['**/*.md'])
    .set(['defaultLanguage'], 'en')
    .set(['languages', 'en', 'name'], 'English')
    .close('More keys, as examples:')
    .close('languages:')
    .close('  en:')
    .close('    sections:')
    .close('      summary: [Summary]')
    .close('frontMatter:')
    .close('  required: true')
    .close('  keys:')
    .close('    title: {required: true}')
    .close('kinds:')
    .close('  page:')
    .close("    files: ['**/*.md']")
    .close('    sections: [summary]')
    .toString();
}
