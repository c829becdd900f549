import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/resources';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

interface Pattern {
  regexp: string;
  severity?: number;
  code?: number;
  message?: number;
  file?: number;
  line?: number;
  column?: number;
}

/** The matcher that the extension contributes for its task. */
function patterns(): Pattern[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    contributes: { problemMatchers: { name: string; pattern: Pattern[] }[] };
  };
  return (
    manifest.contributes.problemMatchers.find(({ name }) => name === 'claimlint')?.pattern ?? []
  );
}

/** What VS Code reads out of an output: the patterns match rows that follow each other. */
function problems(output: string): string[] {
  const rows = output.split('\n');
  return rows.flatMap((_, i) => {
    const matches = patterns().map((pattern, k) => ({
      pattern,
      match: new RegExp(pattern.regexp).exec(rows[i + k] ?? ''),
    }));
    if (matches.some(({ match }) => !match)) return [];
    const field = (key: Exclude<keyof Pattern, 'regexp'>) =>
      matches.flatMap(({ pattern, match }) => match?.[pattern[key] ?? -1] ?? []).join();
    const place = [field('file'), field('line'), field('column')].join(':');
    return [`${field('severity')} ${field('code')} ${place} ${field('message')}`];
  });
}

describe('the problem matcher of the task', function () {
  before(buildOnce);
  after(removeFolders);

  it('reads every finding out of what the task prints', async () => {
    const cwd = folderWith({
      'a b (1).claim.yaml': faulty({ claim: 'T-1' }),
      'sub/c.claim.yaml': `${draft({ claim: 'T-1', more: 'nonsense: 1\n' })}---\n${draft({ claim: 'T-3' })}`,
    });
    const report = reportOf(await claimlint(cwd, ['check', '--format', 'json']));
    const wanted = report.files.flatMap(({ path, claims }) =>
      claims.flatMap(({ findings }) =>
        findings.map(({ severity, rule, message, range: { start } }) =>
          [severity, rule, `${path}:${start.line + 1}:${start.character + 1}`, message].join(' '),
        ),
      ),
    );
    assert.ok(wanted.length >= 3);
    const { out } = await claimlint(cwd, ['check', '--']);
    assert.deepEqual(problems(out), wanted);
  });
});
