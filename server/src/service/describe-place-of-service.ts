import * as z from 'zod/mini';
import type { Pack, PackEntry } from '../policy/pack';
import { placeList } from '../policy/schema';
import type { HoverContext } from './hover';
import { reference } from './words';

/** What the rule of places is told by a pack, as far as it concerns one place. */
const placesSchema = z.object({
  home: z._default(placeList, []),
  residence: z._default(placeList, []),
});

/** A place of service, and whether the payer pays home infusion there. Markdown. */
export function describePlaceOfService({
  document,
  place,
  text,
}: HoverContext): string | undefined {
  const code = text.trim();
  const entry = document.checker.resources.codes.place(code);
  if (!entry) return undefined;
  const { payer } = place.claim;
  const pack = payer === null ? undefined : document.checker.pack(payer)?.pack;
  return [
    `**${code}** — ${entry.name}`,
    entry.text,
    entry.facility ? 'Counts as a facility.' : '',
    pack ? paidThere(code, pack) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The places in which a policy pays home infusion, and those that it may mean by home. */
export interface PaidPlaces {
  home: readonly string[];
  residence: readonly string[];
  entry: PackEntry;
}

/** What a policy says of places; undefined where it names none. */
export function placesOf(pack: Pack): PaidPlaces | undefined {
  for (const entry of pack.entries) {
    if (entry.rule !== 'place-of-service') continue;
    const read = placesSchema.safeParse(entry.with);
    if (read.success && read.data.home.length > 0) return { ...read.data, entry };
  }
  return undefined;
}

/** What a policy says of a place; nothing where it names no places. */
export function paidThere(code: string, pack: Pack): string {
  const places = placesOf(pack);
  if (!places) return '';
  const { home, residence, entry } = places;
  const verdict = home.includes(code)
    ? 'pays home infusion here'
    : residence.includes(code)
      ? `may pay home infusion here, but wants it billed as ${home.join(' or ')}`
      : 'does not pay home infusion here';
  const cite = entry.cites.flatMap(({ cites }) =>
    'all' in cites ? [cites.all] : Object.values(cites.byMessage),
  )[0];
  return `**${pack.label}** ${verdict}${cite ? reference(cite) : ''}.`;
}
