import type { Checker } from '../check/check';
import { CodeSet } from '../codes/ranges';
import type { Pack } from '../policy/pack';
import { statementsOf } from '../policy/statements';
import { codeFacts, obsoleteText, officialText } from './describe-code';
import { entriesNaming, type CodeFacts } from './code-statements';
import { statusLine } from './describe-status';
import { allPacks, merged, statementText } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';
import { plainOf, reference } from './words';

/** The pack of what the code sets say: every payer's pack takes it over. */
const COMMON = 'common';

/** A code: what it bills, or why it is none, and everything that the policies say of it by name. */
export function explainCode(subject: string, checker: Checker): string | undefined {
  const code = subject.toUpperCase();
  const { codes } = checker.resources;
  const info = codes.code(code);
  const obsolete = codes.obsolete(code);
  const official = codes.official(code);
  const packs = allPacks(checker);
  const inTables = packs.some((pack) => pack.statusOf(code));
  if (!info && !obsolete && !official && !inTables) return undefined;
  return paragraphs([
    info ? `${code} — ${info.name}` : code,
    obsolete
      ? wrapped(
          `${obsoleteText(obsolete, info !== undefined)}${reference({ clauses: obsolete.clauses })}`,
        )
      : '',
    info ? wrapped(info.text) : '',
    official ? wrapped(officialText(official)) : '',
    info
      ? block(
          'Facts:',
          codeFacts(info, codes).map(([name, value]) => `${name}: ${value}`),
        )
      : '',
    ...packs.map((pack) =>
      ofPack(pack, { code, kind: info?.kind, isObsolete: obsolete !== undefined }),
    ),
    `Code tables: ${codes.edition}.`,
  ]);
}

/** The status of a code with a payer, then each entry that names it; entries taken over stand with their pack. */
function ofPack(pack: Pack, of: CodeFacts): string {
  const { code } = of;
  const isPayer = pack.chain.length > 1;
  const hasStatus = pack.statusOf(code) !== undefined;
  const status = isPayer || hasStatus ? [plainOf(statusLine(pack, of))] : [];
  const label = `${pack.label}: `;
  const naming = new Set(entriesNaming(pack, of).map(({ entry }) => entry.id));
  const statements = statementsOf(
    pack,
    isPayer ? pack.chain.filter((id) => id !== COMMON) : undefined,
  );
  const ofEntries = [...naming].flatMap((id) =>
    statements.filter(({ place }) => place.kind === 'entry' && place.entry === id),
  );
  const advice = pack.advice
    .filter(
      ({ codes, origin }) =>
        codes && new CodeSet(codes).has(code) && (!isPayer || origin.id !== COMMON),
    )
    .map((s) => `advice: ${s.says}${reference(s)}`);
  return block(`${pack.label}${isPayer ? ` (${pack.name})` : ''}:`, [
    ...status.map((line) => line.replace(label, '')),
    ...merged(ofEntries).map(statementText),
    ...advice,
  ]);
}
