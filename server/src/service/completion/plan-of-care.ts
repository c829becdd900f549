import { CompletionItemKind } from 'vscode-languageserver-types';
import { wordsOf } from '../../codes/tables';
import { FREQUENCY_NAMES, parseFrequency } from '../../draft/frequency';
import { codesOfFamily } from '../../rules/shared/code-families';
import { writeScalar } from '../../edits/scalars';
import type { Choice } from './choice';
import type { CompletionContext } from './context';

/* What a plan of care says: schedules, drugs, categories and routes. */

/** Intervals that have a per diem of their own come with their code. */
const INTERVALS = ['q24h', 'q12h', 'q8h', 'q6h', 'q4h', 'q3h', 'q48h'];
const ANTI_INFECTIVE = 'anti-infective';

/** Schedules; that of the line's therapy first. */
export function frequencyChoices({ line, codes, site }: CompletionContext): Choice[] {
  const own = site.path[0] === 'lines' ? line?.therapy?.fields.frequency?.text : undefined;
  const others = [...INTERVALS, ...FREQUENCY_NAMES].filter((text) => text !== own);
  return [...(own === undefined ? [] : [own]), ...others].map((text): Choice => {
    const hours = parseFrequency(text)?.everyHours;
    const perDiem = codesOfFamily(codes, ANTI_INFECTIVE).find((c) => c.every_hours === hours);
    const words = hours === undefined ? undefined : `every ${hours} hours`;
    return {
      label: text,
      kind: CompletionItemKind.EnumMember,
      name: words,
      note:
        text === own
          ? 'of the therapy'
          : hours !== undefined && perDiem
            ? `${ANTI_INFECTIVE}: ${perDiem.code}`
            : undefined,
      words,
    };
  });
}

/** Generic and brand names that have codes; those of the claim first. */
export function drugNameChoices(context: CompletionContext): Choice[] {
  const { codes, site } = context;
  const own = drugsOfClaim(context);
  const known = new Set(own.map(wordsOf));
  const others = [...codes.drugNames()].filter(([name]) => !known.has(name));
  const insertion = (name: string) => [
    site.quotes === 'plain' ? writeScalar(name, 'plain', site.inFlow) : name,
  ];
  return [
    ...own.map((name): Choice => ({
      label: name,
      kind: CompletionItemKind.Text,
      note: 'in this claim',
      insertion: insertion(name),
    })),
    ...others
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, infos]): Choice => ({
        label: name,
        kind: CompletionItemKind.Value,
        name: codesText(infos.map(({ code }) => code)),
        insertion: insertion(name),
      })),
  ];
}

/** The drug of the line's therapy, else of all; for a therapy those that lines name. */
function drugsOfClaim({ claim, site, line }: CompletionContext): string[] {
  const therapies = line?.therapy ? [line.therapy] : [...claim.therapies.values()];
  const names =
    site.path[0] === 'lines'
      ? therapies.map(({ fields }) => fields.drug)
      : claim.lines.map(({ drug }) => drug?.name);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Codes named beside a drug. */
const MOST_CODES = 3;

function codesText(codes: readonly string[]): string {
  return `${codes.slice(0, MOST_CODES).join(', ')}${codes.length > MOST_CODES ? ' …' : ''}`;
}

/** What the codes of the drug say of a category or a route. */
export function fittingDrug(
  field: 'category' | 'route',
  { claim, codes, site, line }: CompletionContext,
): readonly string[] {
  const therapy =
    site.path[0] === 'lines' ? line?.therapy : claim.therapies.get(String(site.path[1]));
  const name = line?.drug?.name ?? therapy?.fields.drug;
  const ofTherapy = site.path[0] === 'lines' ? therapy?.fields[field] : undefined;
  const infos = name === undefined ? [] : codes.codesForDrug(name);
  const found = infos.flatMap((info) =>
    field === 'category' ? (info.category ?? []) : (info.routes ?? []),
  );
  return [...new Set([...(ofTherapy ? [ofTherapy] : []), ...found])];
}
