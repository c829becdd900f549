/** Snippets as the editor inserts them, with every default in place. */

/** The values of the variables that the project's snippets use. */
const VARIABLES: Record<string, string> = {
  CURRENT_YEAR: '2026',
  CURRENT_MONTH: '02',
  CURRENT_DATE: '01',
};

/** One tab stop as it stands in a body. */
export interface TabStop {
  index: number;
  choices: string[] | undefined;
}

/** A snippet expanded: its text and its tab stops in order of appearance. */
export interface Expanded {
  text: string;
  stops: TabStop[];
}

/**
 * Expands variables, defaults, choices (the first) and mirrors of earlier tab stops.
 * Throws on an unknown variable, a mirror of no tab stop and a placeholder left open.
 */
export function expandSnippet(body: readonly string[]): Expanded {
  const stops: TabStop[] = [];
  const values = new Map<number, string>([[0, '']]);
  const variables = body.join('\n').replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => {
    const value = VARIABLES[name];
    if (value === undefined) throw new Error(`unknown variable ${name}`);
    return value;
  });
  const text = variables.replace(
    /\$\{(\d+)(?::([^{}]*)|\|([^|]*)\|)\}|\$(\d+)/g,
    (_, stop?: string, fallback?: string, choices?: string, mirror?: string) => {
      const index = Number(stop ?? mirror);
      const list = choices?.split(',');
      const value = fallback ?? list?.[0] ?? values.get(index);
      if (value === undefined) throw new Error(`tab stop ${index} has no default`);
      values.set(index, value);
      stops.push({ index, choices: list });
      return value;
    },
  );
  if (text.includes('$')) throw new Error(`not expanded: ${text}`);
  return { text, stops };
}
