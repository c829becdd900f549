import type { SyntaxTree } from './syntax';

/**
 * The trees of so many characters of text are kept, those made last, at least one: a tree takes more
 * than twenty times the memory of its text. Of a file of a thousand claims few are looked at, and
 * where thousands of files are read, trees that outlive their check double the work of the collector.
 */
const KEPT = 10_000;

/** The trees that are in memory, the oldest first. */
const kept: KeptTree[] = [];
let characters = 0;

/**
 * A tree whose nodes may be let go; they are made from the text again when they are asked for. No node
 * may be told from another by its identity over time, so it is for texts without anchors.
 */
export class KeptTree implements SyntaxTree {
  readonly text: string;
  readonly span: SyntaxTree['span'];
  readonly errors: SyntaxTree['errors'];
  readonly anchors: SyntaxTree['anchors'];
  private nodes: { root: SyntaxTree['root'] } | undefined;

  /** `made`: what the text was parsed to; `again` makes the same anew. */
  constructor(
    made: SyntaxTree,
    private readonly again: (text: string) => SyntaxTree,
  ) {
    this.text = made.text;
    this.span = made.span;
    this.errors = made.errors;
    this.anchors = made.anchors;
    this.keep(made.root);
  }

  get root(): SyntaxTree['root'] {
    return this.nodes ? this.nodes.root : this.keep(this.again(this.text).root);
  }

  private keep(root: SyntaxTree['root']): SyntaxTree['root'] {
    characters += this.text.length;
    while (characters > KEPT) {
      const oldest = kept.shift();
      if (!oldest) break;
      oldest.nodes = undefined;
      characters -= oldest.text.length;
    }
    this.nodes = { root };
    kept.push(this);
    return root;
  }
}
