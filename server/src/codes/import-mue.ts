import { DelimitedRecords, headerName } from './delimited';
import { BadRows, type TableImport } from './import-rows';
import type { MueLimit } from './table-file';

/*
 * The Medically Unlikely Edits of the NCCI: delimited text; notices of copyright before the header,
 * whose cells may hold line ends. The adjudication indicator begins with its number: 1 is judged by
 * service line, 2 and 3 by date of service.
 */

interface Columns {
  code: number;
  units: number;
  indicator: number | undefined;
  /** `Practitioner Services`. */
  services: string;
}

const CODE = /^[A-Z0-9]\d{3}[A-Z0-9]$/;

/** Where the columns stand in a header; undefined when it is none of the edits. */
export function mueColumns(header: readonly string[]): Columns | undefined {
  const names = header.map(headerName);
  const code = names.findIndex((name) => /^(HCPCS|CPT)+(CODE)?$/.test(name));
  const units = names.findIndex((name) => /MUEVALUES?$/.test(name));
  const indicator = names.findIndex((name) => /ADJUDICATIONINDICATOR$/.test(name));
  if (code < 0 || units < 0) return undefined;
  const services = (header[units] ?? '').replace(/\s*MUE\s+Values?\s*$/i, '');
  return {
    code,
    units,
    indicator: indicator < 0 ? undefined : indicator,
    services: services.replace(/\s+/g, ' ').trim(),
  };
}

/** The import of a table of Medically Unlikely Edits. */
export function importMue(separator: string): TableImport {
  const bad = new BadRows();
  const limits = new Map<string, MueLimit>();
  let columns: Columns | undefined;
  const add = (cells: readonly string[], line: number, { code, units, indicator }: Columns) => {
    const cell = (i: number) => cells[i]?.trim() ?? '';
    const number = cell(code).toUpperCase();
    const value = cell(units).replaceAll(',', '');
    // Without an indicator the more lenient of both readings: each line by itself.
    const by = indicator === undefined ? '1' : cell(indicator).slice(0, 1);
    if (!CODE.test(number)) return bad.add(line, `"${number.slice(0, 40)}" is no code`);
    if (!/^\d{1,9}$/.test(value)) return bad.add(line, `${number} has no number of units`);
    if (!/^[123]$/.test(by)) return bad.add(line, `${number} has no adjudication indicator`);
    if (limits.has(number)) return bad.add(line, `${number} stands twice; its first row holds`);
    limits.set(number, { units: Number(value), by: by === '1' ? 'line' : 'day' });
  };
  const records = new DelimitedRecords(
    separator,
    (cells, line) => {
      if (!columns) columns = mueColumns(cells);
      else if (cells.some((cell) => cell.trim() !== '')) add(cells, line, columns);
    },
    (line) => bad.add(line, 'a quote is not closed'),
  );
  return {
    kind: 'mue',
    form: 'table of Medically Unlikely Edits',
    bad,
    line: (text, number) => records.line(text, number),
    finish: (edition) => {
      records.end();
      const services = columns?.services ?? '';
      return {
        body: { kind: 'mue', services, limits: Object.fromEntries(limits) },
        counts: [[limits.size, services === '' ? 'limit' : `limit for ${services}`]],
        edition,
      };
    },
  };
}
