import type { Fault } from './faults';
import type { SyntaxTree } from './syntax';

/** The parser's error codes, in a biller's words. */
const EXPLAINED: Record<string, readonly [what: string, todo: string]> = {
  BAD_INDENT: [
    'This line is indented differently from its neighbours.',
    'Indent it like the lines beside it, with blanks.',
  ],
  TAB_AS_INDENT: [
    'A tab stands in the indentation; YAML allows blanks only.',
    'Replace the tab by blanks.',
  ],
  BAD_ALIAS: [
    'This alias names no anchor above it.',
    'Name an anchor (&name) that stands before it.',
  ],
  MISSING_CHAR: [
    'A bracket, quote, comma or colon is missing here.',
    'Close what was opened, or add the missing character.',
  ],
  UNEXPECTED_TOKEN: [
    'This cannot stand here.',
    'Look for a missing colon, bracket or quote just before it.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'A key and its value are expected here, and more stands on the line.',
    'Put each field on a line of its own, or use braces.',
  ],
  BLOCK_IN_FLOW: [
    'A block value stands inside brackets or braces.',
    'Write the value on one line, in brackets or braces.',
  ],
  BAD_SCALAR_START: ['A value cannot begin with this character.', 'Put the value in quotes.'],
  BAD_PROP_ORDER: ['An anchor or tag stands in the wrong place.', 'Put it before the value.'],
  MULTILINE_IMPLICIT_KEY: [
    'A key runs over several lines.',
    'Add the missing colon, or close the quote.',
  ],
  KEY_OVER_1024_CHARS: [
    'A key is longer than YAML allows.',
    'Add the missing colon, or close the quote.',
  ],
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes starts an escape that YAML does not know.',
    'Double the backslash, or use single quotes.',
  ],
  MULTIPLE_DOCS: ['Another document starts here.', 'Separate claims by a line of ---.'],
  MULTIPLE_ANCHORS: ['A value has two anchors.', 'Remove one of them.'],
};

/** Turns an error of the YAML parser into a fault with a range of its own. */
export function explainSyntaxError(error: SyntaxTree['errors'][number], text: string): Fault {
  const [what, todo] = EXPLAINED[error.code] ?? [
    'This is not YAML 1.2.',
    'Check brackets, quotes, colons and indentation.',
  ];
  const length = text.length;
  const lineEnd = text.indexOf('\n', error.start);
  const last = Math.min(error.end, lineEnd < 0 ? length : Math.max(lineEnd, error.start), length);
  const start = Math.min(error.start, length);
  return {
    rule: 'yaml-syntax',
    messageId: error.code.toLowerCase().replaceAll('_', '-'),
    path: [],
    span: { start, end: Math.max(start, last) },
    what,
    todo,
    fixes: [],
  };
}
