import type { ReportedFile } from '../report';
import { jsonText } from './json';

/** One claim a line, with the path of its file: rows for the next stage of a pipeline. */
export function ndjson(file: ReportedFile): string {
  return file.claims
    .map((claim) => `${jsonText({ version: 1, path: file.path, ...claim })}\n`)
    .join('');
}
