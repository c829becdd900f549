import { wordsOf } from '../../codes/tables';
import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Insertion } from './snippet';

/** One thing that may stand at the cursor. */
export interface Choice {
  label: string;
  kind: CompletionItemKind;
  /** Behind the label: what it is. */
  name?: string;
  /** At the edge of the list: what speaks for or against it. */
  note?: string;
  /** Markdown. */
  documentation?: string;
  /** What is written; the label where absent. */
  insertion?: Insertion;
  /** What typed text is held against, beside the label. */
  words?: string;
  /** No longer to be used: struck through. */
  obsolete?: boolean;
  /** More can be chosen behind what is written. */
  goesOn?: boolean;
  /** The code whose page is made when the client shows it. */
  code?: string;
}

/** What may stand at the cursor, the best first. */
export interface Choices {
  choices: readonly Choice[];
  /** They hang on what has been typed: the client has to ask again. */
  hangsOnTyped?: boolean;
}

export const NO_CHOICES: Choices = { choices: [] };

/** Offered at once; typing on narrows them. */
export const MOST_CHOICES = 100;

/** Of too many choices the ones that have a word that begins as typed, as many as are shown at once. */
export function narrowed({ choices, hangsOnTyped }: Choices, typed: string): Choices {
  if (choices.length <= MOST_CHOICES) return { choices, hangsOnTyped };
  const wanted = wordsOf(typed);
  const fits = ({ label, words = '' }: Choice) =>
    ` ${wordsOf(`${label} ${words}`)}`.includes(` ${wanted}`);
  return { choices: choices.filter(fits).slice(0, MOST_CHOICES), hangsOnTyped: true };
}
