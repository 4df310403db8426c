import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../server/src/cli/reporters/formats.ts';
import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { CORPUS, hasCorpus } from '../../support/corpus.ts';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { checkReport } from '../schema.ts';
import { type SarifLog, sarifErrors } from './sarif-schema.ts';
import { tagsOf } from './xml-tags.ts';

test.skipIf(!hasCorpus)(
  'on real pages, every format is whole and has every finding',
  { timeout: 300_000 },
  async () => {
    const out = await makeProject({});
    const formats = FORMATS.flatMap((format) => ['--format', `${format}=${join(out, format)}`]);
    await playbook(CORPUS, ['check', '--verbose', ...formats]);
    const read = (format: string) => readFile(join(out, format), 'utf8');
    const json = async <T>(format: string) => JSON.parse(await read(format)) as T;

    const report = await json<CheckReport>('json');
    expect(checkReport(report)).toEqual([]);
    const findings = report.files.flatMap((file) => file.findings);
    expect(findings.length).toBeGreaterThan(100);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);

    const sarif = await json<SarifLog>('sarif');
    expect(sarifErrors(sarif)).toEqual([]);
    expect(sarif.runs[0].results).toHaveLength(findings.length);
    expect(await json('gitlab')).toHaveLength(findings.length);
    expect((await json<{ diagnostics: unknown }>('rdjson')).diagnostics).toHaveLength(findings.length);
    expect(tagsOf(await read('checkstyle')).filter(({ name }) => name === 'error')).toHaveLength(
      findings.length,
    );
    const failed = findings.filter(({ severity }) => severity === 'error');
    expect(tagsOf(await read('junit')).filter(({ name }) => name === 'failure')).toHaveLength(failed.length);
    expect((await read('github')).match(/^::(?:error|warning|notice) /gm)).toHaveLength(findings.length);
    expect((await read('unix')).trimEnd().split('\n')).toHaveLength(findings.length);
    expect((await read('compact')).trimEnd().split('\n')).toHaveLength(findings.length + 2);
    expect((await read('markdown')).length).toBeLessThan(65_536);
  },
);
