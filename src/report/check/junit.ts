import { CheckReport, ReportedFinding, ReportedUnknown } from '../../lint/engine/check-report';
import { describe } from '../../manifests/manifest-object';
import { notLookedAtText, NOTHING_JUDGED } from '../not-looked-at';

/** JUnit XML: a test case for each rule, failed when it found anything, skipped when something is unknown. */
export function junit({ findings, unknowns, problems, notLookedAt, judged, rules }: CheckReport): string {
  const verdicts = rules.map(({ id }) => ({
    id, found: findings.filter(({ rule }) => rule === id), open: unknowns.filter(({ rule }) => rule === id),
  }));
  const isSkipped = ({ found, open }: typeof verdicts[number]) => found.length === 0 && open.length > 0;
  const cases = verdicts.map(verdict =>
    testCase(verdict.id, isSkipped(verdict) ? [skipped(verdict.open[0])] : verdict.found.map(failure)));
  const unread = [
    ...problems.map(({ file, line, column, message }) => error(`read ${file}`, message, 'unreadable', `${file}:${line}:${column}`)),
    ...notLookedAt.filter(({ holds }) => holds.length > 0).map(document => error(`render ${document.file}`, notLookedAtText(document), 'not-looked-at', `${document.file}:${document.line}`)),
    ...judged ? [] : [error('judge objects of Argo Events', NOTHING_JUDGED, 'nothing-judged', '')],
  ];
  const unrendered = notLookedAt.filter(({ holds }) => holds.length === 0)
    .map(document => testCase(`render ${document.file}:${document.line}`, [`<skipped message="${xml(notLookedAtText(document))}"/>`]));
  const failed = new Set(findings.map(({ rule }) => rule)).size;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites><testsuite name="ha-events check" tests="${cases.length + unread.length + unrendered.length}" failures="${failed}" errors="${unread.length}" skipped="${verdicts.filter(isSkipped).length + unrendered.length}">`,
    ...cases,
    ...unread,
    ...unrendered,
    '</testsuite></testsuites>',
    '',
  ].join('\n');
}

function testCase(name: string, inner: readonly string[]): string {
  return `<testcase classname="ha-events" name="${xml(name)}">${inner.join('')}</testcase>`;
}

function error(name: string, message: string, type: string, text: string): string {
  return testCase(name, [`<error message="${xml(message)}" type="${type}">${xml(text)}</error>`]);
}

function failure({ object, what, why, fix, severity, location }: ReportedFinding): string {
  const message = `${object === undefined ? '' : `${describe(object)}: `}${what}`;
  return `<failure message="${xml(message)}" type="${severity}">${xml(`${location.file}:${location.line}:${location.column}\nwhy: ${why}\nfix: ${fix}`)}</failure>`;
}

function skipped({ what, needs }: ReportedUnknown): string {
  return `<skipped message="${xml(`unknown: ${what}; needs ${needs}`)}"/>`;
}

function xml(text: string): string {
  // XML 1.0 has no way to write most control characters
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
