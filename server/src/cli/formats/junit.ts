import type { Report, ReportedClaim, ReportedFile } from '../report';

/** JUnit XML: one suite a file, one case a claim; errors are failures, the rest is output. */
export function junit(report: Report): string {
  const { summary } = report;
  const suites = report.files.map(suite);
  const errors = report.errors.map(
    (e) =>
      `  <testsuite name="${xml(e.path)}" tests="1" failures="0" errors="1"><testcase name="${xml(e.kind)}" classname="${xml(e.path)}"><error message="${xml(e.message)}"/></testcase></testsuite>`,
  );
  const failed = report.files.reduce((n, file) => n + file.claims.filter(hasError).length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="claimlint" tests="${summary.claims + errors.length}" failures="${failed}" errors="${errors.length}">`,
    ...suites,
    ...errors,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: ReportedFile): string {
  const failures = file.claims.filter(hasError).length;
  return [
    `  <testsuite name="${xml(file.path)}" tests="${file.claims.length}" failures="${failures}" errors="0">`,
    ...file.claims.map((claim) => testcase(file, claim)),
    '  </testsuite>',
  ].join('\n');
}

function testcase(file: ReportedFile, claim: ReportedClaim): string {
  const name = claim.claim ?? `claim ${claim.index + 1}`;
  const row = (f: ReportedClaim['findings'][number]) =>
    `${file.path}:${f.range.start.line + 1}:${f.range.start.character + 1} ${f.severity} ${f.rule}: ${f.message}`;
  const errors = claim.findings.filter((f) => f.severity === 'error');
  const others = claim.findings.filter((f) => f.severity !== 'error').map(row);
  const unknown = claim.notChecked.map(
    (n) =>
      `not checked: ${n.rule}${n.serviceLine === null ? '' : ` on service line ${n.serviceLine}`}`,
  );
  const failure =
    errors.length > 0
      ? [
          `      <failure message="${xml(errors[0]?.message ?? '')}" type="${xml(errors[0]?.rule ?? '')}">${xml(errors.map(row).join('\n'))}</failure>`,
        ]
      : [];
  const output =
    others.length + unknown.length > 0
      ? [`      <system-out>${xml([...others, ...unknown].join('\n'))}</system-out>`]
      : [];
  return [
    `    <testcase name="${xml(name)}" classname="${xml(file.path)}">`,
    ...failure,
    ...output,
    '    </testcase>',
  ].join('\n');
}

function hasError(claim: ReportedClaim): boolean {
  return claim.findings.some((f) => f.severity === 'error');
}

/** Text for XML 1.0, in attributes as in elements; characters that it cannot hold, or should not, are left out. */
function xml(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (c) => `&#${c.charCodeAt(0)};`);
}
