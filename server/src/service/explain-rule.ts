import type { Checker } from '../check/check';
import { severityByPolicy } from '../check/severity';
import type { Pack } from '../policy/pack';
import { statementsOf } from '../policy/statements';
import { ruleById } from '../rules/index';
import type { AnyRule } from '../rules/rule';
import { allPacks, merged, saying } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';
import { ruleOptions, type RuleOption } from './rule-options';
import { plainOf } from './words';

/** A rule: what it finds, why, what to do, its options, and what every policy says to it. */
export function explainRule(id: string, checker: Checker): string | undefined {
  const rule = ruleById(id.toLowerCase());
  if (!rule) return undefined;
  const docs = rule.docs;
  return paragraphs([
    `${rule.id} — ${rule.title}`,
    `Category ${rule.category}, severity ${severityWords(rule)}.`,
    wrapped(plainOf(docs.what)),
    wrapped(`Why: ${plainOf(docs.why)}`),
    wrapped(`What to do: ${plainOf(docs.todo)}`),
    `Page with examples: server/pages/${rule.id}.md`,
    block('Options in a policy pack:', ruleOptions(rule).map(optionText)),
    ...allPacks(checker).map((pack) => block(`${pack.label}:`, statements(pack, rule.id))),
  ]);
}

function severityWords({ severity, consequence }: AnyRule): string {
  const level = severityByPolicy({
    entry: undefined,
    reported: undefined,
    rule: severity,
    consequence,
  });
  return consequence === null ? level : `${level} (consequence: ${consequence})`;
}

function optionText({ name, description, values, fallback, required }: RuleOption): string {
  const among = values.length > 0 ? ` One or more of ${values.join(', ')}.` : '';
  const without = required
    ? ' Required.'
    : fallback === undefined
      ? ''
      : ` Default: ${shown(fallback)}.`;
  return `${name}: ${plainOf(description).replace(/\.?$/, '.')}${among}${without}`;
}

function shown(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? 'none' : value.map(String).join(', ');
}

/** What a pack's own entries of a rule say; entries that it takes over stand with the pack they come from. */
function statements(pack: Pack, rule: string): string[] {
  const own = statementsOf(pack).filter(
    ({ place }) => place.kind === 'entry' && place.rule === rule,
  );
  const silent = pack.entries.filter((entry) => entry.rule === rule && entry.cites.length === 0);
  return [
    ...merged(own).map((s) => `${s.place.kind === 'entry' ? s.place.entry : ''}: ${saying(s)}`),
    ...silent.map(({ id }) => `${id}: speaks from the policy's table of codes.`),
  ];
}
