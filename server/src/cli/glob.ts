/* Patterns for file names: `*` and `?` within a name, `**` over folders, `[a-c]`, `{one,other}`. */

/** Whether a name is a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[\]{}]/.test(name);
}

/** A pattern as the folder under which everything lies that it can match, and the rest of it. */
export function splitPattern(pattern: string): { base: string; rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join('/');
  return {
    base: base || (pattern.startsWith('/') ? '/' : '.'),
    rest: parts.slice(first).join('/'),
  };
}

/** Tells whether a path with `/` matches a pattern. Names that start with a dot match only a dot. */
export function matcherOf(pattern: string): (path: string) => boolean {
  const alternatives = expandBraces(pattern).map((one) => new RegExp(`^${sourceOf(one)}$`));
  return (path) => alternatives.some((regexp) => regexp.test(path));
}

/** More alternatives than this are no pattern that a person writes. */
const MOST_ALTERNATIVES = 256;

/** `{a,b}.yaml` as `a.yaml` and `b.yaml`; braces without a comma, or without an end, mean themselves. */
function expandBraces(pattern: string): string[] {
  let all = [pattern];
  for (;;) {
    const next = all.flatMap((one) => {
      const m = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(one);
      return m ? (m[2] ?? '').split(',').map((part) => `${m[1] ?? ''}${part}${m[3] ?? ''}`) : [one];
    });
    if (next.length === all.length || next.length > MOST_ALTERNATIVES) return all;
    all = next;
  }
}

function sourceOf(pattern: string): string {
  const parts = pattern.split('/');
  return parts
    .map((part, i) => {
      const isLast = i === parts.length - 1;
      if (part === '**') return isLast ? '(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+' : '(?:(?!\\.)[^/]+/)*';
      return `${nameSource(part)}${isLast ? '' : '/'}`;
    })
    .join('');
}

function nameSource(part: string): string {
  const source = part.replace(
    /\*+|\?|\[([!^]?)([^\]]+)\]|[\\^$.|+(){}[\]]/g,
    (found, not?: string, set?: string) => {
      if (found.startsWith('*')) return '[^/]*';
      if (found === '?') return '[^/]';
      if (set !== undefined) return `[${not ? '^/' : ''}${set.replace(/[\\^[]/g, '\\$&')}]`;
      return `\\${found}`;
    },
  );
  return /^[*?[]/.test(part) ? `(?!\\.)${source}` : source;
}
