import * as assert from 'node:assert/strict';
import { isUnreadable } from '../../server/src/draft/claim-draft';
import { commentsOf } from '../../server/src/draft/comments';
import { cutDocuments } from '../../server/src/draft/documents';
import { parseDraft } from '../../server/src/draft/parse';
import { claimOf, faultsOf, textAt, WHOLE } from './reading';

const cuts = (text: string) => cutDocuments(text).map((s) => text.slice(s.start, s.end));

describe('draft: documents', () => {
  it('are cut at marks in column 0', () => {
    assert.deepEqual(cuts('a: 1\n---\nb: 2\n'), ['a: 1\n', '---\nb: 2\n']);
    assert.deepEqual(cuts('---\na: 1\n---\n'), ['---\na: 1\n', '---\n']);
    assert.deepEqual(cuts('a: 1\r\n---\r\nb: 2'), ['a: 1\r\n', '---\r\nb: 2']);
    assert.deepEqual(cuts('a: 1\n--- # next\nb: 2'), ['a: 1\n', '--- # next\nb: 2']);
    assert.deepEqual(cuts('a: 1\n---\tb: 2\n'), ['a: 1\n', '---\tb: 2\n']);
    assert.deepEqual(cuts('a: 1\n---'), ['a: 1\n', '---']);
    assert.deepEqual(cuts('---'), ['---']);
    assert.deepEqual(cuts(''), ['']);
    assert.deepEqual(cuts('\uFEFF---\na: 1\n'), ['---\na: 1\n']);
  });

  it('have the comments before the first mark', () => {
    for (const head of ['# one\n', '\n  # one\r\n\r\n# two\r\n', '\n'])
      assert.deepEqual(cuts(`${head}---\na: 1\n---\nb: 2\n`), [
        `${head}---\na: 1\n`,
        '---\nb: 2\n',
      ]);
    assert.deepEqual(cuts('# one\n---\n---\na: 1\n'), ['# one\n---\n', '---\na: 1\n']);
  });

  it('are not cut at what only looks like a mark', () => {
    for (const text of ['a: 1\n----\nb: 2\n', 'a: |\n  ---\n', 'a: 1\n---b: 2\n', '# ---\na: 1\n'])
      assert.deepEqual(cuts(text), [text]);
  });

  it('stay together where directives or end marks give marks another meaning', () => {
    for (const text of ['%YAML 1.2\n---\na: 1\n---\nb: 2\n', 'a: 1\n...\n---\nb: 2\n', 'a: 1\n...'])
      assert.deepEqual(cuts(text), [text]);
    assert.equal(cuts('a: 1\n....\n---\nb: 2\n').length, 2);
  });

  const claims = (text: string) =>
    parseDraft(text).claims.map((c) => [c.index, c.fields.claim, textAt(c, ['claim'])]);

  it('each give a claim, at its place in the file', () => {
    const two = [
      [0, 'A', 'A'],
      [1, 'B', 'B'],
    ];
    for (const text of [
      'claim: A\n---\nclaim: B\n',
      '---\nclaim: A\n---\n---\n# nothing\n---\nclaim: B\n---\n',
      '\uFEFF--- # one\r\nclaim: A\r\n--- # two\r\nclaim: B',
      '%YAML 1.2\n---\nclaim: A\n...\n%YAML 1.2\n---\nclaim: B\n',
      'claim: A\n...\nclaim: B\n...\n',
    ]) {
      assert.deepEqual(claims(text), two, text);
      for (const claim of parseDraft(text).claims) {
        const start = claim.offset;
        assert.equal(text.slice(start, start + claim.tree.text.length), claim.tree.text);
      }
    }
  });

  it('without content are no claim', () => {
    for (const text of [
      '',
      '\uFEFF',
      '\n\n',
      '# only\n',
      '---\n',
      '---\n---\n',
      '--- # c\n',
      'null',
      '~',
      '...\n',
      '%YAML 1.2\n---\n',
      '\r\n',
    ])
      assert.deepEqual(parseDraft(text).claims, [], JSON.stringify(text));
  });

  it('do not share anchors', () => {
    const [first, second] = parseDraft('claim: &a A\n---\nclaim: *a\n').claims;
    const ids = (draft: typeof first) => draft?.faults.map((f) => f.messageId) ?? [];
    assert.ok(!ids(first).includes('bad-alias'));
    assert.ok(ids(second).includes('bad-alias'));
  });

  it('a fault in one leaves the others whole', () => {
    const { claims: read } = parseDraft(`claim: "A\n---\n${WHOLE}---\n- x\n`);
    assert.equal(read[0]?.faults[0]?.rule, 'yaml-syntax');
    assert.deepEqual(read[1]?.faults, []);
    assert.equal(read[2]?.faults[0]?.messageId, 'kind');
  });
});

