/** A text in which «» marks the word whose scope is asked for. */
export interface MarkedText {
  text: string;
  offset: number;
  length: number;
}

/** Takes the marks out of a text. Exactly one word must be marked. */
export function unmark(marked: string): MarkedText {
  const parts = marked.split(/[«»]/);
  const [before, word, after] = parts;
  if (parts.length !== 3 || before === undefined || word === undefined || after === undefined) {
    throw new Error(`mark one word: ${marked}`);
  }
  return { text: before + word + after, offset: before.length, length: word.length };
}
