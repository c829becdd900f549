import type * as z from 'zod/mini';
import {
  citeSchema,
  codeSetSchema,
  codeStatusSchema,
  effectiveSchema,
  entrySchema,
  packSchema,
  whereSchema,
} from './schema';

/*
 * What the keys of a policy pack mean, one sentence each: for hover, completion and the schema that
 * other tools read. It stands apart from the schema, which every draft needs.
 */

const PACK = {
  id: 'What `payer:` in a draft names; in a folder of your own it may not be the id of a shipped pack.',
  name: 'Name of the payer.',
  policy: 'Number of the policy, as findings cite it.',
  title: 'Title of the policy.',
  version: 'Version of the policy.',
  effective: 'First and last day on which the policy holds.',
  reviewed: 'The day on which the pack was last held against its source.',
  extends: 'Id of the pack that this one builds on; entries of the same id are merged.',
  per_diem_basis:
    'Which days a per diem pays: those on which the drug is given (administered), or all on which the therapy is at hand (access).',
  sets: 'Lists of codes by name, for `where` and `sets`.',
  codes: 'How the payer pays single codes; the narrowest row speaks.',
  entries: 'Calls of rules, each with its options, conditions and citations.',
  advice: 'Statements that no draft can prove or refute: shown, never a finding.',
  silent: 'Clauses that allow something: nothing is found where they apply.',
};

const EFFECTIVE = { from: 'First day on which it holds.', to: 'Last day on which it holds.' };

const SET = {
  codes: 'Codes and ranges of codes.',
  kinds: 'Only codes of these kinds.',
  except: 'Codes that are left out again.',
};

const STATUS = {
  codes: 'Codes and ranges of codes.',
  status:
    'paid; included in another payment; never paid on its own; not-covered; conditional; review by the payer.',
  reason: 'Why, in your own words.',
  authorization: 'The payer wants prior authorization.',
  clauses: 'Ids of the clauses that say so.',
  section: 'Section of the policy.',
  effective: 'Dates of its own.',
};

const ENTRY = {
  id: 'Id of the entry, unique in the pack; a pack that extends this one changes the entry by it.',
  rule: 'Id of the rule that is called; may be left out where an extended pack has the entry.',
  where: 'Which service lines the entry speaks of; all where absent.',
  with: "The rule's own options.",
  cites: 'What stands behind a finding: one citation, or one for each message of the rule.',
  severity: "Severity of its findings, instead of the rule's own.",
  consequence: "What a finding means for the claim, instead of the rule's own.",
  effective: 'Dates of its own, where the clause has some.',
  off: 'Takes out the entry of an extended pack.',
};

const WHERE = {
  codes: 'Codes and ranges of codes.',
  kinds: 'Kinds of codes.',
  sets: 'Names of sets of this pack or of one that it extends.',
  modifiers: 'The line has one of these modifiers.',
  place: 'Places of service.',
  form: 'Claim forms.',
  line_of_business: 'Lines of business of the plan.',
  group: 'Employer groups.',
  network: "The provider's network status.",
  emergency: 'The service is an emergency, or is none.',
  provider_type: 'Kinds of billing provider.',
  purpose: 'What the drug is given for.',
  route: 'Routes of administration.',
  category: 'Categories of the therapy.',
  member_owned: 'The equipment belongs to the member, or does not.',
  state_mandated: 'The service is for a state-mandated condition, or is not.',
  same_day: 'Another line of that day meets this condition.',
  not: 'The line does not meet this condition.',
};

const CITE = {
  clauses: 'Ids of the clauses.',
  section: 'Section of the policy.',
  says: 'What the policy says, in your own words.',
  policy: 'Name of the code set, where it speaks instead of the payer.',
};

const STATEMENT = {
  clauses: 'Ids of the clauses.',
  section: 'Section of the policy.',
  says: 'What the policy says, in your own words.',
  codes: 'Codes on whose hover the statement is shown.',
};

type Words = Readonly<Record<string, string>>;

/** The map of conditions behind `whereSchema`. */
function whereMap(): z.core.$ZodType {
  return (whereSchema as unknown as z.core.$ZodLazy)._zod.innerType;
}

let known: ReadonlyMap<z.core.$ZodType, Words> | undefined;

/** What the keys of a map of the format mean; undefined for maps with keys of the writer's own. */
export function wordsOfKeys(map: z.core.$ZodType): Words | undefined {
  known ??= new Map<z.core.$ZodType, Words>([
    [packSchema, PACK],
    [effectiveSchema, EFFECTIVE],
    [codeSetSchema._zod.def.options[1], SET],
    [codeStatusSchema, STATUS],
    [entrySchema, ENTRY],
    [whereMap(), WHERE],
    [citeSchema, CITE],
    [packSchema._zod.def.shape.advice._zod.def.innerType._zod.def.element, STATEMENT],
  ]);
  return known.get(map);
}
