import type { Checker } from '../check/check';
import { RULES } from '../rules/index';
import { allClauses, explainClause } from './explain-clause';
import { explainCode } from './explain-code';
import { explainModifier } from './explain-modifier';
import { explainPayer } from './explain-payer';
import { explainPlaceOfService } from './explain-place-of-service';
import { explainRule } from './explain-rule';

/** What an explanation is drawn from: the rules, and a checker's code tables and packs. */
export interface ExplainInput {
  checker: Checker;
}

const PAGES = [
  explainRule,
  explainCode,
  explainClause,
  explainModifier,
  explainPlaceOfService,
  explainPayer,
];

/**
 * Explains a rule id, a code, a clause, a modifier, a place of service or a payer id, in any letter
 * case, as plain text for a terminal. What is two of these (25 is a modifier and a place) is
 * explained as both. Undefined when it is none.
 */
export function explain(subject: string, { checker }: ExplainInput): string | undefined {
  const pages = PAGES.flatMap((page) => page(subject.trim(), checker) ?? []);
  return pages.length > 0 ? pages.join('\n') : undefined;
}

/** Everything that can be explained by name, for what was meant by a name that cannot. */
export function explainable({ checker }: ExplainInput): string[] {
  const { codes, packs } = checker.resources;
  return [
    ...RULES.map((rule) => rule.id),
    ...codes.allCodes(),
    ...codes.allObsolete(),
    ...allClauses(checker),
    ...codes.allModifiers(),
    ...codes.allPlaces(),
    ...packs.keys(),
  ];
}
