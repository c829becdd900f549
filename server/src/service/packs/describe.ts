import type { Checker } from '../../check/check';
import { LEVELS, severityByPolicy } from '../../check/severity';
import { CodeSet, parseCodeRange } from '../../codes/ranges';
import type { Path } from '../../draft/spans';
import type { AnyRule } from '../../rules/rule';
import { codePage } from '../describe-code';
import { policyText } from '../describe-payer';
import type { NameRule } from '../rule-links';
import { codeSpan, listed, plural } from '../words';
import type { Key, Named } from './forms';

/* What hover and completion say of the keys and values of settings files and packs. Markdown. */

/** A rule: what it finds, why, what to do. */
export function ruleText(rule: AnyRule, nameRule: NameRule): string {
  const { id, title, severity, consequence } = rule;
  const docs = rule.docs;
  const level = severityByPolicy({
    entry: undefined,
    reported: undefined,
    rule: severity,
    consequence,
  });
  return [`**${title}** — ${nameRule(id)}, ${level}`, docs.what, docs.why, docs.todo].join('\n\n');
}

/** A key of the format or an option of a rule. */
export function keyText(key: Key, values: readonly string[]): string {
  const { name, description, required, fallback } = key;
  return [
    `**${name}**${required ? ', required' : ''}`,
    description ?? '',
    values.length > 0 ? `One of ${values.map(codeSpan).join(', ')}.` : '',
    fallback === undefined ? '' : `Without it: ${fallbackText(fallback)}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function fallbackText(value: unknown): string {
  if (!Array.isArray(value)) return codeSpan(String(value));
  return value.length === 0 ? 'none' : listed(value.map((item) => codeSpan(String(item))));
}

/** A code or range of codes, a modifier, a place of service; undefined for what the tables do not know. */
export function namedText(named: Named, text: string, checker: Checker): string | undefined {
  const { codes } = checker.resources;
  const wanted = text.trim().toUpperCase();
  if (named === 'code') return codeText(wanted, checker);
  const entry = named === 'modifier' ? codes.modifier(wanted) : codes.place(wanted);
  return entry && `**${wanted}** — ${entry.name}\n\n${entry.text}`;
}

/** Codes of a range that are listed by name. */
const MOST_NAMED = 12;

function codeText(text: string, checker: Checker): string | undefined {
  const range = parseCodeRange(text);
  if (!range) return undefined;
  if (range.from === range.to) return codePage(range.from, { checker }, undefined);
  const { codes } = checker.resources;
  const set = new CodeSet([text]);
  const inside = codes.allCodes().filter((code) => set.has(code));
  const lines = inside
    .slice(0, MOST_NAMED)
    .map((code) => `- ${code}: ${codes.code(code)?.name ?? ''}`);
  const left = inside.length - lines.length;
  return [
    `**${range.from}–${range.to}** — ${plural(inside.length, 'code')} of the code tables`,
    [...lines, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n'),
  ].join('\n\n');
}

/** The pack that `extends` names. */
export function packText(id: string, checker: Checker): string | undefined {
  const pack = checker.pack(id.trim())?.pack;
  return pack && policyText(pack);
}

const LEVEL_WORDS: Record<(typeof LEVELS)[number], string> = {
  off: 'The rule reports nothing.',
  hint: 'Dots under the text; it is not listed among the problems.',
  information: 'Blue, for what one should know.',
  warning: 'Yellow: it may be denied, or something is missing.',
  error: 'Red; the command line ends with status 1.',
};

/** What a severity does. */
export function levelText(level: string): string | undefined {
  const known = LEVELS.find((one) => one === (level === 'info' ? 'information' : level));
  return known && `**${known}**\n\n${LEVEL_WORDS[known]}`;
}

/** True for the value of a rule's severity in the settings. */
export function isLevel(kind: string, path: Path): boolean {
  return kind === 'settings' && path[0] === 'severity' && path.length === 2;
}
