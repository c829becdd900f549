import assert from 'node:assert/strict';
import { RULES } from '../../server/src/rules/index';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

/** One of every kind: an error with a safe fix, one with a choice, a hint, something not checked. */
const FILES = {
  'a b.claim.yaml': faulty({ claim: 'T-1' }),
  'c.claim.yaml': `${draft({ claim: 'T-1', more: 'nonsense: 1\n' })}---\n${draft({ claim: 'T-3' }).replace(', dose: 2 g', '')}`,
};

function run(format: string, files: Record<string, string> = FILES, ...args: string[]) {
  return claimlint(folderWith(files), ['check', '--format', format, ...args]);
}

/** The keys of an object, in their order. */
function keys(value: unknown): string[] {
  return Object.keys(value as object);
}

describe('claimlint check --format', function () {
  before(buildOnce);
  after(removeFolders);

  describe('json', () => {
    it('has every key of the contract, always', async () => {
      const report = reportOf(await run('json'));
      assert.deepEqual(keys(report), ['version', 'files', 'errors', 'summary']);
      assert.equal(report.version, 1);
      assert.deepEqual(keys(report.summary), [
        'files',
        'claims',
        'error',
        'warning',
        'information',
        'hint',
        'notChecked',
        'suppressed',
        'totalCharge',
        'chargeAtRisk',
      ]);
      for (const file of report.files) assert.deepEqual(keys(file), ['path', 'claims', 'errors']);
      const claims = report.files.flatMap((file) => file.claims);
      assert.equal(claims.length, 3);
      for (const claim of claims)
        assert.deepEqual(keys(claim), [
          'index',
          'claim',
          'payer',
          'draftPayer',
          'policy',
          'range',
          'findings',
          'notChecked',
          'totalCharge',
          'chargeAtRisk',
        ]);
      const findings = claims.flatMap((claim) => claim.findings);
      for (const finding of findings)
        assert.deepEqual(keys(finding), [
          'rule',
          'messageId',
          'severity',
          'consequence',
          'message',
          'range',
          'path',
          'serviceLine',
          'clauses',
          'source',
          'related',
          'fixes',
        ]);
      const sources = findings.flatMap((f) => f.source ?? []);
      const related = findings.flatMap((f) => f.related);
      const fixes = findings.flatMap((f) => f.fixes);
      const notChecked = claims.flatMap((c) => c.notChecked);
      for (const list of [sources, related, fixes, notChecked]) assert.ok(list.length > 0);
      for (const source of sources)
        assert.deepEqual(keys(source), ['payer', 'policy', 'section', 'says', 'effective']);
      for (const place of related) assert.deepEqual(keys(place), ['message', 'path', 'range']);
      for (const fix of fixes) {
        assert.deepEqual(keys(fix), ['title', 'kind', 'safe', 'preferred', 'edits']);
        assert.equal(fix.safe, fix.kind === 'safe');
        assert.ok(fix.edits.length > 0);
        for (const edit of fix.edits) assert.deepEqual(keys(edit), ['range', 'newText']);
      }
      for (const entry of notChecked)
        assert.deepEqual(keys(entry), ['rule', 'serviceLine', 'path', 'needs']);
      for (const { range } of [...claims, ...findings]) {
        assert.deepEqual(keys(range), ['start', 'end']);
        assert.deepEqual(keys(range.start), ['line', 'character']);
      }
    });

    it('says what is where: positions from zero, service lines from one', async () => {
      const { files } = reportOf(await run('json', { 'a.claim.yaml': faulty() }));
      const [claim] = files[0]?.claims ?? [];
      const [finding] = claim?.findings ?? [];
      assert.equal(claim?.policy, 'CPCP019');
      assert.deepEqual(claim?.range, {
        start: { line: 1, character: 0 },
        end: { line: 33, character: 0 },
      });
      assert.deepEqual(finding?.range, {
        start: { line: 16, character: 51 },
        end: { line: 16, character: 56 },
      });
      assert.equal(finding?.serviceLine, 2);
      assert.deepEqual(finding.path, ['lines', 1, 'modifiers']);
      assert.deepEqual(finding.clauses, ['OK-41']);
      assert.deepEqual(finding.source, {
        payer: 'bcbsok',
        policy: 'CPCP019',
        section: 'Home Infusion Modifiers',
        says: 'The second concurrent infusion therapy carries SH.',
        effective: '2023-01-03',
      });
      const [edit] = finding.fixes[0]?.edits ?? [];
      assert.deepEqual(edit?.range, {
        start: { line: 16, character: 56 },
        end: { line: 16, character: 56 },
      });
      assert.equal(edit.newText, ', modifiers: [SH]');
    });

    it('facts that are absent are null', async () => {
      const { files } = reportOf(await run('json', { 'a.claim.yaml': 'lines: []\n' }));
      const [claim] = files[0]?.claims ?? [];
      assert.equal(claim?.claim, null);
      assert.equal(claim?.payer, null);
      assert.equal(claim?.draftPayer, null);
      assert.equal(claim?.policy, null);
      for (const finding of claim?.findings ?? []) assert.equal(finding.serviceLine, null);
    });
  });

  it('ndjson: one claim a row, in order, nothing else', async () => {
    const { out, status } = await run('ndjson');
    const rows = out
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>);
    assert.deepEqual(
      rows.map((row) => [row['version'], row['path'], row['index'], row['claim']]),
      [
        [1, 'a b.claim.yaml', 0, 'T-1'],
        [1, 'c.claim.yaml', 0, 'T-1'],
        [1, 'c.claim.yaml', 1, 'T-3'],
      ],
    );
    const whole = reportOf(await run('json'));
    assert.deepEqual(
      rows.map(({ version: _, path: __, ...claim }) => claim),
      whole.files.flatMap((file) => file.claims),
    );
    assert.equal(status, 1);
  });

  describe('sarif', () => {
    interface Log {
      $schema: string;
      version: string;
      runs: {
        columnKind: string;
        tool: {
          driver: {
            name: string;
            version: string;
            rules: { id: string; defaultConfiguration: { level: string } }[];
          };
        };
        invocations: {
          executionSuccessful: boolean;
          toolExecutionNotifications: { message: { text: string } }[];
        }[];
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          message: { text: string };
          locations: {
            physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> };
          }[];
          fixes: {
            description: { text: string };
            artifactChanges: {
              replacements: {
                deletedRegion: Record<string, number>;
                insertedContent: { text: string };
              }[];
            }[];
          }[];
        }[];
      }[];
    }

    it('has the structure of version 2.1.0', async () => {
      const log = JSON.parse((await run('sarif')).out) as Log;
      assert.equal(log.version, '2.1.0');
      assert.equal(log.runs.length, 1);
      const [first] = log.runs;
      assert.equal(first?.tool.driver.name, 'claimlint');
      assert.match(first.tool.driver.version, /^\d+\.\d+\.\d+/);
      assert.equal(first.columnKind, 'utf16CodeUnits');
      assert.equal(first.tool.driver.rules.length, RULES.length);
      for (const { defaultConfiguration } of first.tool.driver.rules)
        assert.match(defaultConfiguration.level, /^(error|warning|note)$/);
      for (const result of first.results) {
        assert.equal(first.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
        assert.match(result.level, /^(error|warning|note)$/);
        for (const { physicalLocation } of result.locations)
          assert.match(physicalLocation.artifactLocation.uri, /^(a%20b|c)\.claim\.yaml$/);
      }
      const found = first.results.find((r) => r.ruleId === 'concurrent-modifier');
      // One-based, the end behind the last character.
      assert.deepEqual(found?.locations[0]?.physicalLocation.region, {
        startLine: 17,
        startColumn: 52,
        endLine: 17,
        endColumn: 57,
      });
      assert.deepEqual(found.fixes[0]?.artifactChanges[0]?.replacements[0], {
        deletedRegion: { startLine: 17, startColumn: 57, endLine: 17, endColumn: 57 },
        insertedContent: { text: ', modifiers: [SH]' },
      });
      assert.deepEqual(first.invocations[0], {
        executionSuccessful: true,
        toolExecutionNotifications: [],
      });
    });

    it('tells what could not be done', async () => {
      const log = JSON.parse((await run('sarif', FILES, 'nope', '.')).out) as Log;
      const [invocation] = log.runs[0]?.invocations ?? [];
      assert.equal(invocation?.executionSuccessful, false);
      assert.match(invocation.toolExecutionNotifications[0]?.message.text ?? '', /no such file/);
    });
  });

  it('github: one command a finding, at its place', async () => {
    const { out } = await run('github', { 'a b.claim.yaml': faulty() }, '.', 'nope');
    assert.match(
      out,
      /^::error file=a b\.claim\.yaml,line=17,endLine=17,col=52,endColumn=57,title=claimlint concurrent-modifier::S9500 is the second/m,
    );
    assert.match(out, /^::error file=nope,title=claimlint::There is no such file/m);
    assert.equal(out.trimEnd().split('\n').length, 2);
    const levels: [string, string][] = [
      ['warning', 'warning'],
      ['information', 'notice'],
      ['hint', 'notice'],
    ];
    for (const [level, command] of levels) {
      const shown = await run(
        'github',
        { 'a.claim.yaml': faulty() },
        '--rule',
        `concurrent-modifier=${level}`,
      );
      assert.match(shown.out, new RegExp(`^::${command} file`));
    }
  });

  it('junit: a suite a file, a case a claim, failures for errors', async () => {
    const { out } = await run('junit', FILES, '.', 'nope');
    assert.match(
      out,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="claimlint" tests="4" failures="2" errors="1">/,
    );
    assert.match(out, /<testsuite name="a b\.claim\.yaml" tests="1" failures="1" errors="0">/);
    assert.match(out, /<testsuite name="c\.claim\.yaml" tests="2" failures="1" errors="0">/);
    assert.match(
      out,
      /<testcase name="T-1" classname="a b\.claim\.yaml">\s*<failure message="S9500 is the second[^"]*" type="concurrent-modifier">/,
    );
    assert.match(out, /<system-out>[^<]*not checked: dose-units on service line 4/);
    assert.match(
      out,
      /<testsuite name="nope" tests="1" failures="0" errors="1"><testcase name="unreadable"/,
    );
  });

  it('pretty: the text underlined, clause, fix, sums', async () => {
    const { out } = await run('pretty', { 'a.claim.yaml': faulty() });
    const lines = out.split('\n');
    assert.match(lines[0] ?? '', /^error\[concurrent-modifier\]: S9500 is the second/);
    assert.equal(lines[1]?.trim(), '--> a.claim.yaml:17:52  service line 2');
    const at = lines.findIndex((line) => line.startsWith('17 |'));
    assert.equal(lines[at + 1]?.indexOf('^'), lines[at]?.indexOf('S9500'));
    assert.match(lines[at + 1] ?? '', /[^^]\^{5}$/);
    assert.match(out, /= clause OK-41\n/);
    assert.match(out, /= fix: Add modifier SH\n/);
    assert.match(
      out,
      /1 file, 1 claim: 1 error, 0 warnings, 0 information, 0 hints; 0 not checked, 0 suppressed/,
    );
    assert.match(out, /charge 2,422\.00, at risk 490\.00/);
    // No colours where the output is no terminal.
    assert.ok(!out.includes('\u001b'));
  });

  it('pretty: what could not be checked, and why', async () => {
    const { out } = await run('pretty');
    assert.match(
      out,
      /not checked in claim T-3 \(c\.claim\.yaml\)\n {2}dose-units on service line 4: needs drug\.dose/,
    );
  });
});
