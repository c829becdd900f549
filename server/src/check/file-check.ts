import { cutDocuments, cutStretch } from '../draft/documents';
import { lineStarts, type TextPart } from '../draft/line-starts';
import { readDocument } from '../draft/parse';
import type { Span } from '../draft/spans';
import type { CheckOptions, Checker } from './check';
import { duplicateNumbers } from './duplicate-claims';
import type { ClaimResult, FileResult } from './finding';
import { finish, type Steps } from './steps';

/**
 * The check of a file, document by document, each when it is asked for. A document knows nothing of
 * what stands around it: of a file that changed, those that stayed as they were are not read again.
 */
export class FileCheck {
  private readonly documents: readonly PlacedDocument[];
  private whole: FileResult | undefined;

  /** `before`: the check of an earlier version of the file, whose results are used where they hold. */
  constructor(
    readonly text: string,
    private readonly checker: Checker,
    private readonly options: CheckOptions,
    before?: FileCheck,
  ) {
    const known = before && before.isBy(checker, options) ? before.documents : [];
    this.documents = placed(text, known);
  }

  /** The documents that the text is cut into, with the lines of each. */
  get parts(): readonly TextPart[] {
    return this.documents.map(({ start, check }) => ({ start, lineStarts: check.lineStarts }));
  }

  /** Nothing is left to check. */
  get isDone(): boolean {
    return this.whole !== undefined || this.documents.every(({ check }) => check.results);
  }

  /** What the check says of the file; what is not checked yet is checked now. */
  get result(): FileResult {
    if (this.whole) return this.whole;
    finish(this.working());
    const claims = duplicateNumbers(this.checked(), this.options.severity ?? new Map());
    return (this.whole = { text: this.text, claims });
  }

  /** The claims that are checked so far, in order. */
  get soFar(): readonly ClaimResult[] {
    return this.isDone ? this.result.claims : this.checked();
  }

  /** The claims of the document at an offset: no other is checked for it. */
  claimsAt(offset: number): readonly ClaimResult[] {
    const at = this.documents.findLastIndex(({ start }) => start <= offset);
    const document = this.documents[at];
    if (!document) return [];
    if (this.isDone)
      return this.result.claims.filter(({ draft }) => draft.offset === document.start);
    finish(document.check.working(this.checker, this.options));
    return document.claims(
      this.documents.slice(0, at).reduce((n, { check }) => n + check.count, 0),
    );
  }

  /** Checks what is left, a small step at a time; what `wanted` names goes first. */
  *working(wanted: () => readonly Span[] = () => []): Steps<void> {
    let next = 0;
    for (;;) {
      const spans = wanted();
      const first = spans.length > 0 ? this.documents.find(isOpenIn(spans)) : undefined;
      while (!first && this.documents[next]?.check.results) next++;
      const document = first ?? this.documents[next];
      if (!document) return;
      yield* document.check.working(this.checker, this.options);
    }
  }

  /** The same file would be judged alike. */
  private isBy(checker: Checker, options: CheckOptions): boolean {
    const { today, payer, severity = new Map() } = this.options;
    const other = options.severity ?? new Map();
    return (
      this.checker === checker &&
      today === options.today &&
      payer === options.payer &&
      severity.size === other.size &&
      [...severity].every(([rule, level]) => other.get(rule) === level)
    );
  }

  private checked(): ClaimResult[] {
    const claims: ClaimResult[] = [];
    let index = 0;
    for (const document of this.documents) {
      for (const claim of document.claims(index)) claims.push(claim);
      index += document.check.count;
    }
    return claims;
  }
}

/** One document, wherever it stands. Duplicates of a document share it. */
class DocumentCheck {
  results: readonly ClaimResult[] | undefined;
  private starts: readonly number[] | undefined;

  constructor(readonly text: string) {}

  get lineStarts(): readonly number[] {
    return (this.starts ??= lineStarts(this.text));
  }

