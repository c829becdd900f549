import * as assert from 'node:assert/strict';
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import { parseDraft } from '../../../server/src/draft/parse';
import { choiceOf, PLAIN_CLIENT, resolveCompletion } from '../../../server/src/service/completion';
import { asSnippet, asText, CURSOR, EMPTY } from '../../../server/src/service/completion/snippet';
import { head, VANC_PER_DIEM, VANC_DRUG } from '../../support/two-antibiotics';
import { completeAt, MODERN_CLIENT } from './complete';

const NEW_DRUG_LINE = `${head()}${VANC_PER_DIEM}${VANC_DRUG}  - ¦\n`;

/** What an item writes. */
const textOf = ({ textEdit }: CompletionItem): string => textEdit?.newText ?? '';

describe('items of completion', () => {
  it('keep the order in which they are offered', () => {
    for (const text of ['¦', NEW_DRUG_LINE, `${head()}  - { code: ¦ }\n`]) {
      const { items } = completeAt(text);
      const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
      assert.deepEqual(sorted, items);
    }
  });

  it('are never more than a client should show', () => {
    for (const text of [`${head()}  - { code: ¦ }\n`, `${head()}  - { modifiers: [¦] }\n`]) {
      const { items, isIncomplete } = completeAt(text);
      assert.equal(items.length, 100);
      assert.equal(isIncomplete, true);
    }
  });

  it('are complete where they do not hang on what is typed', () => {
    assert.equal(completeAt('payer: ¦').isIncomplete, false);
    assert.equal(completeAt(NEW_DRUG_LINE).isIncomplete, false);
  });

  it('say beside a field whether it is required or would be checked', () => {
    const { item } = completeAt(
      `${head()}  - date: 2023-02-01\n    code: J0696\n    therapy: ctx\n    ¦\n    units: 8\n`,
    );
    assert.equal(item('drug').labelDetails?.description, 'asked for');
    assert.equal(item('note').labelDetails?.description, undefined);
    assert.equal(completeAt('¦').item('payer').labelDetails?.description, 'required');
  });

  it('fill in blanks where the client does', () => {
    const item = completeAt(NEW_DRUG_LINE).item('drug line: ctx');
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    assert.match(textOf(item), /units: \$1\n {4}charge: \$2\n/);
  });

  it('are plain text for a client without snippets', () => {
    const { items } = completeAt(NEW_DRUG_LINE, PLAIN_CLIENT);
    for (const item of items) {
      assert.equal(item.insertTextFormat, undefined);
      assert.ok(!textOf(item).includes('$'), textOf(item));
      assert.equal(item.labelDetails, undefined);
      assert.equal(item.command, undefined);
      if (typeof item.documentation === 'object')
        assert.equal(item.documentation.kind, 'plaintext');
    }
    const claim = completeAt('¦', PLAIN_CLIENT).accepted('whole claim');
    const syntax = parseDraft(claim).claims.flatMap(({ tree }) => tree.errors);
    assert.deepEqual(syntax, []);
  });

  it('tell what they are where the client has one place for it', () => {
    const { items } = completeAt(`${head()}  - { code: S9501¦ }\n`, PLAIN_CLIENT);
    assert.equal(items[0]?.detail, 'Anti-infective per diem (q12h) — fits the therapy, paid');
    const fields = completeAt(NEW_DRUG_LINE, PLAIN_CLIENT);
    assert.equal(fields.item('note').detail, undefined);
  });

  it('strike nothing through for a client that cannot', () => {
    const { items } = completeAt(`${head()}  - { code: J¦ }\n`, PLAIN_CLIENT);
    assert.ok(items.every(({ tags }) => tags === undefined));
  });

  it('indent their further lines once, however the client does it', () => {
    const indentation = (of: 'as-is' | 'told' | 'adjusts') => {
      const client = { ...MODERN_CLIENT, indentation: of };
      const item = completeAt(NEW_DRUG_LINE, client).item('drug line: ctx');
      return { mode: item.insertTextMode, second: textOf(item).split('\n')[1] };
    };
    const full = '    through: 2023-02-07';
    assert.deepEqual(indentation('told'), { mode: InsertTextMode.asIs, second: full });
    assert.deepEqual(indentation('as-is'), { mode: undefined, second: full });
    // The line of the dash is indented by two, and the client adds that.
    assert.deepEqual(indentation('adjusts'), { mode: undefined, second: '  through: 2023-02-07' });
  });

  it('ask for more behind a field, where the client can', () => {
    const { item } = completeAt('¦');
    assert.equal(item('payer').command?.command, 'ask-again');
    assert.equal(item('whole claim').command, undefined);
    const silent = completeAt('¦', { ...MODERN_CLIENT, askAgain: undefined });
    assert.equal(silent.item('payer').command, undefined);
  });

  it('tell more of a code when the client shows it', () => {
    const { item, document } = completeAt(`${head()}  - { code: S950¦ }\n`);
    const choice = choiceOf(item('S9501'));
    assert.deepEqual(choice, { uri: document.uri, code: 'S9501', payer: 'bcbsok' });
    assert.ok(choice);
    assert.equal(item('S9501').documentation, undefined);
    const resolve = (client = MODERN_CLIENT) =>
      resolveCompletion(item('S9501'), choice, document.checker, client).documentation;
    const [rich, plain] = [resolve(), resolve(PLAIN_CLIENT)];
    assert.ok(typeof rich === 'object' && typeof plain === 'object');
    assert.equal(rich.kind, 'markdown');
    assert.match(rich.value, /BCBSOK[^]*Dosing interval: every 12 hours/);
    assert.equal(plain.kind, 'plaintext');
    assert.ok(!plain.value.includes('**'));
  });

  it('read nothing from items of others', () => {
    for (const data of [undefined, null, 'S9500', { code: 1, uri: 'x' }])
      assert.equal(choiceOf({ label: 'x', data } as CompletionItem), undefined);
  });

  it('write texts of the draft so that they mean themselves', () => {
    const id = 'a $1} b';
    const draft = `therapies:\n  "${id}": { drug: x }\nlines:\n  - { therapy: ¦ }\n`;
    const { accepted } = completeAt(draft);
    assert.equal(
      accepted(id),
      `therapies:\n  "${id}": { drug: x }\nlines:\n  - { therapy: "${id}" }\n`,
    );
    const line = completeAt(
      `therapies:\n  "${id}": { category: anti-infective, frequency: q12h }\nlines:\n  - ¦\n`,
    );
    const text = line.accepted(`per diem line: ${id}`);
    assert.equal(parseDraft(text).claims[0]?.fields.lines?.[0]?.therapy, id);
  });
});

describe('snippets', () => {
  it('number their blanks and keep their signs apart', () => {
    const insertion = ['a $ \\ }', EMPTY, { blank: 'x}$' }, { blank: ['a,b', 'c|d'] }, CURSOR];
    assert.equal(asSnippet(insertion), 'a \\$ \\\\ }$1${2:x\\}\\$}${3|a\\,b,c\\|d|}$0');
    assert.equal(asText(insertion), 'a $ \\ }x}$');
  });
});
