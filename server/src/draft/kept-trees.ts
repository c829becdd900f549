import type { SyntaxTree } from './syntax';

/**
 * The trees of so many characters of text are kept, those made last: a tree takes more than twenty
 * times the memory of its text, and of a file of a thousand claims few are looked at.
 */
const KEPT = 400_000;

/** What of a tree takes the memory. */
type Contents = Pick<SyntaxTree, 'root' | 'anchors'>;

/** The trees whose contents are in memory, the oldest first. */
const kept: KeptTree[] = [];
let characters = 0;

/** A tree whose contents may be let go; they are made from the text again when they are asked for. */
export class KeptTree implements SyntaxTree {
  readonly text: string;
  readonly span: SyntaxTree['span'];
  readonly errors: SyntaxTree['errors'];
  private contents: Contents | undefined;

  /** `made`: what the text was parsed to; `again` makes the same anew. */
  constructor(
    made: SyntaxTree,
    private readonly again: (text: string) => Contents,
  ) {
    this.text = made.text;
    this.span = made.span;
    this.errors = made.errors;
    this.keep(made);
  }

  get root(): SyntaxTree['root'] {
    return (this.contents ?? this.keep(this.again(this.text))).root;
  }

  get anchors(): SyntaxTree['anchors'] {
    return (this.contents ?? this.keep(this.again(this.text))).anchors;
  }

  private keep({ root, anchors }: Contents): Contents {
    this.contents = { root, anchors };
    characters += this.text.length;
    while (characters > KEPT && kept.length > 0) {
      const oldest = kept.shift();
      if (!oldest) break;
      oldest.contents = undefined;
      characters -= oldest.text.length;
    }
    kept.push(this);
    return this.contents;
  }
}
