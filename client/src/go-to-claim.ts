import * as vscode from 'vscode';

/**
 * Puts the cursor into a claim, which views of a claim follow. Arguments of a command may be
 * anything; without an address and a position the cursor stays where it is.
 */
export async function goToClaim(address: unknown, position: unknown): Promise<void> {
  if (typeof address !== 'string' || !isPosition(position)) return;
  const at = new vscode.Position(position.line, position.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(address), {
    selection: new vscode.Range(at, at),
  });
}

function isPosition(value: unknown): value is { line: number; character: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    'character' in value &&
    typeof value.line === 'number' &&
    typeof value.character === 'number'
  );
}
