import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serviceLineOf, type Path } from '../../server/src/draft/spans';
import { claimFacts } from '../../server/src/facts/claim';
import type { Reporter } from '../../server/src/rules/rule';
import { preparedPack } from '../support/pack-runs';
import { checker, OPTIONS, TODAY } from '../support/resources';

/*
 * The `where` of a pack entry, one's own too, decides which lines a rule speaks of. Here each rule
 * gets the claims of its examples and none of their lines: then no line may be named.
 */

/** It counts the lines of the claim, and names the first one beyond. */
const OF_THE_CLAIM = 'claim-size';

const check = checker();
const { codes, imported = {} } = check.resources;

for (const id of readdirSync(__dirname).filter((n) => statSync(join(__dirname, n)).isDirectory())) {
  if (id === OF_THE_CLAIM) continue;
  describe(`rule ${id}`, () => {
    it('speaks of no line that it is not given', () => {
      const named: string[] = [];
      for (const file of readdirSync(join(__dirname, id)).filter((n) => n.endsWith('.claim.yaml')))
        for (const result of check.checkText(readFileSync(join(__dirname, id, file), 'utf8'), OPTIONS)
          .claims) {
          if (result.payer === null || !check.payers.includes(result.payer)) continue;
          const { pack, running } = preparedPack(check, result.payer);
          const claim = claimFacts(result.draft, codes);
          const note = (at: Path): void => {
            if (serviceLineOf(at) !== undefined) named.push(`${file} ${at.join('.')}`);
          };
          const report: Reporter = Object.assign(
            (finding: Parameters<Reporter>[0]) => note(finding.line?.path ?? finding.at),
            { notChecked: note },
          );
          const input = { claim, lines: [], codes, pack, payers: check.payers, today: TODAY };
          for (const { rule, options } of running)
            if (rule.id === id) rule.check?.({ ...input, ...imported }, options, report);
        }
      assert.deepEqual(named, []);
    });
  });
}
