import { isNode, isSeq } from 'yaml';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { ClaimResult } from '../check/finding';
import type { ClaimDraft } from '../draft/claim-draft';
import { lengthOf, type DayRange } from '../draft/days';
import { doseOf, formatDose, formatNumber, type Dose } from '../draft/doses';
import { elevenDigits, stripQualifier } from '../draft/ndc';
import type { Path, Span } from '../draft/spans';
import { findNode, scalarText } from '../draft/syntax';
import { claimFacts, type Claim } from '../facts/claim';
import type { ServiceLine, Therapy } from '../facts/line';
import { administrationDays, administrationDaysOf, scheduleOf } from '../facts/schedule';
import { formatDays } from '../rules/shared/day-runs';
import { billingUnitOf, doseArithmetic, explainDose } from '../rules/shared/dose-arithmetic';
import type { CheckedDocument } from './checked-document';
import { dollars, grouped, sumOfCharges } from './money';
import { afterColon, nodeSpan, regionOf } from './node-spans';
import { plural } from './words';

/** What a hint may tell; each kind has a setting of its own. */
export const HINT_KINDS = ['units', 'codeNames', 'ndc', 'days', 'total'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Names of codes are cut at this length: the line has to stay readable. */
const LONGEST_NAME = 36;

/** A hint behind what stands at `at`, an offset in the claim's document. */
interface Hint {
  kind: HintKind;
  at: number;
  label: string;
  tooltip?: string;
}

/** The hints in a range of a draft, of the kinds that are wanted. */
export function inlayHints(
  document: CheckedDocument,
  range: Range,
  wanted: Readonly<Record<HintKind, boolean>>,
): InlayHint[] {
  const { lines } = document;
  const asked = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  return document.result.claims
    .filter(({ draft }) => touches(regionOf(draft), asked))
    .flatMap((result) => {
      const { offset } = result.draft;
      const within = { start: asked.start - offset, end: asked.end - offset };
      return hintsOf(document, result, within)
        .filter(({ kind, at }) => wanted[kind] && within.start <= at && at <= within.end)
        .sort((a, b) => a.at - b.at)
        .map(({ at, label, tooltip }) => ({
          position: lines.positionAt(at + offset),
          label,
          paddingLeft: true,
          ...(tooltip === undefined ? {} : { tooltip }),
        }));
    });
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** All hints of a claim but those of service lines that lie outside the span. */
function hintsOf(document: CheckedDocument, result: ClaimResult, within: Span): Hint[] {
  const { draft } = result;
  const claim = claimFacts(draft, document.checker.resources.codes);
  const items = findNode(draft.tree, ['lines'])?.value;
  const isAsked = ({ index }: ServiceLine): boolean => {
    const item = isSeq(items) ? items.items[index] : undefined;
    return isNode(item) && touches(nodeSpan(draft.tree, item), within);
  };
  return [
    ...[...claim.therapies.values()].flatMap((therapy) => daysOfTherapy(draft, therapy)),
    ...totalOf(claim),
    ...claim.lines
      .filter(isAsked)
      .flatMap((line) => [
        ...daysOfLine(draft, line),
        ...nameOf(document, draft, line),
        ...unitsOf(draft, line),
        ...ndcsOf(draft, line),
      ]),
  ];
}

/**
 * Behind the value at a path; undefined where none stands there. What comes through an alias further
 * up stands elsewhere, and is told there.
 */
function behind({ tree }: ClaimDraft, path: Path): number | undefined {
  const found = findNode(tree, path);
  if (!found?.written || (found.alias && found.alias !== found.written)) return undefined;
  const { start, end } = nodeSpan(tree, found.written);
  return start < end ? end : undefined;
}

/** A hint behind the value at a path, if one stands there. */
function hintAt(draft: ClaimDraft, path: Path, hint: Omit<Hint, 'at'>): Hint[] {
  const at = behind(draft, path);
  return at === undefined ? [] : [{ ...hint, at }];
}

/** `28 × 500 mg = 14 g`: the drug that the units of a line stand for. */
function unitsOf(draft: ClaimDraft, line: ServiceLine): Hint[] {
  const unit = billingUnitOf(line);
  if (!unit || line.units === undefined) return [];
  const upTo = line.info?.unit?.upTo ? 'up to ' : '';
  const one = `${upTo}${doseText(unit)}`;
  const all = `${upTo}${doseText(inFittingUnit(unit, line.units))}`;
  const label = line.units === 1 ? one : `${grouped(formatNumber(line.units))} × ${one} = ${all}`;
  const arithmetic = line.isWaste ? undefined : doseArithmetic(line);
  const tooltip = arithmetic
    ? `By the dose: ${explainDose(arithmetic)}.`
    : `One unit of ${line.code ?? ''} is ${one}.`;
  return hintAt(draft, [...line.path, 'units'], { kind: 'units', label, tooltip });
}

function doseText(dose: Dose): string {
  return grouped(formatDose(dose));
}

/** `times` the dose, in the unit in which a person would say it: 14 g, not 14000 mg. */
function inFittingUnit({ amount, unit, base, inBase }: Dose, times: number): Dose {
  const total = inBase * times;
  if (base === 'mg' && total >= 1000) return doseOf(total / 1000, 'g');
  if (base === 'mg' && unit === 'mcg' && total >= 1) return doseOf(total, 'mg');
  if (base === 'ml' && total >= 1000) return doseOf(total / 1000, 'l');
  return doseOf(amount * times, unit);
}

/** The short name of a line's code. */
function nameOf({ checker }: CheckedDocument, draft: ClaimDraft, line: ServiceLine): Hint[] {
  const name = line.info?.name ?? checker.resources.codes.official(line.code)?.text;
  if (name === undefined) return [];
  const label = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
  const tooltip = line.info?.text ?? name;
  return hintAt(draft, [...line.path, 'code'], { kind: 'codeNames', label, tooltip });
}

/** The eleven digits of an NDC, where another form stands: a hyphen less is no other digit. */
function ndcsOf(draft: ClaimDraft, { fields, path }: ServiceLine): Hint[] {
  const { ndc } = fields;
  const paths = Array.isArray(ndc)
    ? ndc.map((_, i) => [...path, 'ndc', i, 'code'])
    : [[...path, 'ndc', 'code']];
  return paths.flatMap((at) => {
    const text = stripQualifier(scalarText(findNode(draft.tree, at)?.value) ?? '');
    const digits = elevenDigits(text);
    if (digits === undefined || digits === text.replaceAll('-', '')) return [];
    const tooltip = 'The eleven digits that go on the claim.';
    return hintAt(draft, at, { kind: 'ndc', label: digits, tooltip });
  });
}

/** The days of a range, both ends included. */
function daysOfLine(draft: ClaimDraft, line: ServiceLine): Hint[] {
  if (!line.dates || line.singleDate) return [];
  const given = line.isPerDiem || line.isDrugLine ? administrationDaysOf(line) : undefined;
  return hintAt(draft, [...line.path, 'through'], daysHint(line.dates, given));
}

function daysOfTherapy(draft: ClaimDraft, { fields, path }: Therapy): Hint[] {
  const { start, end } = fields;
  if (start === undefined || end === undefined) return [];
  const range = { from: start, through: end };
  const given = administrationDays(range, scheduleOf(fields));
  return hintAt(draft, [...path, 'end'], daysHint(range, given));
}

function daysHint(range: DayRange, given: readonly number[] | undefined): Omit<Hint, 'at'> {
  const days = lengthOf(range);
  const label = plural(days, 'day');
  const hint: Omit<Hint, 'at'> = { kind: 'days', label: grouped(label) };
  if (!given) return hint;
  const on = given.length === days ? 'each of them' : plural(given.length, 'day');
  const which = given.length > 0 && given.length < days ? `: ${formatDays(given)}` : '';
  return { ...hint, tooltip: `By the schedule given on ${on}${which}.` };
}

/** What the lines of a claim come to, at `lines:`. */
function totalOf({ draft, fields, lines }: Claim): Hint[] {
  const found = findNode(draft.tree, ['lines']);
  const total = sumOfCharges(lines.map(({ charge }) => charge));
  if (!found?.key || total === undefined) return [];
  const without = lines.filter(({ charge }) => charge === undefined).length;
  const rest = without > 0 ? `, ${without} without charge` : '';
  const stated = fields.total_charge;
  const says = stated === undefined || Math.round(stated * 100) === Math.round(total * 100);
  return [
    {
      kind: 'total',
      at: afterColon(draft.tree, nodeSpan(draft.tree, found.key).end),
      label: `${plural(lines.length, 'line')}, ${dollars(total)}${rest}`,
      tooltip: says
        ? 'The sum of the line charges.'
        : `The sum of the line charges; total_charge says ${dollars(stated)}.`,
    },
  ];
}
