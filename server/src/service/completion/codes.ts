import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CodeTables } from '../../codes/tables';
import type { Day } from '../../draft/days';
import type { Pack } from '../../policy/pack';
import type { Status } from '../../policy/schema';
import { MOST_CHOICES, NO_CHOICES, type Choice, type Choices } from './choice';
import {
  findableCodes,
  MATCHES,
  searchCodes,
  type FindableCode,
  type FoundCode,
} from './code-search';
import { otherLines, type CompletionContext } from './context';
import { drugCodes, isInForce, perDiemCodes } from './therapy-codes';

/** The lower, the sooner a code is wanted. */
const RANKS = {
  paid: 0,
  conditional: 1,
  unnamed: 2,
  unpaid: 3,
  obsolete: 4,
} as const;
type Rank = (typeof RANKS)[keyof typeof RANKS];
const RANKS_COUNT = Object.keys(RANKS).length;

const RANK_OF_STATUS: Record<Status, Rank> = {
  paid: RANKS.paid,
  conditional: RANKS.conditional,
  review: RANKS.conditional,
  included: RANKS.unpaid,
  never: RANKS.unpaid,
  'not-covered': RANKS.unpaid,
};

const STATUS_WORDS: Record<Status, string> = {
  paid: 'paid',
  conditional: 'paid on a condition',
  review: 'reviewed',
  included: 'bundled',
  never: 'never paid',
  'not-covered': 'not covered',
};

/**
 * Codes by the start of their number, or by words of what they bill: what the line's therapy needs,
 * what the payer pays, what it does not speak of, what it does not pay, what is no longer a code.
 */
export function codeChoices(context: CompletionContext): Choices {
  const { site, codes, pack, document, line } = context;
  const typed = site.typed.trim();
  // The code is there, and a comment or the next field comes.
  if (site.typed !== typed && codes.code(typed.toUpperCase())) return NO_CHOICES;
  const day = line?.dates?.through ?? document.options.today;
  const needed = neededCodes(context);
  const found = searchCodes(rankedCodes(codes, pack, day), typed);
  return {
    // What is found and its order hang on what is typed.
    hangsOnTyped: true,
    choices: bestOf(found, needed, typed !== '').map((code) =>
      choiceOf(code, needed.has(code.code), context, day),
    ),
  };
}

/** The codes to show: what the therapy needs, then by rank, then by how they were found. */
function bestOf(
  found: readonly FoundCode<RankedCode>[],
  needed: ReadonlyMap<string, number>,
  withObsolete: boolean,
): RankedCode[] {
  const first: RankedCode[] = [];
  const others: RankedCode[][] = Array.from({ length: RANKS_COUNT * MATCHES }, () => []);
  for (const { found: code, match } of found) {
    const isObsolete = code.rank === RANKS.obsolete;
    if (isObsolete && !withObsolete) continue;
    if (!isObsolete && needed.has(code.code)) first.push(code);
    else others[code.rank * MATCHES + match]?.push(code);
  }
  first.sort((a, b) => (needed.get(a.code) ?? 0) - (needed.get(b.code) ?? 0));
  return [...first, ...others.flat()].slice(0, MOST_CHOICES);
}

/** A code, and how much it is wanted for this payer on a day. */
interface RankedCode extends FindableCode {
  rank: Rank;
}

interface Ranking {
  codes: CodeTables;
  day: Day;
  ranked: readonly RankedCode[];
}

/** The last ranking for each payer: typing goes on with the same one. */
const rankings = new WeakMap<Pack, Ranking>();

function rankedCodes(codes: CodeTables, pack: Pack | undefined, day: Day): readonly RankedCode[] {
  const known = pack && rankings.get(pack);
  if (known && known.codes === codes && known.day === day) return known.ranked;
  const ranked = findableCodes(codes)
    .map((found): RankedCode => ({ ...found, rank: rankOf(found, codes, pack, day) }))
    .sort((a, b) => a.rank - b.rank);
  if (pack) rankings.set(pack, { codes, day, ranked });
  return ranked;
}

function rankOf(
  { code, info }: FindableCode,
  codes: CodeTables,
  pack: Pack | undefined,
  day: Day,
): Rank {
  if (!info || !isInForce(code, codes, day)) return RANKS.obsolete;
  const status = pack?.statusOf(code, day)?.status;
  return status ? RANK_OF_STATUS[status] : RANKS.unnamed;
}

function choiceOf(
  { code, name, obsolete, first, rank }: RankedCode,
  isNeeded: boolean,
  { pack }: CompletionContext,
  day: Day,
): Choice {
  const status = pack?.statusOf(code, day);
  const words = [
    ...(isNeeded && rank < RANKS.obsolete ? ['fits the therapy'] : []),
    ...(rank === RANKS.obsolete ? [obsolete ? 'no code' : 'not in force'] : []),
    ...(status ? [STATUS_WORDS[status.status]] : []),
    ...(status?.authorization ? ['needs prior authorization'] : []),
  ];
  return {
    label: code,
    kind: CompletionItemKind.Value,
    name,
    note: words.join(', ') || undefined,
    words: first.trim(),
    obsolete: rank === RANKS.obsolete,
    code,
  };
}

/** Places from here on are of codes that another line of the therapy bills. */
const BILLED = 1000;

/** The codes that bill the line's therapy, or any where it names none, with their order. */
function neededCodes(context: CompletionContext): ReadonlyMap<string, number> {
  const { claim, line, document } = context;
  if (!line) return new Map();
  const { fields, index, therapy } = line;
  const day = line.dates?.through ?? document.options.today;
  const therapies = therapy ? [therapy] : [...claim.therapies.values()];
  const drugs = therapies.flatMap((t) => {
    const name = fields.drug?.name ?? t.fields.drug;
    const route = fields.drug?.route ?? t.fields.route;
    return name === undefined ? [] : drugCodes(context, name, route, day);
  });
  const perDiems = therapies.flatMap((t) =>
    perDiemCodes(context, index, t, { ...fields, therapy: t.id }, day),
  );
  const ordered = fields.drug || fields.ndc ? [...drugs] : [...perDiems, ...drugs];
  const billed = new Set(
    otherLines(context, index)
      .filter((other) => !therapy || other.therapyId === therapy.id)
      .map(({ code }) => code),
  );
  return new Map(ordered.map(({ code }, i) => [code, billed.has(code) ? BILLED + i : i] as const));
}