describe('draft: comments', () => {
  const found = (text: string) => commentsOf(text).map((c) => [c.text, c.alone]);

  it('are told from what looks like one', () => {
    const text = [
      '# head',
      'claim: A # own',
      'group: a#b',
      'note: "# no" # yes',
      "payer: '# no'",
      'patient: { id: M, # in braces',
      '  name: N }',
      'network: |  # of the header',
      '  # no',
      '  text',
      '# after',
      'form: # of the key',
      '  ub04',
    ].join('\n');
    assert.deepEqual(found(text), [
      ['# head', true],
      ['# own', false],
      ['# yes', false],
      ['# in braces', false],
      ['# of the header', false],
      ['# after', true],
      ['# of the key', false],
    ]);
  });

  it('stand where they stand', () => {
    for (const text of [
      '# a\r\nclaim: "x" # b\r\n  # c',
      '\uFEFF# a\nclaim: A # b\n',
      '---\n# a\n--- # b\nx: [1, # c\n2] # d\n...\n# e\n',
      'note: \u0002 # a\nother: "\u001f" # b\n\u0018: 1 # c\n',
      '{ a: [ # a\nb: c # b\n',
    ])
      for (const c of commentsOf(text)) {
        assert.equal(text.slice(c.start, c.end), c.text, JSON.stringify(text));
        assert.match(c.text, /^#/);
      }
  });

  it('stand alone on their line, however far in and however short, or behind something', () => {
    assert.deepEqual(found('a:\n  # b\n  c: 1 #\nd: 2\n  #\n'), [
      ['# b', true],
      ['#', false],
      ['#', true],
    ]);
  });

  it('are kept with the claim where one silences something, each with its own', () => {
    const texts = (text: string) =>
      parseDraft(text).claims.map((claim) => claim.comments.map((c) => c.text));
    assert.deepEqual(texts('claim: A # a\n'), [[]]);
    const [a, b] = ['# claimlint-ignore x: a', '# claimlint-ignore y: b'];
    assert.deepEqual(texts(`claim: A ${a}\n---\nclaim: B ${b}\n`), [[a], [b]]);
    assert.deepEqual(texts(`%YAML 1.2\n---\nclaim: A ${a}\n...\n${b}\n---\nclaim: B\n`), [
      [a],
      [b],
    ]);
    assert.deepEqual(texts(`claim: A\n${a}\n...\nclaim: B\n${b}\n`), [[a], [b]]);
  });
});

describe('draft: anchors and aliases', () => {
  const shared = WHOLE.replace('- {', '- &one {');

  it('stand for what they name', () => {
    const draft = claimOf(`${shared}  - *one\nnote: &n text\ngroup: *n\n`);
    assert.deepEqual(draft.faults, []);
    assert.deepEqual(draft.fields.lines?.[1], draft.fields.lines?.[0]);
    assert.equal(draft.fields.group, 'text');
  });

  it('name the last one before them', () => {
    const draft = claimOf('claim: &a A\npayer: &a B\ngroup: *a\nnote: &a D\n');
    assert.equal(draft.fields.group, 'B');
  });

  it('faults behind them stand at the alias, without a way out', () => {
    const draft = claimOf(`${shared.replace('units: 1', 'units: x')}  - *one\n`);
    assert.deepEqual(faultsOf(draft.tree.text), [
      'invalid-value/value lines.0.units "x"',
      'invalid-value/value lines.1.units "*one"',
    ]);
    assert.deepEqual(draft.faults[1]?.fixes, []);
  });

  it('without an anchor, or within what they name, are faults and no loop', () => {
    const text = WHOLE.replace('units: 1', 'units: *none');
    assert.deepEqual(faultsOf(text), ['yaml-syntax/bad-alias lines.0.units "*none"']);
    assert.ok(isUnreadable(claimOf(text), ['lines', 0, 'units']));
    assert.doesNotThrow(() => claimOf('lines: &l\n  - { code: S9501 }\n  - *l\n'));
    assert.doesNotThrow(() => claimOf('therapies: &t { a: *t }\n'));
  });
});

describe('draft: faults of syntax', () => {
  it('are explained where they stand', () => {
    const first = (text: string) => faultsOf(text, 'yaml-syntax')[0]?.split(' ')[0];
    assert.equal(first('claim: A\n\tpayer: php\n'), 'yaml-syntax/tab-as-indent');
    assert.equal(first('claim: A\n  payer: php\n'), 'yaml-syntax/block-as-implicit-key');
    assert.equal(first('claim: "A\n'), 'yaml-syntax/missing-char');
    assert.equal(first('claim: [A\npayer: php\n'), 'yaml-syntax/bad-indent');
    assert.equal(first('claim: "\\q"\n'), 'yaml-syntax/bad-dq-escape');
    assert.equal(first('claim: @A\n'), 'yaml-syntax/bad-scalar-start');
    assert.equal(first('lines:\n  - a: 1\n - b: 2\n'), 'yaml-syntax/block-as-implicit-key');
  });

  it('are one a line, twenty at most, each in plain words', () => {
    const { faults } = claimOf(`claim: A\n${'x: "\\q \\q \\q"\n'.repeat(50)}`);
    const syntax = faults.filter(
      (f) => f.rule === 'yaml-syntax' && f.messageId === 'bad-dq-escape',
    );
    assert.equal(syntax.length, 20);
    for (const fault of syntax) assert.ok(fault.what.endsWith('.') && fault.todo.endsWith('.'));
  });

  it('leave the rest of the claim read', () => {
    const draft = claimOf(
      'claim: A\nlines:\n  - { code: S9501, units: \n  - { code: S9500 }\npayer: php\n',
    );
    assert.equal(draft.fields.payer, 'php');
    assert.deepEqual(
      draft.fields.lines?.map((l) => l?.code),
      ['S9501', 'S9500'],
    );
  });
});
