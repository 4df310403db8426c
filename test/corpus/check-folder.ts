import { createPlaybookService } from '../../server/src/service.ts';
import { nodeHost } from '../../server/src/workspace/host.node.ts';

/** One page of a folder as the checker sees it without any configuration. */
export interface CheckedPage {
  readonly path: string;
  readonly playbook: boolean;
  readonly findings: readonly CheckedFinding[];
}

export interface CheckedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** Tells the finding from all others of the folder. */
  readonly key: string;
}

/** Checks every Markdown page below a folder as a command line would that names them all. */
export async function checkFolder(folder: string): Promise<CheckedPage[]> {
  const host = nodeHost(folder);
  const service = createPlaybookService({
    host,
    today: () => ({ year: 2026, month: 1, day: 1 }),
    config: false,
  });
  const chosen = new Set(await service.pages());
  const checked: CheckedPage[] = [];
  for (const path of await markdownFiles(host, '')) {
    const alone = chosen.size === 0;
    const { playbook, findings } = await service.check(path, { explicit: alone });
    checked.push({
      path,
      playbook: playbook !== undefined,
      findings: findings.map(({ rule, severity, message, span }, index) => ({
        rule,
        severity,
        message,
        line: (playbook?.lines.lineAt(span.start) ?? 0) + 1,
        key: `${path}#${index}`,
      })),
    });
  }
  return checked;
}

async function markdownFiles(host: ReturnType<typeof nodeHost>, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, kind] of (await host.list(folder)) ?? []) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'folder') found.push(...(await markdownFiles(host, path)));
    else if (name.endsWith('.md')) found.push(path);
  }
  return found.sort();
}
