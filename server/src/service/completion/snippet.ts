/* Text that is inserted by a choice: fixed parts, and blanks that a person fills in. */

/** A blank: empty, with a text that may be typed over, or with a few texts to choose from. */
export interface Blank {
  blank: string | readonly string[];
}

/** Where the cursor stands once all blanks are filled. */
export const END = 'end';

export type Part = string | Blank | { cursor: typeof END };
export type Insertion = readonly Part[];

export const EMPTY: Blank = { blank: '' };
export const CURSOR: Part = { cursor: END };

/** True where nothing is left to a person. */
export function isPlain(insertion: Insertion): boolean {
  return insertion.every((part) => typeof part === 'string');
}

/** The insertion in the snippet syntax of the protocol. */
export function asSnippet(insertion: Insertion): string {
  let stop = 0;
  return insertion
    .map((part) => {
      // A closing brace means something inside of a blank alone.
      if (typeof part === 'string') return part.replace(/[\\$]/g, '\\$&');
      if ('cursor' in part) return '$0';
      const { blank } = part;
      stop++;
      if (typeof blank !== 'string')
        return `\${${stop}|${blank.map((text) => text.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
      return blank === '' ? `$${stop}` : `\${${stop}:${blank.replace(/[\\$}]/g, '\\$&')}}`;
    })
    .join('');
}

/** The insertion for clients without snippets: a blank is its text, and nothing where there are several. */
export function asText(insertion: Insertion): string {
  return insertion
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'blank' in part && typeof part.blank === 'string' ? part.blank : '';
    })
    .join('');
}
