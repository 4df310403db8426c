import { explainRule } from '../../features/explain-rule.ts';
import type { Severity } from '../../profile/types.ts';
import { DOCUMENTATION, ruleUrl } from '../../rules/documentation.ts';
import { rules } from '../../rules/registry.ts';
import { oneLine, type Rule } from '../../rules/rule.ts';
import { jsonText } from '../shell/json-text.ts';
import { topicOf } from '../shell/rule-names.ts';
import { type Repository, uriPath } from '../targets/repository.ts';
import { jsonList } from './json-list.ts';
import type { CheckReport, Place, RelatedPlace, ReportedFinding, ReportedFix } from './report.ts';
import type { ReporterFactory } from './reporter.ts';

/** What paths in the report are relative to. Where that is on this machine concerns nobody else. */
const BASE = 'SRCROOT';

const HEAD = {
  columnKind: 'utf16CodeUnits',
  originalUriBaseIds: { [BASE]: { description: { text: 'The root of the repository.' } } },
} as const;

/** A SARIF 2.1.0 log, for code scanning. */
export const sarif: ReporterFactory = ({ write, repository }) => {
  const indexes = new Map<string, number>();
  const indexOf = (rule: string): number => {
    const index = indexes.get(rule) ?? indexes.size;
    indexes.set(rule, index);
    return index;
  };
  // What describes the rules comes behind the results: only then is it known which of them have any.
  let tail = '';
  const list = jsonList(
    write,
    `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[${jsonText(HEAD).slice(0, -1)},"results":`,
    () => tail,
  );
  return {
    page({ report, stateOf }) {
      for (const finding of report.findings) {
        const baselineState = stateOf?.(finding);
        const result = resultOf(finding, indexOf(finding.rule), report.path, repository);
        list.add({ ...result, ...(baselineState && { baselineState }) });
      }
    },
    end(report, errors) {
      tail = `,${jsonText(aboutRun(report, errors, [...indexes.keys()])).slice(1)}]}`;
      list.end();
    },
  };
};

function aboutRun({ version }: CheckReport, errors: number, used: readonly string[]) {
  return {
    invocations: [{ executionSuccessful: errors === 0 }],
    tool: {
      driver: {
        name: 'playbook',
        version,
        semanticVersion: version,
        ...(DOCUMENTATION !== undefined && { informationUri: DOCUMENTATION }),
        rules: used.map((id) => descriptorOf(id)),
      },
    },
  };
}

function descriptorOf(id: string) {
  const rule = rules.find((one) => one.id === id);
  if (!rule) return { id };
  const { severity, summary, why } = rule;
  const helpUri = ruleUrl(id);
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: helpText(rule), markdown: explainRule(rule) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration:
      severity === 'off' ? { enabled: false } : { enabled: true, level: LEVELS[severity] },
    properties: {
      tags: [topicOf(rule)],
      // GitHub's words for severities.
      'problem.severity': severity === 'error' || severity === 'warning' ? severity : 'recommendation',
    },
  };
}

function helpText({ id, summary, why, messages }: Rule): string {
  const said = Object.values(messages).map((message) => `- ${oneLine(message)}`);
  return [summary, `Why it matters: ${why}`, ...said, `For details, run "playbook explain ${id}".`].join(
    '\n',
  );
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

function resultOf(finding: ReportedFinding, ruleIndex: number, path: string, repository: Repository) {
  const { rule, severity, fingerprint, fix, related } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    // Viewers that have little room show the first sentence: that is what is wrong.
    message: { text: oneLine(finding) },
    locations: [{ physicalLocation: physicalLocation(path, finding, repository) }],
    ...(related.length > 0 && { relatedLocations: related.map((one) => relatedLocation(one, repository)) }),
    partialFingerprints: {
      'playbookFinding/v1': fingerprint,
      // The one that GitHub follows findings by; left out, it would be made from line texts.
      primaryLocationLineHash: `${fingerprint}:1`,
    },
    ...(fix && { fixes: [fixOf(fix, path, repository)] }),
  };
}

function relatedLocation(related: RelatedPlace, repository: Repository) {
  return {
    message: { text: related.message },
    physicalLocation: physicalLocation(related.path, related, repository),
  };
}

function physicalLocation(path: string, place: Place, repository: Repository) {
  return { artifactLocation: artifactLocation(path, repository), region: regionOf(place) };
}

function artifactLocation(path: string, repository: Repository) {
  const own = repository.pathOf(path);
  return own === undefined ? { uri: uriPath(path) } : { uri: uriPath(own), uriBaseId: BASE };
}

function regionOf({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function fixOf({ title, edits }: ReportedFix, path: string, repository: Repository) {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOf(edit),
    ...(edit.newText !== '' && { insertedContent: { text: edit.newText } }),
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: artifactLocation(path, repository), replacements }],
  };
}
