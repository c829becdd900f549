import { CST, Lexer } from 'yaml';

/** A comment with its `#`, and where it stands. */
export interface Comment {
  start: number;
  end: number;
  text: string;
  /** Nothing but white space stands before it on its line. */
  alone: boolean;
}

/** Every comment of a text that has the shape of YAML; what looks like one inside a scalar is none. */
export function commentsOf(text: string): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (CST.tokenType(token) === 'comment') {
      const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
      comments.push({
        start: offset,
        end: offset + token.length,
        text: token,
        alone: text.slice(lineStart, offset).trim() === '',
      });
    }
    // Marks that the lexer adds itself are no part of the text; a scalar follows its mark.
    const isMark: boolean =
      !isScalar && (token === '\u0002' || token === '\u0018' || token === '\u001f');
    if (!isMark) offset += token.length;
    isScalar = isMark && token === '\u001f';
  }
  return comments;
}
