import * as vscode from 'vscode';
import type { ClaimStatus } from '../../server/src/service/status';
import { claimEditor, claimEditorOrHint, findingsAt, ruleOf } from './claim-editor';
import type { LanguageServer } from './language-server';
import { sectionIn, type ListedRule } from './page-text';
import type { ShippedPages } from './rule-pages';

/** The section of a rule's page with the statements of the policies. */
const STATEMENTS = 'What the policies say';

/** Shows the page of a rule: of the one given, else of one that the user picks, those at the cursor first. */
export async function explainRule(pages: ShippedPages, rule?: unknown): Promise<void> {
  const rules = await pages.rules();
  const given = rules.find(({ id }) => id === rule);
  const chosen = given?.id ?? (await pickRule(rules));
  if (chosen !== undefined) await pages.show(chosen);
}

async function pickRule(rules: readonly ListedRule[]): Promise<string | undefined> {
  const editor = claimEditor();
  const here = new Set(editor ? findingsAt(editor).map(ruleOf) : []);
  const item = ({ id, title, severity }: ListedRule) => ({
    label: title,
    description: id,
    detail: here.has(id) ? `${severity}, found at the cursor` : severity,
    id,
  });
  const first = rules.filter(({ id }) => here.has(id));
  const others = rules.filter(({ id }) => !here.has(id));
  const picked = await vscode.window.showQuickPick([...first, ...others].map(item), {
    placeHolder: 'Which rule?',
    matchOnDescription: true,
  });
  return picked?.id;
}

/**
 * Shows what the policy of the claim at the cursor says, at the section that the finding there
 * stands on. A policy without a page of its own (a contract of the user's) is shown by the rule's.
 */
export async function openPolicyPage(pages: ShippedPages, server: LanguageServer): Promise<void> {
  const editor = await claimEditorOrHint('see what its payer’s policy says');
  if (!editor) return;
  const [finding] = findingsAt(editor);
  const payer = await payerAt(server, editor);
  const name = payer === undefined ? undefined : policyPage(payer);
  const page = name === undefined ? undefined : await pages.read(name);
  if (name !== undefined && page !== undefined)
    return pages.show(name, finding && sectionIn(page, finding.message));
  const rule = finding && ruleOf(finding);
  if (rule !== undefined) return pages.show(rule, STATEMENTS);
  void vscode.window.showInformationMessage(
    payer === undefined
      ? 'The claim at the cursor names no payer whose policy is known.'
      : `No page ships for the policy of ${payer}; put the cursor on a finding to see what is said of its rule.`,
  );
}

async function payerAt(
  server: LanguageServer,
  { document, selection }: vscode.TextEditor,
): Promise<string | undefined> {
  const { line, character } = selection.active;
  const status = await server.ask<ClaimStatus | null>('claimlint/status', {
    textDocument: { uri: document.uri.toString() },
    position: { line, character },
  });
  return status?.payer ?? undefined;
}

/** The name of a policy's page. */
function policyPage(payer: string): string | undefined {
  return /^[\w-]+$/.test(payer) ? `payer-${payer}` : undefined;
}
