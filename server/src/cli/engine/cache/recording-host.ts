import { join } from '../../../text/paths.ts';
import type { DiskHost, NodeHost } from '../../../workspace/host.node.ts';
import { digestOf, digestOfText } from './digest.ts';

/** All that was asked of a host, and digests of what it answered. */
export interface HostRecord {
  readonly reads: readonly (readonly [path: string, digest: string])[];
  readonly lists: readonly (readonly [path: string, digest: string])[];
}

export interface RecordingHost {
  readonly host: NodeHost;
  /** `undefined` when the files changed while they were read. */
  record(): HostRecord | undefined;
}

/** A host that remembers what it was asked. */
export function recordingHost(host: NodeHost): RecordingHost {
  const reads = new Map<string, string>();
  const lists = new Map<string, string>();
  let torn = false;
  const note = (recorded: Map<string, string>, path: string, digest: string): void => {
    const before = recorded.get(path);
    torn ||= before !== undefined && before !== digest;
    recorded.set(path, digest);
  };
  return {
    host: {
      ...host,
      async read(path) {
        try {
          const text = await host.read(path);
          note(reads, path, digestOfRead(text));
          return text;
        } catch (error) {
          // What cannot be read is an error, and a run with errors is not kept.
          torn = true;
          throw error;
        }
      },
      async list(path) {
        const entries = await host.list(path);
        note(lists, path, digestOfList(path, entries, host));
        return entries;
      },
    },
    record: () => (torn ? undefined : { reads: [...reads], lists: [...lists] }),
  };
}

/**
 * Asks a host what another was asked.
 * @returns the files' bytes, or `undefined` when it answers otherwise
 */
export async function isUnchanged(
  { reads, lists }: HostRecord,
  host: DiskHost,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  for (const [path, digest] of lists)
    if (digestOfList(path, await host.list(path), host) !== digest) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const [path, digest] of reads) {
    const bytes = await host.readBytes(path).catch(() => undefined);
    if (digestOfRead(bytes) !== digest) return undefined;
    if (bytes) files.set(path, bytes);
  }
  return files;
}

/** @param content as text or as bytes: what is read is UTF-8 */
function digestOfRead(content: string | Uint8Array | undefined): string {
  return content === undefined ? '' : digestOfText(content);
}

/** What `openCache` writes: a cache inside the workspace must not look like a change of it. */
const CACHE_FILE = /^[\w-]{27}\.jsonl$/;

function digestOfList(
  folder: string,
  entries: ReadonlyMap<string, 'file' | 'folder'> | undefined,
  host: NodeHost,
): string {
  if (!entries) return '';
  const others = [...entries].filter(([name]) => !CACHE_FILE.test(name));
  return digestOf(others.map(([name, kind]) => [name, kind, host.isLinked(join(folder, name))]));
}
