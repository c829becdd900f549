import type { FileKind } from '../service/file-diagnostics';

/** What a document is, by its language and name. */
export type DocumentKind = 'draft' | FileKind;

/** Undefined for documents that are not ours. */
export function kindOf(document: { uri: string; languageId: string }): DocumentKind | undefined {
  const path = document.uri.toLowerCase();
  if (path.endsWith('/.claimlint.yaml')) return 'settings';
  if (document.languageId === 'claim' || /\.claim\.ya?ml$/.test(path)) return 'draft';
  if (document.languageId === 'claim-policy' || /\.policy\.ya?ml$/.test(path)) return 'policy';
  return undefined;
}

/** One spelling of an address: clients escape different characters. */
export function sameAddress(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
