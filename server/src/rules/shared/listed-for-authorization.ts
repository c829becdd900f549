import type { Fix } from '../../draft/edits';
import type { ServiceLine } from '../../facts/line';
import type { CodeStatusOf } from '../../policy/pack';
import type { Reporter, RuleInput } from '../rule';

interface Listed {
  status: CodeStatusOf;
  rows: Set<string>;
  lines: ServiceLine[];
}

/** One finding for each statement of the pack's table of codes that asks for an authorization. */
export function reportListedCodes({ lines, pack }: RuleInput, report: Reporter, fix: Fix): void {
  const byStatement = new Map<string, Listed>();
  for (const line of lines) {
    if (line.code === undefined) continue;
    for (const status of pack.statusesOf(line.code, line.dates?.through)) {
      if (!status.authorization) continue;
      const key = (status.clauses ?? []).join(' ');
      const known = byStatement.get(key);
      if (!known) byStatement.set(key, { status, rows: new Set([status.row]), lines: [line] });
      known?.rows.add(status.row);
      if (known && !known.lines.includes(line)) known.lines.push(line);
    }
  }
  for (const { status, rows, lines: listed } of byStatement.values()) {
    const { clauses, section, reason, origin, width } = status;
    const codes = [...new Set(listed.map((line) => line.code))];
    report({
      at: ['prior_authorization'],
      message: 'listed-codes',
      what: `${codes.join(', ')} ${codes.length === 1 ? 'needs' : 'need'} an authorization, and the claim carries no number.`,
      todo: 'Fill in prior_authorization (CMS-1500 item 23, 837P REF*G1).',
      cite: { clauses, section, says: reason, origin },
      rows: [...rows],
      width,
      line: listed[0],
      related: listed.map((line) => ({ path: line.path, message: 'A service that needs it.' })),
      fixes: [fix],
    });
  }
}
