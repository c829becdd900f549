import type { Diagnostic } from 'vscode-languageserver-types';
import type { DiagnosticData } from './diagnostics';

/** Whether a diagnostic hangs on another draft. */
export function isOfOtherFile({ data }: Diagnostic): boolean {
  return (data as Partial<DiagnosticData> | undefined)?.messageId === 'other-file';
}
