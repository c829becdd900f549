import * as assert from 'node:assert/strict';
import type { DocumentLink } from 'vscode-languageserver-types';
import { draftLinks, fileLinks } from '../../server/src/service/document-links';
import { LineTable } from '../../server/src/service/positions';
import { checked, LINE_ENDS } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

const BASE = 'https://example.org/rules/';

/** `text -> page`; each link with a word on where it leads. */
function told(text: string, links: readonly DocumentLink[]): string[] {
  const lines = new LineTable(text);
  return links.map(({ range, target, tooltip }) => {
    assert.ok(tooltip);
    return `${text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))} -> ${target}`;
  });
}

describe('links to the pages of rules', () => {
  for (const { name, convert } of LINE_ENDS)
    it(`stand in the comments that silence a rule, with ${name}`, () => {
      const own = `# claimlint-ignore-claim place-of-service: 💊
${WITHOUT_SH.replace('code: S9500', 'code: S9500 # claimlint-ignore concurrent-modifier')}
# claimlint-ignore no-such-rule: x
# claimlint-ignored bundled: x
note: "# claimlint-ignore bundled: no comment"
`;
      const text = convert(`\uFEFF${own}---\n${own}`);
      const once = [
        `place-of-service -> ${BASE}place-of-service.md`,
        `concurrent-modifier -> ${BASE}concurrent-modifier.md`,
      ];
      assert.deepEqual(told(text, draftLinks(checked(text), BASE)), [...once, ...once]);
    });

  it('stand on the rules of a settings file', () => {
    const text = 'severity: { bundled: off, "ndc-unit": hint, none: off }\npolicies: [bundled]\n';
    assert.deepEqual(told(text, fileLinks('settings', text, BASE)), [
      `bundled -> ${BASE}bundled.md`,
      `ndc-unit -> ${BASE}ndc-unit.md`,
    ]);
  });

  it('stand on the rules of a policy pack', () => {
    const text = `id: acme
entries:
  - id: a
    rule: bundled
  - { id: b, rule: 'unit-limit' }
  - id: bundled
  - rule: &r ndc-unit
  - rule: *r
  - {
`;
    assert.deepEqual(told(text, fileLinks('policy', text, BASE)), [
      `bundled -> ${BASE}bundled.md`,
      `unit-limit -> ${BASE}unit-limit.md`,
      `ndc-unit -> ${BASE}ndc-unit.md`,
      `*r -> ${BASE}ndc-unit.md`,
    ]);
  });

  it('are none in files that cannot be read', () => {
    for (const text of ['', '[', 'severity: off', '['.repeat(500), 'entries: [a, {rule: [x]}]'])
      for (const kind of ['settings', 'policy'] as const)
        assert.deepEqual(fileLinks(kind, text, BASE), []);
  });
});
