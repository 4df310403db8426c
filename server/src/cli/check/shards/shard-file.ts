import { parseJson } from '../../../text/json.ts';
import { BUILD } from '../../engine/cache/build.ts';
import { digestOfText } from '../../engine/cache/digest.ts';
import type { PageRecord } from '../../engine/cache/page-record.ts';
import { openReportFile } from '../../reporters/output-file.ts';
import { readNamedFile } from '../../shell/named-file.ts';

/** One part of a run: the first is 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A part of the run, and where it leaves what it finds. */
export interface ShardOption extends Shard {
  /** Absolute. */
  readonly file: string;
}

/** How the whole run was called. */
export interface ShardedRun {
  /** What was to be checked, as given, relative to the working folder. */
  readonly paths: readonly string[];
  /** As given. */
  readonly config: string | boolean;
  readonly rules: readonly string[] | undefined;
}

/** What a shard hands on to `playbook merge-reports`. */
export interface ShardReport {
  readonly shard: Shard;
  readonly run: ShardedRun;
  readonly pages: readonly ShardPage[];
}

export interface ShardPage {
  /** The workspace's root, relative to the working folder, with forward slashes. */
  readonly root: string;
  readonly record: PageRecord;
}

/** @throws Error when it cannot be written; see `cannotWrite` */
export function writeShard(path: string, { shard, run, pages }: ShardReport): void {
  const content = [{ shard, run }, ...pages].map((line) => `${JSON.stringify(line)}\n`).join('');
  const file = openReportFile(path);
  file.write(`${MARK}\t${BUILD}\t${digestOfText(content)}\n${content}`);
  file.close();
}

/** @throws Error when it cannot be used; see `reasonOf` */
export function readShard(path: string): ShardReport {
  const text = readText(path);
  const end = text.indexOf('\n');
  const [mark, build, digest] = text.slice(0, end).split('\t');
  if (mark !== MARK) throw new Error('it was not written by "playbook check --shard".');
  if (build !== BUILD) throw new Error('it was written by another version of playbook.');
  const content = text.slice(end + 1);
  if (digest !== digestOfText(content)) throw new Error('it is damaged.');
  const [head = '', ...lines] = content.split('\n').slice(0, -1);
  // The digest is right, so that it is JSON; should it not be, its text is not to be quoted.
  const { shard, run } = parseJson(head) as Omit<ShardReport, 'pages'>;
  return { shard, run, pages: lines.map((line) => parseJson(line) as ShardPage) };
}

/** Far more than a part of any repository known needs. */
const SIZE_LIMIT = 256 * 1024 * 1024;

function readText(path: string): string {
  const text = readNamedFile(path, { limit: SIZE_LIMIT, root: undefined });
  if (text === undefined) throw new Error('no such file or folder.');
  return text;
}

const MARK = 'playbook shard';