  /** How many claims it has; as long as it is not read, one if anything stands in it. */
  get count(): number {
    return this.results
      ? this.results.length
      : /^(?!---|[ \t]*(?:#|\r?$)).*\S/m.test(this.text)
        ? 1
        : 0;
  }

  *working(checker: Checker, options: CheckOptions): Steps<readonly ClaimResult[]> {
    if (this.results) return this.results;
    const drafts = readDocument(this.text);
    const results: ClaimResult[] = [];
    for (const draft of drafts) {
      yield;
      results.push(yield* checker.checking(draft, options));
    }
    return (this.results = results);
  }
}

/** A document at its place in a file; one that stays there is the same in the file's next version. */
class PlacedDocument implements Span {
  private told: { index: number; results: readonly ClaimResult[] } | undefined;

  constructor(
    readonly start: number,
    readonly end: number,
    readonly check: DocumentCheck,
  ) {}

  /** The same farther down by so much. */
  moved(by: number): PlacedDocument {
    return by === 0 ? this : new PlacedDocument(this.start + by, this.end + by, this.check);
  }

  /** Its claims, the first as the `index`th of the file; none as long as it is not checked. */
  claims(index: number): readonly ClaimResult[] {
    const { results } = this.check;
    if (!results) return [];
    if (this.told?.index !== index) {
      const placed = results.map((result, i) => place(result, this.start, index + i));
      this.told = { index, results: placed };
    }
    return this.told.results;
  }
}

/** The documents of a text; those that were known before, by their place or else by their text, again. */
function placed(text: string, known: readonly PlacedDocument[]): PlacedDocument[] {
  const { head, tail, shift } = unchanged(text, known);
  const around = known.slice(head, known.length - tail);
  const end = (around.at(-1)?.end ?? 0) + shift;
  const cut = cutStretch(text, head > 0 ? around[0]?.start : undefined, end);
  if (!cut) return named(text, cutDocuments(text), known);
  return [
    ...known.slice(0, head),
    ...named(text, cut, around),
    ...known.slice(known.length - tail).map((document) => document.moved(shift)),
  ];
}

/**
 * How many documents at the start and at the end stand there as before, those at the end farther down
 * by `shift`. Between them is more than what changed: a document before it and one behind it, for
 * these show that marks still stand there.
 */
function unchanged(text: string, known: readonly PlacedDocument[]) {
  const shift = text.length - (known.at(-1)?.end ?? 0);
  const isAt = (document: PlacedDocument | undefined, by: number) =>
    document !== undefined &&
    // Many times as fast as to ask what the text starts with there.
    text.slice(document.start + by, document.end + by) === document.check.text;
  let head = 0;
  while (isAt(known[head], 0)) head++;
  let tail = 0;
  while (
    tail < known.length - head &&
    (known.at(-tail - 1)?.start ?? 0) + shift >= (known[head - 1]?.end ?? 0) &&
    isAt(known.at(-tail - 1), shift)
  )
    tail++;
  return { head: Math.max(0, head - 1), tail: Math.max(0, tail - 1), shift };
}

/** The documents that are cut so, as they are known where one has the same text. */
function named(
  text: string,
  cut: readonly Span[],
  known: readonly PlacedDocument[],
): PlacedDocument[] {
  const byText = new Map(known.map((document) => [document.check.text, document]));
  return cut.map(({ start, end }) => {
    const own = text.slice(start, end);
    const before = byText.get(own);
    if (before) return before.moved(start - before.start);
    const document = new PlacedDocument(start, end, new DocumentCheck(detached(own)));
    byText.set(document.check.text, document);
    return document;
  });
}

/** A copy: a part of a text keeps the whole of it in memory, here of every version. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function isOpenIn(spans: readonly Span[]): (document: PlacedDocument) => boolean {
  return ({ start, end, check }) =>
    !check.results && spans.some((span) => span.start < end && start <= span.end);
}

/** A result at its place in the file. */
function place(result: ClaimResult, offset: number, index: number): ClaimResult {
  const { draft } = result;
  if (draft.offset === offset && draft.index === index) return result;
  return { ...result, draft: { ...draft, offset, index } };
}
