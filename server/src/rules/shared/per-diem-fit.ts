import type { CodeInfo, CodeTables } from '../../codes/tables';
import type { Path } from '../../draft/spans';
import type { ServiceLine } from '../../facts/line';
import { codesOfFamily } from './code-families';
import { planOfCarePath } from './per-diem-therapies';

/** Which codes fit what the draft says of a line. */
export type Fit =
  | { is: 'unknown'; needs: readonly Path[] }
  | {
      is: 'known';
      message: string;
      codes: readonly CodeInfo[];
      /** What the draft says, as a clause: `vanc is given every 8 h (q8h)`. */
      fact: string;
      related: Path | undefined;
    };

type Fact = { is: 'unknown'; field: string } | Said;
type Said = { is: 'known'; field: string; says: string; fits: (code: CodeInfo) => boolean };

const HOURS_A_DAY = 24;

/**
 * The codes of the line's family that fit its therapy. Undefined for codes that tell nothing of it
 * (general codes, families of one code) and where the draft leaves no question open.
 */
export function fitOf(line: ServiceLine, info: CodeInfo, codes: CodeTables): Fit | undefined {
  if (info.general || info.family === undefined) return undefined;
  const found = factFor(line, info);
  if (!found) return undefined;
  const { message, fact } = found;
  if (fact.is === 'unknown') return { is: 'unknown', needs: [planOfCarePath(line, fact.field)] };
  return {
    is: 'known',
    message,
    codes: codesOfFamily(codes, info.family).filter((code) => !code.general && fact.fits(code)),
    fact: fact.says,
    related:
      line.therapy && hasField(line, fact.field) ? [...line.therapy.path, fact.field] : undefined,
  };
}

function factFor(line: ServiceLine, info: CodeInfo): { message: string; fact: Fact } | undefined {
  if (info.every_hours !== undefined) return named('interval', intervalOf(line));
  if (info.continuous !== undefined) return named('duration', durationOf(line));
  if (info.litres) return named('volume', volumeOf(line));
  if (info.kind === 'enteral-per-diem' && info.routes) return named('route', feedingOf(line));
  return undefined;
}

function named(message: string, fact: Fact | undefined) {
  return fact && { message, fact };
}

function intervalOf(line: ServiceLine): Fact {
  const { frequency } = line;
  if (!frequency) return { is: 'unknown', field: 'frequency' };
  return {
    is: 'known',
    field: 'frequency',
    says: `the drug is given ${frequency.text}`,
    fits: (code) => frequency.everyHours !== undefined && code.every_hours === frequency.everyHours,
  };
}

/** The stated length decides; else `continuous` is a day or more, and a dose several times a day less. */
function durationOf(line: ServiceLine): Fact | undefined {
  const { infusionHours: hours, frequency } = line;
  const isContinuous = frequency?.kind === 'continuous';
  const isShort = frequency?.everyHours !== undefined && frequency.everyHours < HOURS_A_DAY;
  if (hours !== undefined) {
    // A continuous infusion of less than a day contradicts itself.
    if (isContinuous && hours < HOURS_A_DAY) return undefined;
    return {
      is: 'known',
      field: 'infusion_hours',
      says: `the infusion runs for ${hours} h`,
      fits: (code) => code.continuous === hours >= HOURS_A_DAY,
    };
  }
  if (!frequency || !(isContinuous || isShort)) return { is: 'unknown', field: 'infusion_hours' };
  return {
    is: 'known',
    field: 'frequency',
    says: isContinuous
      ? 'the infusion is continuous'
      : `the drug is given ${frequency.text}, so no infusion lasts 24 h`,
    fits: (code) => code.continuous === isContinuous,
  };
}

function volumeOf(line: ServiceLine): Fact {
  const litres = line.therapy?.fields.litres_per_day;
  if (litres === undefined) return { is: 'unknown', field: 'litres_per_day' };
  return {
    is: 'known',
    field: 'litres_per_day',
    says: `the therapy is ${litres} l a day`,
    fits: ({ litres: range }) =>
      range !== undefined && litres > range.over && litres <= (range.up_to ?? Infinity),
  };
}

function feedingOf(line: ServiceLine): Fact {
  const { route } = line;
  if (route === undefined) return { is: 'unknown', field: 'route' };
  return {
    is: 'known',
    field: 'route',
    says: `the route is ${route}`,
    fits: (code) => code.routes?.includes(route) ?? false,
  };
}

function hasField(line: ServiceLine, field: string): boolean {
  return Object.entries(line.therapy?.fields ?? {}).some(
    ([key, value]) => key === field && value !== undefined,
  );
}
