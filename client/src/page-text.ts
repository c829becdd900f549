/* What is read out of the pages that ship: the list of rules, and sections by their headings. */

/** A rule as the list of the rule pages names it. */
export interface ListedRule {
  id: string;
  title: string;
  severity: string;
}

/** The rules that the list of pages has, `| [id](id.md) | title | severity |` a row. */
export function rulesOf(list: string): ListedRule[] {
  const rows = list.matchAll(/^\| \[([a-z-]+)\]\(\1\.md\) \| (.+) \| (\w+) \|$/gm);
  return [...rows].map(([, id = '', title = '', severity = '']) => ({ id, title, severity }));
}

/** A heading as a link to it names it. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The heading of a page that a finding cites, `BCBSOK CPCP019, Heading: …`; the longest one that it names. */
export function sectionIn(page: string, message: string): string | undefined {
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  return headings
    .filter((heading) => message.includes(`, ${heading}: `))
    .sort((a, b) => b.length - a.length)[0];
}
