import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Platform } from 'esbuild';
import { ROOT } from '../support/resources';
import { bundledPackages, FREE_LICENCES, licenceText, notices } from './notices';

const PROGRAMS: Record<string, string[]> = {
  node: ['client/src/node.ts', 'server/src/lsp/node.ts', 'server/src/cli/start.ts'],
  browser: ['client/src/browser.ts', 'server/src/lsp/browser.ts'],
};
const packages = bundledPackages(ROOT);

describe('packages of others that ship', () => {
  it('are those of which the bundles are made', async () => {
    const listed = new Set(packages.map(({ folder }) => folder));
    for (const [platform, programs] of Object.entries(PROGRAMS)) {
      const { metafile } = await build({
        absWorkingDir: ROOT,
        entryPoints: programs,
        outdir: 'unwritten',
        platform: platform as Platform,
        mainFields: ['browser', 'module', 'main'].slice(platform === 'node' ? 1 : 0),
        external: ['vscode'],
        bundle: true,
        write: false,
        metafile: true,
        logLevel: 'silent',
      });
      const folders = Object.keys(metafile.inputs).flatMap(
        (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [],
      );
      assert.ok(folders.length > 0);
      for (const folder of folders) assert.ok(listed.has(folder), `${folder} is not listed`);
    }
  }).timeout(60_000);

  it('have licences that allow it, as they say themselves', () => {
    assert.ok(packages.length > 0);
    for (const { folder, version, licence } of packages) {
      assert.ok(FREE_LICENCES.includes(licence), `${folder}: ${licence}`);
      const manifest = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
      const said = JSON.parse(manifest) as { version: string; license: string };
      assert.deepEqual([said.version, said.license], [version, licence], folder);
    }
  });

  it('are named in the notices, with the whole text of their licences', () => {
    const text = notices(ROOT);
    for (const one of packages) {
      assert.ok(text.includes(`${one.name} ${one.version} (${one.licence})`), one.folder);
      assert.ok(text.includes(licenceText(ROOT, one)), one.folder);
      assert.match(licenceText(ROOT, one), /permission|copyright/i);
    }
  });

  it('without a licence are refused', () => {
    const none = { folder: 'samples', name: 'samples', version: '1', licence: 'MIT' };
    assert.throws(() => licenceText(ROOT, none), /samples brings no licence/);
  });
});

describe('the part of the README on packages of others', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const partOf = (title: string): string =>
    new RegExp(`^### ${title}\n(.*?)(?=^##)`, 'ms').exec(readme)?.[1] ?? '';

  it('names each that ships, its licence and why it is there, and no other', () => {
    const rows = partOf('Run-time dependencies')
      .split('\n')
      .flatMap((row) => {
        const [, name, licence, why] = /^\| `(\S+)` \| (\S+) \| (.+) \|$/.exec(row) ?? [];
        return name ? [{ name, licence, why }] : [];
      });
    const shipped = new Map(packages.map(({ name, licence }) => [name, licence]));
    assert.deepEqual(
      rows.map(({ name, licence }) => `${name} ${licence}`).sort(),
      [...shipped].map((one) => one.join(' ')).sort(),
    );
    for (const { name, why = '' } of rows) {
      assert.ok(why.length >= 20, `why ${name}?`);
      assert.equal(/^comes with/.test(why), !(name in manifest.dependencies), name);
    }
  });

  it('names each that developers need, and why, and no other', () => {
    const text = partOf('Development dependencies');
    const rows = [...text.matchAll(/^\| (`\S+`(?:, `\S+`)*) \| (.{15,}) \|$/gm)];
    const names = rows.flatMap(([, list = '']) => [...list.matchAll(/`(\S+?)`/g)]);
    assert.deepEqual(
      names.map(([, name]) => name).sort(),
      Object.keys(manifest.devDependencies).sort(),
    );
  });
});
