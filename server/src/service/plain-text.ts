/* Plain text for a terminal: lines of readable length, no markup. */

/** Longest line, in characters. */
const WIDTH = 96;

/** Breaks a text into lines between its words; every line but the first starts with `hang` blanks. */
export function wrapped(text: string, hang = 0, width = WIDTH): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    const indent = lines.length === 0 ? 0 : hang;
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(hang)}`);
}

/** An item of a list: `  - text`, its further lines under its text. */
export function item(text: string): string {
  return `  - ${wrapped(text, 4, WIDTH - 4)}`;
}

/** A heading with its items; nothing when there are none. */
export function block(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [heading, ...items.map(item)].join('\n');
}

/** Paragraphs with a blank line between; empty ones are left out. */
export function paragraphs(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
