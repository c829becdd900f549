import type { Checker } from '../../check/check';
import { parseSyntax, type SyntaxTree } from '../../draft/syntax';
import type { FileKind } from '../file-diagnostics';
import { LineTable } from '../positions';
import type { WrittenFile } from './forms';

/** An open settings file or pack: what hover and completion read. */
export interface FileDocument {
  kind: FileKind;
  text: string;
  lines: LineTable;
  checker: Checker;
}

/** A settings file or pack as it is open in an editor. */
export function fileDocument(kind: FileKind, text: string, checker: Checker): FileDocument {
  return { kind, text, lines: new LineTable(text), checker };
}

/** The file with a tree of its text, or of a text like it. */
export function writtenFile({ kind, checker }: FileDocument, tree: SyntaxTree): WrittenFile {
  return { kind, tree, packs: checker.resources.packs };
}

/** The text as YAML, half typed as it may be; undefined where it cannot be read at all. */
export function treeOf({ text }: FileDocument): SyntaxTree | undefined {
  try {
    return parseSyntax(text)[0];
  } catch {
    return undefined;
  }
}
