import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

/** Stands in files that lie outside: nothing may tell it. */
const SECRET = 'Wilhelmina-Grovewater';
const PACK = `id: ${SECRET}\nname: Outside\nextends: bcbsok\n`;

/** A folder of drafts beside another one, which is none of its business. */
function besideSecrets(files: Record<string, string>): string {
  const folder = folderWith({
    'outside/secret.policy.yaml': PACK,
    'outside/secret.txt': `${SECRET}: [\n`,
    'outside/mue.table.json': `{"${SECRET}`,
    'drafts/a.claim.yaml': faulty(),
  });
  for (const [name, text] of Object.entries(files)) {
    const inner = folderWith({ [name]: text });
    execFileSync('cp', ['-r', `${inner}/.`, join(folder, 'drafts')]);
  }
  return join(folder, 'drafts');
}

async function check(folder: string) {
  const run = await claimlint(folder, ['check', '--format', 'json']);
  const report = reportOf(run);
  const messages = report.errors.map(({ path, message }) => `${path}: ${message}`);
  assert.ok(!`${run.out}${run.err}`.includes(SECRET), 'nothing of the outside is told');
  assert.equal(report.files[0]?.claims[0]?.findings.length, 1, 'the draft is checked all the same');
  return { ...run, messages };
}

describe('folders that are made to reach out', function () {
  this.timeout(60_000);
  before(buildOnce);
  after(removeFolders);

  for (const name of [
    '../outside',
    'a/../../outside',
    '/etc',
    '\\\\host\\share',
    '//host/share',
    'https://host.invalid/packs',
    'file:///etc',
    '~',
  ])
    it(`by a name in the settings: ${name}`, async () => {
      const folder = besideSecrets({
        '.claimlint.yaml': `policies: [${JSON.stringify(name)}]\ncode_tables: [${JSON.stringify(name)}]\n`,
      });
      const { status, messages } = await check(folder);
      assert.equal(status, 2);
      assert.equal(messages.length, 2);
      for (const message of messages)
        assert.match(message, /^\.claimlint\.yaml: There is no folder/);
    });

  it('by links: a folder, a pack, a table, settings', async () => {
    const folder = besideSecrets({
      '.claimlint.yaml': 'policies: [linked, packs]\ncode_tables: [linked, tables]\n',
    });
    symlinkSync(join(folder, '..', 'outside'), join(folder, 'linked'));
    mkdirSync(join(folder, 'packs'));
    symlinkSync('../../outside/secret.policy.yaml', join(folder, 'packs', 'x.policy.yaml'));
    mkdirSync(join(folder, 'tables'));
    symlinkSync('../../outside/mue.table.json', join(folder, 'tables', 'mue.table.json'));
    const { status, messages } = await check(folder);
    assert.equal(status, 2);
    assert.deepEqual(messages.map((message) => message.replace(/: .*\(/, ': (')).sort(), [
      '.claimlint.yaml: (a link that leads out of the folder). Import the official file again with `claimlint codes import`.',
      '.claimlint.yaml: There is no folder linked that can be read below the folder of this file. Name a folder that lies beside this file.',
      '.claimlint.yaml: There is no folder linked that can be read below the folder of this file. Name a folder that lies beside this file.',
      'packs/x.policy.yaml: (a link that leads out of the folder). Give yourself leave to read it, or save it as UTF-8.',
    ]);
    const other = besideSecrets({});
    symlinkSync('../outside/secret.txt', join(other, '.claimlint.yaml'));
    const linked = await check(other);
    assert.equal(linked.status, 2);
    assert.match(linked.messages[0] ?? '', /a link that leads out of the folder/);
  });

  it('links that stay within are followed', async () => {
    const folder = folderWith({
      '.claimlint.yaml': 'policies: [linked]\n',
      'packs/own.policy.yaml': 'id: own\nname: Own\nextends: bcbsok\n',
      'a.claim.yaml': faulty({ payer: 'own' }),
    });
    symlinkSync('packs', join(folder, 'linked'));
    const { status, messages } = await check(folder);
    assert.equal(status, 1);
    assert.deepEqual(messages, []);
  });

  it('by what can be read without end: a pipe, a device', async function () {
    if (process.platform === 'win32') return;
    const folder = besideSecrets({ '.claimlint.yaml': 'policies: [packs]\n' });
    mkdirSync(join(folder, 'packs'));
    execFileSync('mkfifo', [join(folder, 'packs', 'pipe.policy.yaml')]);
    execFileSync('mkfifo', [join(folder, 'pipe.claim.yaml')]);
    symlinkSync('/dev/zero', join(folder, 'zero.claim.yaml'));
    const { status, messages } = await check(folder);
    assert.equal(status, 2);
    assert.match(messages[0] ?? '', /^packs\/pipe\.policy\.yaml: .*not a file/);
  });

  it('by packs that extend each other, and sets without end', async () => {
    const pack = (id: string, other: string) => `id: ${id}\nname: ${id}\nextends: ${other}\n`;
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `A${String(i % 10_000).padStart(4, '0')}`,
    );
    const folder = folderWith({
      '.claimlint.yaml': 'policies: [.]\n',
      'a.policy.yaml': pack('a', 'b'),
      'b.policy.yaml': pack('b', 'a'),
      'c.policy.yaml': `${pack('c', 'bcbsok')}sets: { many: [${many.join(', ')}] }\n`,
      'a.claim.yaml': faulty({ payer: 'a' }),
    });
    const { status, out } = await claimlint(folder, ['check', '--format', 'json']);
    assert.equal(status, 2);
    assert.match(out, /broken-pack/);
  });
});
