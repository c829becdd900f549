/** A line of cells, each with the name of its column. */
export type Cells = readonly { name: string | undefined; text: string }[];

/**
 * Texts of neighbouring lines, `a: 1, b: 2`, whose cells stand below each other as far as the lines
 * begin with the same columns.
 */
export function alignCells(lines: readonly Cells[]): string[] {
  const texts = lines.map((cells) =>
    cells.map(({ text }, i) => text + (isLast(cells, i) ? '' : ',')),
  );
  alignFrom(lines, texts, [...lines.keys()], 0);
  return texts.map((cells) => cells.join(' '));
}

function alignFrom(
  lines: readonly Cells[],
  texts: string[][],
  rows: readonly number[],
  column: number,
): void {
  for (const group of sameName(lines, rows, column)) {
    // What ends its line in this column makes no other line wider.
    const inner = group.filter((row) => !isLast(lines[row] ?? [], column));
    const width = Math.max(0, ...inner.map((row) => texts[row]?.[column]?.length ?? 0));
    for (const row of inner) {
      const cells = texts[row];
      if (cells) cells[column] = (cells[column] ?? '').padEnd(width);
    }
    if (inner.length > 1) alignFrom(lines, texts, group, column + 1);
  }
}

/** Runs of neighbouring rows that have the same name in a column. */
function sameName(lines: readonly Cells[], rows: readonly number[], column: number): number[][] {
  const groups: number[][] = [];
  rows.forEach((row, i) => {
    const name = lines[row]?.[column]?.name;
    const above = rows[i - 1];
    if (name === undefined) return;
    const continues = above === row - 1 && lines[above]?.[column]?.name === name;
    if (continues) groups.at(-1)?.push(row);
    else groups.push([row]);
  });
  return groups;
}

function isLast(cells: Cells, column: number): boolean {
  return column >= cells.length - 1;
}
