import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import { packFaults, spanOfFault } from '../check/file-faults';
import { readSettings } from '../check/settings';
import type { Level } from '../check/severity';
import type { Span } from '../draft/spans';
import { readPack, type FileFault } from '../policy/read-pack';
import type { RawPacks } from '../policy/resolve';
import { pageOf, SEVERITIES } from './diagnostics';
import { SOURCE } from './source';
import { LineTable } from './positions';

export type FileKind = 'policy' | 'settings';

/** A fault with its place in the text of its file. */
export interface PlacedFault {
  fault: FileFault;
  span: Span;
}

export interface FileDiagnosticOptions {
  docsBase: string;
  severity: ReadonlyMap<string, Level>;
}

const RULES: Record<FileKind, string> = { policy: 'policy-file', settings: 'settings-file' };

/** The faults of a settings file's text. */
export function settingsFaults(text: string): PlacedFault[] {
  const { faults, tree } = readSettings(text);
  return faults.map((fault) => ({ fault, span: spanOfFault(tree, fault) }));
}

/** The faults of a policy pack's text, seen beside the packs there are. */
export function policyFaults(text: string, packs: RawPacks): PlacedFault[] {
  const { value, faults, tree } = readPack(text);
  const all = value ? [...faults, ...packFaults(value, withPack(packs, value.id, value))] : faults;
  return all.map((fault) => ({ fault, span: spanOfFault(tree, fault) }));
}

function withPack<T>(packs: ReadonlyMap<string, T>, id: string, pack: T): ReadonlyMap<string, T> {
  return new Map([...packs, [id, pack]]);
}

/** Faults of a settings file or pack as diagnostics of that file. */
export function fileDiagnostics(
  kind: FileKind,
  text: string,
  faults: readonly PlacedFault[],
  { docsBase, severity }: FileDiagnosticOptions,
): Diagnostic[] {
  const rule = RULES[kind];
  const level = severity.get(rule) ?? 'error';
  if (level === 'off') return [];
  const lines = new LineTable(text);
  return faults.map(({ fault, span }) => ({
    range: lines.rangeOf(span),
    severity: SEVERITIES[level] ?? DiagnosticSeverity.Error,
    source: SOURCE,
    code: rule,
    codeDescription: { href: pageOf(rule, docsBase) },
    message: `${fault.what} ${fault.todo}`.trim(),
  }));
}
