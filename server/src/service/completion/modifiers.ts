import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Finding } from '../../check/finding';
import { usualModifiers } from '../../rules/shared/usual-modifiers';
import { markOf } from '../concurrent-therapies';
import { placeAt } from '../checked-document';
import type { Choice } from './choice';
import type { CompletionContext } from './context';

/** Modifiers: those that the line lacks, those that its like usually carries, all others. */
export function modifierChoices(context: CompletionContext): Choice[] {
  const { codes, line, site } = context;
  const here = site.path.at(-1);
  const present = new Set(
    line?.fields.modifiers?.filter((_, i) => i !== here).map((m) => m ?? '') ?? [],
  );
  const needs = needsOf(context);
  const rank = (modifier: string) => needs.get(modifier)?.rank ?? RANKS.other;
  return codes
    .allModifiers()
    .filter((modifier) => !present.has(modifier))
    .sort((a, b) => rank(a) - rank(b))
    .map((modifier): Choice => ({
      label: modifier,
      kind: CompletionItemKind.Constant,
      name: codes.modifier(modifier)?.name,
      note: needs.get(modifier)?.note,
      words: codes.modifier(modifier)?.name,
      documentation: codes.modifier(modifier)?.text,
    }));
}

const RANKS = { needed: 0, proposed: 1, usual: 2, other: 3, wrong: 4 } as const;

interface Need {
  rank: (typeof RANKS)[keyof typeof RANKS];
  note?: string;
}

function needsOf({ document, claim, line, pack, site }: CompletionContext): Map<string, Need> {
  const needs = new Map<string, Need>();
  if (!line) return needs;
  for (const modifier of usualModifiers(line)) needs.set(modifier, { rank: RANKS.usual });
  // What the fixes of the line's findings would write.
  const place = placeAt(document, document.lines.positionAt(site.span.start));
  const findings = place?.claim.findings.filter((f) => f.line === line.index) ?? [];
  for (const modifier of findings.flatMap(proposedBy))
    needs.set(modifier, { rank: RANKS.proposed, note: 'mends a finding' });
  const mark = markOf(document.checker, pack?.id ?? null, claim, line);
  for (const modifier of mark?.others ?? [])
    needs.set(modifier, { rank: RANKS.wrong, note: `not for ${mark?.place ?? 'this line'}` });
  for (const modifier of mark?.required ?? [])
    needs.set(modifier, { rank: RANKS.needed, note: mark?.place });
  return needs;
}

function proposedBy({ fixes }: Finding): string[] {
  return fixes
    .flatMap(({ edits }) => edits)
    .flatMap((edit) =>
      edit.op === 'set' && edit.path.at(-1) === 'modifiers' && Array.isArray(edit.value)
        ? edit.value.map(String)
        : [],
    );
}
