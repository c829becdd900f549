import type { AnyRule } from './rule';

/**
 * The texts of a rule's page. Read through here alone: the build moves them out of the rules, so
 * that the language server, which links to the pages, does not carry them.
 */
export function docsOf(rule: AnyRule): AnyRule['docs'] {
  return rule.docs;
}
