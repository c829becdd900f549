import {
  CompletionItemKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import { LEVELS } from '../../check/severity';
import type { Checker } from '../../check/check';
import type { Path } from '../../draft/spans';
import { RULES } from '../../rules/index';
import { findableCodes, searchCodes } from '../completion/code-search';
import { plainOf } from '../words';
import { isLevel, levelText, ruleText } from './describe';
import {
  extendedPacks,
  formsAt,
  isMapForm,
  keysAt,
  listedValues,
  namedBy,
  ruleOfEntry,
  type Key,
  type Named,
  type WrittenFile,
} from './forms';
import { fileSite, type FileSite } from './file-site';
import { setsOf } from './sets';
import { writtenFile, type FileDocument } from './written-file';
import { unlinked } from '../rule-links';

/** Codes offered at once; typing on narrows them. */
const MOST_CODES = 100;

/** One thing that may stand at the cursor. */
interface Choice {
  label: string;
  kind: CompletionItemKind;
  detail?: string;
  /** Markdown. */
  documentation?: string;
  /** What is written, where that is more than the label. */
  insert?: string;
}

/** What may stand at the cursor in a settings file or policy pack. */
export function fileCompletion(
  document: FileDocument,
  position: Position,
  { markdown }: { markdown: boolean } = { markdown: false },
): CompletionList {
  const site = fileSite(document.text, document.lines.offsetAt(position), (tree, path) =>
    takesKeys(writtenFile(document, tree), path),
  );
  if (!site) return { isIncomplete: false, items: [] };
  const file = writtenFile(document, site.tree);
  const named = site.kind === 'value' ? namedBy(formsAt(file, site.path)) : undefined;
  const choices =
    site.kind === 'key'
      ? keyChoices(file, site)
      : named
        ? namedChoices(named, site.typed, document.checker)
        : valueChoices(file, site.path, document.checker);
  const range = document.lines.rangeOf(site.span);
  return {
    isIncomplete: named === 'code',
    items: choices.map(({ label, kind, detail, documentation, insert }, i): CompletionItem => ({
      label,
      kind,
      ...(detail !== undefined && { detail, labelDetails: { description: detail } }),
      ...(documentation !== undefined && {
        documentation: markdown
          ? { kind: 'markdown', value: documentation }
          : { kind: 'plaintext', value: plainOf(documentation) },
      }),
      // What was searched by words matches whatever was typed.
      filterText: named === 'code' ? `${site.typed} ${label}`.trim() : label,
      sortText: String(i).padStart(4, '0'),
      textEdit: { range, newText: site.lead + (insert ?? label) },
    })),
  };
}

/** The map that `severity` is has the rules for keys, and `cites` the messages of the entry's rule. */
function takesKeys(file: WrittenFile, path: Path): boolean {
  return isSeverity(file, path) || keysAt(file, path) !== undefined;
}

function isSeverity({ kind }: WrittenFile, path: Path): boolean {
  return kind === 'settings' && path.length === 1 && path[0] === 'severity';
}

function keyChoices(file: WrittenFile, site: FileSite): Choice[] {
  const { path, siblings, colonFollows } = site;
  const choices = isSeverity(file, path)
    ? RULES.map(({ id }) => ruleChoice(id))
    : [
        ...(keysAt(file, path) ?? [])
          .sort((a, b) => Number(b.required) - Number(a.required))
          .map((key) => keyChoice(key)),
        ...(isCites(path) ? messagesOf(file, path) : []),
      ];
  return choices
    .filter(({ label }, i) => choices.findIndex((other) => other.label === label) === i)
    .filter(({ label }) => !siblings.includes(label))
    .map((choice) => (colonFollows ? { ...choice, insert: choice.label } : withColon(choice)));
}

function withColon(choice: Choice): Choice {
  return { ...choice, insert: choice.insert ?? `${choice.label}: ` };
}

function keyChoice({ name, description, required, fallback }: Key): Choice {
  return {
    label: name,
    kind: CompletionItemKind.Property,
    detail: required ? 'required' : fallbackText(fallback),
    documentation: description,
  };
}

function fallbackText(fallback: unknown): string | undefined {
  if (fallback === undefined) return undefined;
  const text = Array.isArray(fallback) ? `[${fallback.map(String).join(', ')}]` : String(fallback);
  return `otherwise ${text}`;
}

function isCites(path: Path): boolean {
  return path.length === 3 && path[0] === 'entries' && path[2] === 'cites';
}

/** The messages of an entry's rule that packs cite. */
function messagesOf(file: WrittenFile, path: Path): Choice[] {
  const rule = ruleOfEntry(file, path);
  if (!rule) return [];
  const ids = [...file.packs.values()].flatMap((pack) =>
    (pack.entries ?? []).flatMap(({ rule: called, cites }) =>
      called === rule.id && cites && !('all' in cites) ? Object.keys(cites.byMessage ?? {}) : [],
    ),
  );
  return [...new Set(ids)].sort().map((id): Choice => ({
    label: id,
    kind: CompletionItemKind.Event,
    detail: 'message',
    documentation: `A message of ${rule.id} that is cited apart.`,
    insert: `${id}: `,
  }));
}

function valueChoices(file: WrittenFile, path: Path, checker: Checker): Choice[] {
  const last = path.findLast((step) => typeof step === 'string');
  if (isLevel(file.kind, path))
    return LEVELS.map((level) => ({ ...valueChoice(level), documentation: levelText(level) }));
  if (file.kind === 'policy') {
    if (path.length === 1 && last === 'extends') return packChoices(file, checker);
    if (path[0] === 'entries' && path.length === 3 && last === 'rule')
      return RULES.map(({ id }) => ruleChoice(id));
    if (path[0] === 'entries' && path.length === 3 && last === 'id') return entryChoices(file);
    if (path[0] !== 'sets' && last === 'sets') return setChoices(file);
  }
  const wanted = formsAt(file, path);
  const listed = listedValues(wanted).map(valueChoice);
  const inner = wanted.some(isMapForm) && listed.length === 0 ? keysAt(file, path) : undefined;
  return inner ? inner.map((key) => withColon(keyChoice(key))) : listed;
}

function valueChoice(value: string): Choice {
  return { label: value, kind: CompletionItemKind.EnumMember };
}

function ruleChoice(id: string): Choice {
  const rule = RULES.find((other) => other.id === id);
  return {
    label: id,
    kind: CompletionItemKind.Constant,
    detail: rule?.title,
    documentation: rule && ruleText(rule, unlinked),
  };
}

/** The packs that this one may extend. */
function packChoices(file: WrittenFile, checker: Checker): Choice[] {
  return [...file.packs.values()].map(({ id, name }): Choice => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    detail: checker.pack(id)?.pack.name ?? name,
  }));
}

