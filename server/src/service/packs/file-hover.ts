import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { Path } from '../../draft/spans';
import { findNode, scalarText } from '../../draft/syntax';
import { ruleById } from '../../rules/index';
import { tokenIn } from '../find-token';
import { linkedTo, type NameRule } from '../rule-links';
import { isLevel, keyText, levelText, namedText, packText, ruleText } from './describe';
import { formsAt, keysAt, listedValues, namedBy, type WrittenFile } from './forms';
import { setText } from './sets';
import { treeOf, writtenFile, type FileDocument } from './written-file';

/** What there is to know of a key or value of a settings file or policy pack. */
export function fileHover(
  document: FileDocument,
  position: Position,
  { docsBase }: { docsBase?: string } = {},
): Hover | undefined {
  const tree = treeOf(document);
  const token = tree && tokenIn(tree, tree.root, [], document.lines.offsetAt(position));
  if (!tree || !token) return undefined;
  const file = writtenFile(document, tree);
  const nameRule = linkedTo(docsBase);
  const value =
    token.part === 'key'
      ? describeKey(file, token.path, nameRule)
      : describeValue(file, token.path, document, nameRule);
  if (value === undefined) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: document.lines.rangeOf(token.span),
  };
}

function describeKey(file: WrittenFile, path: Path, nameRule: NameRule): string | undefined {
  const name = path.at(-1);
  if (file.kind === 'settings' && path.length === 2 && path[0] === 'severity') {
    const rule = ruleById(String(name));
    return rule && ruleText(rule, nameRule);
  }
  const key = keysAt(file, path.slice(0, -1))?.find((other) => other.name === name);
  return key && keyText(key, listedValues([...key.forms, ...itemsOf(file, path)]));
}

/** The forms of a list's items. */
function itemsOf(file: WrittenFile, path: Path) {
  return formsAt(file, [...path, 0]);
}

function describeValue(
  file: WrittenFile,
  path: Path,
  { checker }: FileDocument,
  nameRule: NameRule,
): string | undefined {
  const text = scalarText(findNode(file.tree, path)?.value)?.trim();
  if (text === undefined) return undefined;
  if (isLevel(file.kind, path)) return levelText(text.toLowerCase());
  if (file.kind === 'policy' && path[0] === 'entries' && path[2] === 'rule') {
    const rule = ruleById(text);
    return rule && ruleText(rule, nameRule);
  }
  if (file.kind === 'policy' && path.length === 1 && path[0] === 'extends')
    return packText(text, checker);
  const wanted = formsAt(file, path);
  const named = namedBy(wanted);
  if (named) return namedText(named, text, checker);
  if (path.includes('sets')) return setText(file, text);
  const key = path.findLast((step) => typeof step === 'string');
  const at = path.lastIndexOf(key ?? '');
  return listedValues(wanted).includes(text)
    ? describeKey(file, path.slice(0, at + 1), nameRule)
    : undefined;
}
