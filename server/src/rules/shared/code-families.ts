import type { CodeInfo, CodeTables } from '../../codes/tables';

const families = new WeakMap<CodeTables, ReadonlyMap<string, readonly CodeInfo[]>>();

/** The codes that replace each other in a family, in order. */
export function codesOfFamily(codes: CodeTables, family: string): readonly CodeInfo[] {
  let known = families.get(codes);
  if (!known) families.set(codes, (known = gather(codes)));
  return known.get(family) ?? [];
}

function gather(codes: CodeTables): ReadonlyMap<string, readonly CodeInfo[]> {
  const gathered = new Map<string, CodeInfo[]>();
  for (const code of codes.allCodes()) {
    const info = codes.code(code);
    if (info?.family === undefined) continue;
    gathered.set(info.family, [...(gathered.get(info.family) ?? []), info]);
  }
  return gathered;
}