/** Entries of the packs that this one extends: by their ids it changes them. */
function entryChoices(file: WrittenFile): Choice[] {
  const entries = extendedPacks(file).flatMap((pack) =>
    (pack.entries ?? []).map(({ id, rule }): Choice => ({
      label: id,
      kind: CompletionItemKind.Reference,
      detail: [rule, pack.id].filter(Boolean).join(', '),
    })),
  );
  return entries.filter(({ label }, i) => entries.findIndex((e) => e.label === label) === i);
}

function setChoices(file: WrittenFile): Choice[] {
  return setsOf(file).map(({ name, codes, pack }): Choice => ({
    label: name,
    kind: CompletionItemKind.Variable,
    detail: pack,
    documentation: codes.join(', '),
  }));
}

function namedChoices(named: Named, typed: string, { resources }: Checker): Choice[] {
  const { codes } = resources;
  if (named === 'code') return codeChoices(typed, resources);
  const isModifier = named === 'modifier';
  return (isModifier ? codes.allModifiers() : codes.allPlaces()).map((id): Choice => {
    const entry = isModifier ? codes.modifier(id) : codes.place(id);
    return {
      label: id,
      kind: CompletionItemKind.Constant,
      detail: entry?.name,
      documentation: entry?.text,
    };
  });
}

/** Codes by number or words; behind the hyphen of a range its end. */
function codeChoices(typed: string, { codes }: Checker['resources']): Choice[] {
  const [, from = '', wanted = typed] = /^(.+-)([^-]*)$/.exec(typed) ?? [];
  const usable = findableCodes(codes).filter(({ info }) => info !== undefined);
  return searchCodes(usable, wanted)
    .sort((a, b) => a.match - b.match)
    .slice(0, MOST_CODES)
    .map(({ found: { code, name } }) => ({
      label: `${from}${code}`,
      kind: CompletionItemKind.Value,
      detail: name,
    }));
}
