import { pageOf } from './diagnostics';
import { codeSpan } from './words';

/** A rule's id as Markdown shows it. */
export type NameRule = (rule: string) => string;

/** Without an address of the pages: the id alone. */
export const unlinked: NameRule = codeSpan;

/** The id as a link to the rule's page; the id alone where no address is known. */
export function linkedTo(docsBase: string | undefined): NameRule {
  if (docsBase === undefined || docsBase === '') return unlinked;
  return (rule) => `[${rule}](${inMarkdown(pageOf(rule, docsBase))})`;
}

/** An address inside a Markdown link: brackets and blanks would end it. */
function inMarkdown(href: string): string {
  return href.replace(/[()<>\s]/g, (mark) => {
    const code = mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return `%${code}`;
  });
}
