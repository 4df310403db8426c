import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

const require = createRequire(import.meta.url);

// The schema that OASIS publishes, as Microsoft's SARIF SDK ships it. It says that it is of an older draft, of which it uses
// nothing that has changed since.
const {
  $schema: _draft,
  id: _id,
  ...schema
} = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Record<string, unknown>;

const validate = new Ajv({
  allErrors: true,
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) =>
      URL.canParse(text, 'https://example.com/') && !/[\s"<>\\^`{|}]/.test(text),
    'date-time': true,
  },
}).compile(schema);

/** What breaks the schema of SARIF 2.1.0. */
export function sarifErrors(log: unknown): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

/** As much of a SARIF log as the tests look at. */
export interface SarifLog {
  readonly runs: readonly [
    {
      readonly columnKind: string;
      readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
      readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
      readonly results: readonly SarifResult[];
    },
  ];
}

export interface SarifRule {
  readonly id: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level?: string; readonly enabled: boolean };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly baselineState?: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: Readonly<Record<string, number>>;
      };
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly [{ readonly replacements: readonly unknown[] }];
  }[];
}
