import type { Node } from 'yaml';
import type { Path } from '../draft/spans';
import type { SyntaxTree } from '../draft/syntax';
import type { Plan } from './plan';
import type { References } from './safety';
import type { TextEdit } from './text-edits';

/** The edits of a node; `emptied` when nothing would be left in it, so that it goes with its key. */
export type NodeEdits = TextEdit[] | 'emptied';

/** What the writers of edits share. */
export interface EditContext {
  tree: SyntaxTree;
  text: string;
  eol: string;
  references: References;
  /** The edits of a value that stands in the text. */
  editNode: (
    context: EditContext,
    node: Node,
    path: Path,
    plan: Plan,
    inFlow: boolean,
  ) => NodeEdits;
}
