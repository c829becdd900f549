import assert from 'node:assert/strict';
import type { Report } from '../../server/src/cli/report';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

const OWN_PACK = `id: prairie-plan
name: Prairie Plan
policy: PP-1
extends: bcbsok
entries:
  - { id: concurrent-therapies, severity: warning }
`;

async function check(files: Record<string, string | Buffer>, ...args: string[]) {
  const run = await claimlint(folderWith(files), ['check', '--format', 'json', ...args]);
  return { ...run, report: reportOf(run) };
}

function severities({ files }: Report): string[] {
  return files.flatMap((f) =>
    f.claims.flatMap((c) => c.findings.map((x) => `${x.rule} ${x.severity}`)),
  );
}

describe('claimlint check: settings and packs', function () {
  before(buildOnce);
  after(removeFolders);

  const levels: [level: string, shown: string[], status: number][] = [
    ['off', [], 0],
    ['hint', ['concurrent-modifier hint'], 0],
    ['info', ['concurrent-modifier information'], 0],
    ['information', ['concurrent-modifier information'], 0],
    ['warning', ['concurrent-modifier warning'], 0],
    ['error', ['concurrent-modifier error'], 1],
  ];
  for (const [level, shown, status] of levels) {
    it(`.claimlint.yaml sets ${level}`, async () => {
      const { report, ...run } = await check({
        '.claimlint.yaml': `severity: { concurrent-modifier: ${level} }\n`,
        'deep/er/a.claim.yaml': faulty(),
      });
      assert.deepEqual(severities(report), shown);
      assert.equal(run.status, status);
    });
    it(`--rule sets ${level}, over the settings`, async () => {
      const { report } = await check(
        {
          '.claimlint.yaml': 'severity: { concurrent-modifier: hint }\n',
          'a.claim.yaml': faulty(),
        },
        '--rule',
        `concurrent-modifier=${level}`,
      );
      assert.deepEqual(severities(report), shown);
    });
  }

  it('the nearest settings upward win, alone', async () => {
    const { report } = await check({
      '.claimlint.yaml': 'severity: { concurrent-modifier: off }\n',
      'near/.claimlint.yaml': 'severity: { bundled: off }\n',
      'near/a.claim.yaml': faulty(),
      'b.claim.yaml': faulty({ claim: 'T-2' }),
    });
    assert.deepEqual(
      report.files.map((f) => f.claims[0]?.findings.length),
      [0, 1],
    );
  });

  it("uses a pack of the user's own", async () => {
    const { report, status } = await check({
      '.claimlint.yaml': 'policies: [./contracts]\n',
      'contracts/prairie.policy.yaml': OWN_PACK,
      'a.claim.yaml': faulty({ payer: 'prairie-plan' }),
    });
    assert.deepEqual(severities(report), ['concurrent-modifier warning']);
    assert.equal(report.files[0]?.claims[0]?.policy, 'PP-1');
    assert.equal(status, 0);
  });

  describe('what is broken: 2, named at its place, everything else printed', () => {
    const cases: {
      title: string;
      files: Record<string, string | Buffer>;
      path: string;
      kind: 'settings' | 'policy';
      line: number;
      character?: number;
      says: RegExp;
    }[] = [
      {
        title: 'settings with an unknown rule',
        files: { '.claimlint.yaml': 'severity:\n  bundeld: off\n' },
        path: '.claimlint.yaml',
        kind: 'settings',
        line: 1,
        says: /no rule bundeld.*Did you mean bundled/,
      },
      {
        title: 'settings with a key that is none',
        files: { '.claimlint.yaml': 'severty: {}\n' },
        path: '.claimlint.yaml',
        kind: 'settings',
        line: 0,
        says: /"severty" is not known/,
      },
      {
        title: 'settings that are not YAML',
        files: { '.claimlint.yaml': 'severity: [}\n' },
        path: '.claimlint.yaml',
        kind: 'settings',
        line: 0,
        says: /./,
      },
      {
        title: 'settings that are not UTF-8',
        files: { '.claimlint.yaml': Buffer.from([0xff, 0x00, 0x41]) },
        path: '.claimlint.yaml',
        kind: 'settings',
        line: 0,
        says: /cannot be read \(not UTF-8 text\)/,
      },
      {
        title: 'a folder of packs that is not there',
        files: { '.claimlint.yaml': 'policies: [./nowhere]\n' },
        path: '.claimlint.yaml',
        kind: 'settings',
        line: 0,
        says: /no folder \.\/nowhere/,
      },
      {
        title: 'a folder of packs outside',
        files: { '.claimlint.yaml': 'policies: [..]\n' },
        path: '.claimlint.yaml',
        kind: 'settings',
        line: 0,
        says: /no folder \.\./,
      },
      {
        title: 'a pack with an unknown rule',
        files: {
          '.claimlint.yaml': 'policies: [./contracts]\n',
          'contracts/prairie.policy.yaml': `${OWN_PACK}  - { id: x, rule: bundeld }\n`,
        },
        path: 'contracts/prairie.policy.yaml',
        kind: 'policy',
        line: 6,
        character: 19,
        says: /no rule bundeld/,
      },
      {
        title: 'a pack that extends none',
        files: {
          '.claimlint.yaml': 'policies: [./contracts]\n',
          'contracts/prairie.policy.yaml': OWN_PACK.replace('extends: bcbsok', 'extends: nobody'),
        },
        path: 'contracts/prairie.policy.yaml',
        kind: 'policy',
        line: 3,
        character: 9,
        says: /no pack with the id nobody/,
      },
      {
        title: 'a pack that takes the id of a shipped one',
        files: {
          '.claimlint.yaml': 'policies: [./contracts]\n',
          'contracts/prairie.policy.yaml': OWN_PACK.replace('prairie-plan', 'php'),
        },
        path: 'contracts/prairie.policy.yaml',
        kind: 'policy',
        line: 0,
        says: /id php belongs to another pack/,
      },
      {
        title: 'a pack that is not UTF-8',
        files: {
          '.claimlint.yaml': 'policies: [./contracts]\n',
          'contracts/prairie.policy.yaml': Buffer.from([0x69, 0x64, 0x3a, 0xe9]),
        },
        path: 'contracts/prairie.policy.yaml',
        kind: 'policy',
        line: 0,
        says: /not UTF-8/,
      },
    ];
    for (const { title, files, path, kind, line, character, says } of cases)
      it(title, async () => {
        const run = await check({ ...files, 'a.claim.yaml': faulty() });
        assert.equal(run.status, 2);
        assert.deepEqual(severities(run.report), ['concurrent-modifier error']);
        const [error] = run.report.errors;
        assert.equal(error?.path, path);
        assert.equal(error?.kind, kind);
        assert.equal(error?.range?.start.line, line);
        if (character !== undefined) assert.equal(error?.range?.start.character, character);
        assert.match(error?.message ?? '', says);
        assert.match(
          run.err,
          new RegExp(`^claimlint: ${path.replaceAll('.', '\\.')}:${line + 1}:\\d+: .*$`, 'm'),
        );
      });

    it('a draft that names a broken pack is told so, with --payer too', async () => {
      const files = {
        '.claimlint.yaml': 'policies: [./contracts]\n',
        'contracts/prairie.policy.yaml': `${OWN_PACK}  - { id: x, rule: bundeld }\n`,
      };
      const named = await check({ ...files, 'a.claim.yaml': draft({ payer: 'prairie-plan' }) });
      const asked = await check({ ...files, 'a.claim.yaml': draft() }, '--payer', 'prairie-plan');
      for (const run of [named, asked]) {
        assert.equal(run.status, 2);
        assert.ok(severities(run.report).includes('check-incomplete warning'));
      }
    });

    it('is told once for many drafts, and without any draft', async () => {
      const files = { '.claimlint.yaml': 'severty: {}\n' };
      const many = await check({
        ...files,
        'a.claim.yaml': draft(),
        'sub/b.claim.yaml': draft({ claim: 'T-2' }),
      });
      assert.equal(many.report.errors.length, 1);
      const none = await check(files);
      assert.equal(none.status, 2);
      assert.equal(none.report.errors.length, 1);
    });

    it('explain and rules answer all the same', async () => {
      const folder = folderWith({ '.claimlint.yaml': 'severty: {}\n' });
      for (const args of [['explain', 'bundled'], ['rules']]) {
        const run = await claimlint(folder, args);
        assert.equal(run.status, 2);
        assert.match(run.err, /\.claimlint\.yaml:1:1: "severty"/);
        assert.match(run.out, /bundled/);
      }
    });
  });
});
