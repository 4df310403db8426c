import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { suppress } from '../../server/src/features/suppress.ts';
import type { Finding } from '../../server/src/lint/finding.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { parseFixture } from '../support/fixture.ts';
import { memoryHost } from '../support/memory-host.ts';

const FOLDER = fileURLToPath(new URL('../rules/', import.meta.url));
const fixtures = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);

/** A workspace whose pages are checked, each with all its findings. */
function checkerOf(files: Readonly<Record<string, string>>) {
  const configuration = "extends: [fasttrack, ./own.yaml]\nfiles: ['**/*.md']\n";
  const service = createPlaybookService({
    host: memoryHost({ 'playbook.config.yaml': configuration, ...files }),
    today: () => ({ year: 2024, month: 6, day: 30 }),
  });
  return async (path: string, text: string) => {
    service.setText(path, text);
    const { playbook, findings } = await service.check(path);
    if (!playbook) throw new Error(`${path} is no playbook.`);
    return { playbook, findings };
  };
}

/** Findings that can be told apart wherever they stand. */
const keys = (findings: readonly Finding[]) =>
  findings.map(({ rule, message }) => `${rule} ${message.replace(/\d+/g, '0')}`).sort();

/** What is in the first list and not in the second. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

describe('every finding of every fixture is silenced by its comment, and nothing else is changed', () => {
  test.each(fixtures)('%s', async (file) => {
    const rule = file.slice(0, -3).replaceAll('\\', '/');
    if (rule.startsWith('page/suppression-')) return;
    const { cases } = parseFixture(readFileSync(FOLDER + file, 'utf8'));
    for (const { kind, files: pages, configuration } of cases) {
      const [page] = pages;
      if (kind === 'correct' || !page) continue;
      const files = Object.fromEntries(pages.map(({ path, text }) => [path, text]));
      files['own.yaml'] = configuration ?? '{}';
      const check = checkerOf(files);
      const { playbook, findings } = await check(page.path, page.text);
      const own = findings.filter((finding) => finding.rule === rule).slice(0, 1);
      for (const finding of own) {
        for (const scope of ['line', 'table', 'file'] as const) {
          const edit = suppress(playbook, finding, scope);
          if (!edit) continue;
          const text = applyEdits(page.text, [edit]);
          const after = await check(page.path, text);
          const what = `${finding.message}\n${scope}:\n${text}`;
          const [before, now] = [keys(findings), keys(after.findings)];
          expect(without(now, before), what).toEqual([]);
          expect(after.findings.filter((one) => one.rule === rule).length, what).toBeLessThan(
            findings.filter((one) => one.rule === rule).length,
          );
        }
      }
    }
  });
});
