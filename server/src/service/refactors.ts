import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { ClaimDraft } from '../draft/claim-draft';
import type { ModelEdit } from '../draft/edits';
import type { Path } from '../draft/spans';
import { findNode } from '../draft/syntax';
import { claimFacts } from '../facts/claim';
import { splitByDay } from '../rules/one-date-per-line';
import { placeAt, type CheckedDocument } from './checked-document';
import { setConcurrentModifiers } from './concurrent-therapies';
import { modelEdit } from './document-edits';
import { newDrugLines } from './drug-lines';
import { ADD_DRUG_LINE, SET_CONCURRENT, SPLIT_BY_DAY } from './refactor-kinds';

/** A change that may be wanted, before it is an edit of the text. */
interface Offered {
  title: string;
  edits: readonly ModelEdit[];
}

/**
 * What may be wanted of a line or claim without a finding. A new drug line is the likeliest one of
 * the therapy at the range; a client that asks for nothing else (`only`) gets those of the whole claim.
 */
export function refactors(
  document: CheckedDocument,
  range: Range,
  wants: (kind: string) => boolean,
  only: readonly string[] = [],
): CodeAction[] {
  const kinds = [SET_CONCURRENT, SPLIT_BY_DAY, ADD_DRUG_LINE].filter(wants);
  const place = kinds.length > 0 ? placeAt(document, range.start) : undefined;
  if (!place) return [];
  const { claim: result, offset } = place;
  const { draft } = result;
  const claim = claimFacts(draft, document.checker.resources.codes);
  const line = claim.lines.find(({ path }) => isAt(draft, path, offset));

  const setModifiers = (): Offered[] => {
    const found = setConcurrentModifiers(document.checker, result.payer, claim);
    return found ? [found] : [];
  };
  const split = (): Offered[] => {
    const isRange = line?.dates && line.dates.from < line.dates.through;
    return isRange ? splitByDay(line) : [];
  };
  const addDrugLine = (): Offered[] => {
    const isAsked = only.length === 1 && only[0] === ADD_DRUG_LINE;
    const therapies = [...claim.therapies.values()];
    const here = line?.therapyId ?? therapies.find(({ path }) => isAt(draft, path, offset))?.id;
    if (isAsked) return newDrugLines(document, draft);
    return here === undefined
      ? []
      : newDrugLines(document, draft)
          .filter(({ therapy }) => therapy === here)
          .slice(0, 1);
  };

  const offers: Record<string, () => Offered[]> = {
    [SET_CONCURRENT]: setModifiers,
    [SPLIT_BY_DAY]: split,
    [ADD_DRUG_LINE]: addDrugLine,
  };
  return kinds.flatMap((kind) =>
    (offers[kind]?.() ?? []).flatMap(({ title, edits }): CodeAction[] => {
      const edit = modelEdit(document, draft, edits);
      return edit ? [{ title, kind, edit }] : [];
    }),
  );
}

/** On a value or on its key. */
function isAt({ tree }: ClaimDraft, path: Path, offset: number): boolean {
  const { key, written } = findNode(tree, path) ?? {};
  const [start, , end] = written?.range ?? [0, 0, -1];
  return (key?.range?.[0] ?? start) <= offset && offset <= end;
}
