import { severityByPolicy, type SeverityParts } from '../../check/severity';
import type { Severity } from '../../policy/schema';
import { RULES } from '../../rules/index';
import type { AnyRule } from '../../rules/rule';
import type { Range, Report, ReportedFinding } from '../report';
import { jsonText } from './json';

const LEVEL: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code-scanning tools. */
export function sarif(report: Report, version: string): string {
  const index = new Map(RULES.map((rule, i) => [rule.id, i]));
  const results = report.files.flatMap((file) =>
    file.claims.flatMap((claim) =>
      claim.findings.map((f) => ({
        ruleId: f.rule,
        ruleIndex: index.get(f.rule) ?? -1,
        level: LEVEL[f.severity],
        message: { text: f.message },
        locations: [location(file.path, f.range)],
        relatedLocations: f.related.map((r, id) => ({
          id,
          ...location(file.path, r.range),
          message: { text: r.message },
        })),
        fixes: f.fixes.filter((fix) => fix.kind !== 'template').map((fix) => fixOf(file.path, fix)),
        partialFingerprints: {
          claimlint: `${claim.claim ?? claim.index}/${f.rule}/${f.messageId}/${f.path.join('.')}`,
        },
        properties: {
          claim: claim.claim,
          payer: claim.payer,
          serviceLine: f.serviceLine,
          clauses: f.clauses,
          consequence: f.consequence,
        },
      })),
    ),
  );
  const notifications = report.errors.map((e) => ({
    level: 'error',
    message: { text: e.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(e.path) },
          ...(e.range ? { region: region(e.range) } : {}),
        },
      },
    ],
    descriptor: { id: e.kind },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'claimlint',
            version,
            rules: RULES.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.docs.what },
              help: { text: `${rule.docs.why} ${rule.docs.todo}` },
              defaultConfiguration: { level: LEVEL[severityByPolicy(defaultsOf(rule))] },
              properties: { category: rule.category },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            toolExecutionNotifications: notifications,
          },
        ],
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

/** What a rule's severity follows from where neither a pack nor the user sets one. */
function defaultsOf({ severity, consequence }: AnyRule): SeverityParts {
  return { entry: undefined, reported: undefined, rule: severity, consequence };
}

function location(path: string, range: Range) {
  return { physicalLocation: { artifactLocation: { uri: uri(path) }, region: region(range) } };
}

function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function fixOf(path: string, fix: ReportedFinding['fixes'][number]) {
  return {
    description: { text: `${fix.title}${fix.safe ? '' : ' (a choice)'}` },
    artifactChanges: [
      {
        artifactLocation: { uri: uri(path) },
        replacements: fix.edits.map((edit) => ({
          deletedRegion: region(edit.range),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  };
}

function uri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
