import type { Kind } from '../codes/types';
import type { Day } from '../draft/days';
import type { Pack } from '../policy/pack';
import type { Status } from '../policy/schema';
import { rulesBehind } from './code-statements';
import { unlinked, type NameRule } from './rule-links';
import { reference } from './words';

const STATUS_WORDS: Record<Status, string> = {
  paid: 'paid',
  included: 'included in something else',
  never: 'never paid on its own',
  'not-covered': 'not covered',
  conditional: 'paid on a condition',
  review: 'reviewed by the payer',
};

/** What a statement is looked up for, and how rules are named beside it. */
export interface StatusQuery {
  code: string;
  kind?: Kind;
  day?: Day;
  nameRule?: NameRule;
}

/** What a payer's table says of a code: status, reason, section and clauses, the rules that hold it. Markdown, one line. */
export function statusLine(pack: Pack, query: StatusQuery): string {
  const { code, kind, day, nameRule } = query;
  const status = pack.statusOf(code, day);
  if (!status) return `**${pack.label}**: its table of codes does not name ${code}.`;
  const authorization = status.authorization ? ', needs prior authorization' : '';
  const reason = status.reason === undefined ? '' : ` — ${status.reason}`;
  const rules = nameRule ? rulesBehind(pack, status, code, kind) : [];
  return `**${pack.label}**: ${STATUS_WORDS[status.status]}${authorization}${reason}${reference(status)}${namedRules(rules, nameRule)}`;
}

/** ` · bundled, not-covered`, each a link where there is an address. */
export function namedRules(rules: readonly string[], nameRule: NameRule = unlinked): string {
  return rules.length === 0 ? '' : ` · ${rules.map(nameRule).join(', ')}`;
}
