import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, rangeOf } from './editing';
import { openInEditor } from './open';

/** The documents for which Red Hat's YAML extension answers, as it registers itself. */
const YAML_SELECTOR: vscode.DocumentSelector = [
  { language: 'yaml' },
  { language: 'dockercompose' },
  { language: 'github-actions-workflow' },
  { pattern: '*.y(a)ml' },
];

describe('beside another extension for YAML', () => {
  const asked: string[] = [];
  let provider: vscode.Disposable;

  before(() => {
    provider = vscode.languages.registerHoverProvider(YAML_SELECTOR, {
      provideHover: ({ uri }) => {
        asked.push(uri.toString());
        return new vscode.Hover('from the other extension');
      },
    });
  });
  after(async () => {
    provider.dispose();
    await leaveEditors();
  });

  const hoverOn = async (file: string, word: string): Promise<boolean> => {
    const { document } = await openInEditor(file);
    await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, word).start,
    );
    return asked.includes(document.uri.toString());
  };

  for (const [file, word] of [
    ['two-antibiotics.claim.yaml', 'payer'],
    ['two-antibiotics.claim.yml', 'payer'],
    ['house/house.policy.yaml', 'extends'],
  ] as const)
    it(`${file} is ours alone`, async () => {
      assert.equal(await hoverOn(file, word), false);
      const { document } = await openInEditor(file);
      assert.equal(vscode.languages.match(YAML_SELECTOR, document), 0);
    });

  it('the settings of a folder are YAML to both', async () => {
    assert.equal(await hoverOn('house/.claimlint.yaml', 'severity'), true);
  });

  it('brings no schema by which the other would check our files a second time', () => {
    const manifest = vscode.extensions.getExtension('claimlint.claimlint')?.packageJSON as {
      contributes: Record<string, unknown>;
    };
    assert.ok('languages' in manifest.contributes);
    assert.equal(manifest.contributes['yamlValidation'], undefined);
  });
});
