import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { SOURCE } from '../service/source';

/** What stands at the start of a file of which nothing is known. */
export function notChecked(message: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    code: 'check-incomplete',
    message,
  };
}
