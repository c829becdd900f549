import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Therapy } from '../../facts/line';
import { writeScalar } from '../../edits/scalars';
import { placesOf } from '../describe-place-of-service';
import type { Choice } from './choice';
import type { CompletionContext } from './context';

/* Choices that refer to something else: a payer's pack, a therapy, a diagnosis, a place. */

export function payerChoices({ document: { checker } }: CompletionContext): Choice[] {
  return checker.payers.map((id): Choice => {
    const pack = checker.pack(id)?.pack;
    return {
      label: id,
      kind: CompletionItemKind.EnumMember,
      name: pack?.name,
      note: pack?.policy,
      words: pack?.name,
      documentation: pack && `${pack.policy} ${pack.title}`.trim(),
    };
  });
}

/** The therapies of the claim, those that the line's code or drug bills first. */
export function therapyChoices(context: CompletionContext): Choice[] {
  const { claim, site } = context;
  const therapies = [...claim.therapies.values()];
  const fits = (therapy: Therapy) => (isBilledBy(context, therapy) ? 0 : 1);
  return therapies
    .sort((a, b) => fits(a) - fits(b))
    .map(({ id, fields }): Choice => {
      const { drug, category, route, frequency } = fields;
      const facts = [drug, category, route, frequency?.text].filter((fact) => fact !== undefined);
      return {
        label: id,
        kind: CompletionItemKind.Reference,
        name: facts.join(', '),
        words: facts.join(' '),
        insertion: [site.quotes === 'plain' ? writeScalar(id, 'plain', site.inFlow) : id],
      };
    });
}

/** True where the code or drug of the line at the cursor says that it bills the therapy. */
function isBilledBy({ codes, line }: CompletionContext, { fields }: Therapy): boolean {
  if (!line) return false;
  const { info, drug } = line;
  if (line.isPerDiem)
    return (
      info?.category === fields.category &&
      (info?.every_hours === undefined || info.every_hours === fields.frequency?.everyHours)
    );
  const codesOf = (name: string | undefined) =>
    name === undefined ? [] : codes.codesForDrug(name).map(({ code }) => code);
  const wanted = codesOf(fields.drug);
  return [...codesOf(drug?.name), line.code].some((code) => code && wanted.includes(code));
}

/** Positions of diagnoses, which the pointers of a line count from 1. */
export function pointerChoices({ claim, site, line }: CompletionContext): Choice[] {
  const here = site.path.at(-1);
  const present = line?.fields.diagnosis_pointers?.filter((_, i) => i !== here) ?? [];
  return (claim.fields.diagnoses ?? []).flatMap((diagnosis, i): Choice[] =>
    diagnosis === undefined || present.includes(i + 1)
      ? []
      : [{ label: String(i + 1), kind: CompletionItemKind.Reference, name: diagnosis }],
  );
}

/** The place in which home infusion is given. */
const HOME = '12';

/** Places of service: the payer's home, what it may take for one, all others. */
export function placeChoices({ codes, pack }: CompletionContext): Choice[] {
  const { home = [], residence = [] } = (pack && placesOf(pack)) ?? {};
  const rank = (place: string) =>
    home.includes(place) ? 0 : place === HOME ? 1 : residence.includes(place) ? 2 : 3;
  return codes
    .allPlaces()
    .sort((a, b) => rank(a) - rank(b))
    .map((place): Choice => ({
      label: place,
      kind: CompletionItemKind.Constant,
      name: codes.place(place)?.name,
      note: home.includes(place) ? 'paid' : home.length > 0 ? noteOf(place, residence) : undefined,
      words: codes.place(place)?.name,
      documentation: codes.place(place)?.text,
    }));
}

function noteOf(place: string, residence: readonly string[]): string {
  return residence.includes(place) ? 'counts as home, billed otherwise' : 'not home';
}

/** What stands in a field of the other lines of the claim. */
export function textsOfOthers(texts: readonly (string | undefined)[]): Choice[] {
  return [...new Set(texts.filter((text) => text !== undefined))].map((text) => ({
    label: text,
    kind: CompletionItemKind.Text,
  }));
}
