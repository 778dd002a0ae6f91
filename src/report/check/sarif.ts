import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageInfo } from '../../contract/package-info';
import { CheckReport, ReportedFinding } from '../../lint/engine/check-report';
import { Location } from '../../manifests/locate';
import { describe } from '../../manifests/manifest-object';
import { sha256 } from '../../values/sha256';
import { notLookedAtText, NOTHING_JUDGED } from '../not-looked-at';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, as code scanning services read it. */
export function sarif({ findings, suppressed, unknowns, problems, notLookedAt, judged, rules }: CheckReport): string {
  const { version, url } = packageInfo();
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const result = (finding: ReportedFinding) => ({
    ruleId: finding.rule,
    ...index.has(finding.rule) && { ruleIndex: index.get(finding.rule) },
    level: LEVEL[finding.severity],
    message: { text: `${finding.object === undefined ? '' : `${describe(finding.object)}: `}${finding.what}. Why: ${finding.why}. Fix: ${finding.fix}` },
    locations: [location(finding.location, finding.object?.constructPath)],
    partialFingerprints: { 'findingKey/v1': fingerprint(finding) },
    ...finding.problem !== undefined && { properties: { problem: finding.problem } },
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'ha-events',
          version,
          informationUri: url,
          rules: rules.map(({ id, severity, what, why, fix, docs }) => ({
            id,
            shortDescription: { text: what },
            fullDescription: { text: `${what} Why: ${why}.` },
            help: { text: `${fix}. See ${docs.join(' ')}` },
            helpUri: `${url}/blob/main/docs/rules/${id.replace('ha/', '')}.md`,
            defaultConfiguration: { level: LEVEL[severity] },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: problems.length === 0 && judged && notLookedAt.every(({ holds }) => holds.length === 0),
        toolExecutionNotifications: [
          ...problems.map(({ file, line, column, message }) => ({
            level: 'error', message: { text: message }, locations: [location({ file, line, column, endColumn: column + 1 })],
          })),
          ...judged ? [] : [{ level: 'error', message: { text: NOTHING_JUDGED } }],
          ...notLookedAt.map(document => ({
            level: document.holds.length > 0 ? 'error' : 'warning',
            message: { text: `not looked at: ${notLookedAtText(document)}` },
            locations: [location({ file: document.file, line: document.line, column: 1, endColumn: 2 })],
          })),
          ...unknowns.map(({ rule, object, location: place, what, needs }) => ({
            level: 'note', message: { text: `${rule} is unknown for ${describe(object)}: ${what}. Needs: ${needs}` }, locations: [location(place)],
          })),
        ],
      }],
      results: [
        ...findings.map(result),
        ...suppressed.map(finding => ({
          ...result(finding),
          suppressions: [{ kind: finding.by === 'annotation' ? 'inSource' : 'external', justification: finding.reason }],
        })),
      ],
    }],
  };
  return JSON.stringify(log, undefined, 2) + '\n';
}

/** The same finding after lines have moved: rule, object and field, without its place. */
function fingerprint({ rule, object, path, location: { file } }: ReportedFinding): string {
  const place = object === undefined ? file : describe(object);
  return sha256([rule, place, path].join('\n')).slice(0, 32);
}

function location({ file, line, column, endColumn }: Location, constructPath?: string) {
  return {
    physicalLocation: { artifactLocation: { uri: uri(file) }, region: { startLine: line, startColumn: column, endColumn } },
    ...constructPath !== undefined && { logicalLocations: [{ fullyQualifiedName: constructPath, kind: 'object' }] },
  };
}

function uri(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
