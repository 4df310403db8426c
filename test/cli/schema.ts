import { Ajv } from 'ajv';
import { readRepositoryFile } from '../support/repo.ts';

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readRepositoryFile('server/schemas/check-report.schema.json')) as object,
);

/** What breaks the schema of `playbook check --format json`. */
export function checkReport(report: unknown): readonly string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
