import { parseDraft } from '../../server/src/draft/parse';
import type { ClaimResult } from '../../server/src/check/finding';

/** What the comments at the head of an example document say of it. */
export interface Expectations {
  expect: string[];
  notChecked: string[];
  staysAfter: string[];
  proves: string[];
  /** Pack entries that the draft comes near to, though no line meets their condition. */
  near: string[];
}

/** Reads `# expect:`, `# not-checked:`, `# stays-after:`, `# proves:` and `# near:` of one document. */
export function expectationsOf(text: string): Expectations {
  const values = (key: string) =>
    [...text.matchAll(new RegExp(`^#[ \\t]*${key}:[ \\t]*(.*?)[ \\t\\r]*$`, 'gm'))].map((m) =>
      (m[1] ?? '').replace(/\s+/g, ' '),
    );
  return {
    expect: values('expect'),
    notChecked: values('not-checked'),
    staysAfter: values('stays-after'),
    proves: values('proves').flatMap((v) => v.split(' ')),
    near: values('near').flatMap((v) => v.split(' ')),
  };
}

/** A finding as an `# expect:` line writes it. */
export function describeFindings(result: ClaimResult): string[] {
  return result.findings.map((f) =>
    [f.severity, `${f.rule}/${f.messageId}`, f.path.join('.') || '.', ...f.clauses].join(' '),
  );
}

export function describeNotChecked(result: ClaimResult): string[] {
  return result.notChecked.map((n) => `${n.rule} ${n.path.join('.') || '.'}`);
}

/** The comments of a text, in order, without their white space. */
export function commentTexts(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)#.*$/gm)].map((m) => m[0].trim());
}

/** True when the text parses without faults of syntax. */
export function parses(text: string): boolean {
  return parseDraft(text).claims.every((c) => c.faults.every((f) => f.rule !== 'yaml-syntax'));
}
