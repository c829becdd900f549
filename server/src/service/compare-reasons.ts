import type { ComparedFinding, ComparedPayer, Comparison } from './compare';

/** What stands behind cells of a comparison: one statement of a policy, told once. */
export interface Reason {
  /** Payer, policy, section and clauses; for faults of the draft, that it is the draft itself. */
  who: string;
  /** Our words for the policy's statement; where no policy speaks, what is wrong. */
  text: string;
  /** Of which rules and service lines; null is the claim. */
  where: { rule: string; serviceLines: (number | null)[] }[];
}

/** The reasons of a comparison, payer by payer in the order of the columns. */
export function reasonsOf({ payers, rows }: Comparison): Reason[] {
  const found = new Map<string, Reason>();
  for (const [at, payer] of payers.entries())
    for (const { rule, serviceLine, cells } of rows)
      for (const finding of cells[at]?.findings ?? []) {
        const said = statementOf(finding, payer);
        const key = `${said.who}\u0001${said.text}`;
        const reason = found.get(key) ?? { ...said, where: [] };
        found.set(key, reason);
        const place = reason.where.find((one) => one.rule === rule);
        if (!place) reason.where.push({ rule, serviceLines: [serviceLine] });
        else if (!place.serviceLines.includes(serviceLine)) place.serviceLines.push(serviceLine);
      }
  return [...found.values()];
}

function statementOf(
  { source, clauses, message }: ComparedFinding,
  payer: ComparedPayer,
): Pick<Reason, 'who' | 'text'> {
  if (!source) return { who: 'the draft itself', text: message };
  const speaker = source.payer === null ? source.policy : `${payer.id} ${source.policy}`;
  const section = source.section === null ? '' : `, ${source.section}`;
  const ids = clauses.length > 0 ? ` [${clauses.join(' ')}]` : '';
  return { who: `${speaker}${section}${ids}`, text: source.says ?? message };
}

/** `line 2`, `lines 2 and 3`, `the claim and line 2`. */
export function placesOf(serviceLines: readonly (number | null)[]): string {
  const lines = serviceLines.filter((line) => line !== null).map(String);
  const ofClaim = lines.length < serviceLines.length ? ['the claim'] : [];
  const last = lines.pop();
  const ofLines =
    last === undefined
      ? []
      : [lines.length === 0 ? `line ${last}` : `lines ${lines.join(', ')} and ${last}`];
  return [...ofClaim, ...ofLines].join(' and ');
}

/** What could not be told: of which rule and service line, with which fields, and for which payers. */
export interface OpenQuestion {
  rule: string;
  serviceLine: number | null;
  needs: ComparedNeeds;
  payers: string[];
}
type ComparedNeeds = Comparison['rows'][number]['cells'][number]['needs'];

/** What was not checked, each question once. */
export function openQuestionsOf({ rows }: Comparison): OpenQuestion[] {
  const found = new Map<string, OpenQuestion>();
  for (const { rule, serviceLine, cells } of rows)
    for (const { payer, state, needs } of cells) {
      if (state !== 'not-checked' && needs.length === 0) continue;
      const key = JSON.stringify([rule, serviceLine, needs]);
      const known = found.get(key) ?? { rule, serviceLine, needs, payers: [] };
      found.set(key, known);
      known.payers.push(payer);
    }
  return [...found.values()];
}
