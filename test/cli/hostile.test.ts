import assert from 'node:assert/strict';
import { draft, faulty } from './drafts';
import { buildOnce, claimlint, folderWith, removeFolders, reportOf } from './run-cli';

/** A claim number made to break out of every format: it stands in messages and in names. */
const EVIL =
  'x::error::%0A\n::error file=a::pwned\r\u001b[2J\u009b31m\u202e<b a="1">&]]></failure>\u0000\ud83e\uddea';
/** The same as a key that the format does not have, in double quotes. */
const FILES = {
  'a.claim.yaml': faulty({ claim: JSON.stringify(EVIL), drug: JSON.stringify(EVIL) }),
  'b.claim.yaml': draft({
    claim: JSON.stringify(EVIL),
    more: `${JSON.stringify(`k${EVIL}`)}: 1\n`,
  }),
};

/** What a terminal or a log would obey; line ends and tabs aside. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('claimlint: texts that are made to break out', function () {
  before(buildOnce);
  after(removeFolders);

  it('the number is read, and stands in a message', async () => {
    const report = reportOf(await claimlint(folderWith(FILES), ['check', '--format', 'json']));
    assert.equal(report.files[0]?.claims[0]?.claim, EVIL);
    assert.ok(report.files[1]?.claims[0]?.findings.some((f) => f.message.includes(EVIL)));
  });

  for (const format of ['pretty', 'github', 'junit', 'sarif', 'json', 'ndjson'])
    it(`${format}: nothing that a terminal obeys`, async () => {
      const run = await claimlint(folderWith(FILES), ['check', '--format', format]);
      assert.equal(run.status, 1);
      assert.doesNotMatch(run.out, OBEYED);
    });

  it('pretty: no line that the program did not write', async () => {
    const { out } = await claimlint(folderWith(FILES), ['check']);
    assert.doesNotMatch(out, /^::error/m);
    assert.match(out, /x::error::%0A\\u000a::error file=a::pwned\\u000d\\u001b\[2J/);
  });

  it('github: one command a line, each of the program\u2019s own', async () => {
    const { out } = await claimlint(folderWith(FILES), ['check', '--format', 'github']);
    const { summary } = reportOf(await claimlint(folderWith(FILES), ['check', '--format', 'json']));
    const lines = out.trimEnd().split('\n');
    assert.equal(
      lines.length,
      summary.error + summary.warning + summary.information + summary.hint,
    );
    for (const line of lines)
      assert.match(
        line,
        /^::(error|warning|notice) file=[ab]\.claim\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=claimlint [a-z-]+::/,
      );
    assert.doesNotMatch(out, /[^5]%0A::/);
    assert.match(out, /%250A/);
  });

  it('junit: well-formed XML', async () => {
    const { out } = await claimlint(folderWith(FILES), ['check', '--format', 'junit']);
    assertWellFormed(out);
    assert.match(out, /&lt;b a=&quot;1&quot;&gt;&amp;\]\]&gt;&lt;\/failure&gt;🧪/);
  });

  it('sarif and json: JSON that holds the text as it is', async () => {
    for (const format of ['sarif', 'json']) {
      const { out } = await claimlint(folderWith(FILES), ['check', '--format', format]);
      const written = JSON.stringify(JSON.parse(out));
      assert.ok(written.includes(JSON.stringify(EVIL).slice(1, -1)));
    }
  });

  it('names of files', async () => {
    const name = '\u001b[2J%,:<&".claim.yaml';
    for (const format of ['pretty', 'github', 'junit', 'sarif']) {
      const run = await claimlint(folderWith({ [name]: faulty() }), ['check', '--format', format]);
      assert.equal(run.status, 1);
      assert.doesNotMatch(run.out, OBEYED);
      if (format === 'github')
        assert.match(run.out, /^::error file=\\u001b\[2J%25%2C%3A<&"\.claim\.yaml,line=17,/);
      if (format === 'junit') assertWellFormed(run.out);
      if (format === 'sarif')
        assert.match(run.out, /"uri": "%1B%5B2J%25%2C%3A%3C%26%22\.claim\.yaml"/);
    }
    const missing = await claimlint(folderWith(), ['check', '\u001b[2Jnope']);
    assert.doesNotMatch(missing.err, OBEYED);
    const diff = await claimlint(folderWith({ [name]: faulty() }), ['fix', '--dry-run']);
    assert.doesNotMatch(diff.out, OBEYED);
  });

  it('drafts that are no drafts: never a crash', async () => {
    const texts = [
      '',
      '\ufeff',
      '---\n---\n',
      '- a\n- b\n',
      '{',
      ': : :',
      '&a [*a]',
      '\t\tx',
      '%YAML 9\n---\nclaim: 1\n',
      `${'['.repeat(5000)}`,
      'claim: !!binary x',
      '? {a: b}\n: c',
    ];
    const files = Object.fromEntries(texts.map((text, i) => [`f${i}.claim.yaml`, text]));
    const run = await claimlint(folderWith(files), ['check', '--format', 'json']);
    assert.ok(run.status === 0 || run.status === 1, run.err);
    assert.equal(reportOf(run).files.length, texts.length);
    assert.equal(run.err, '');
  });
});

/** Checks nesting, attributes and references of XML without comments, CDATA and DTD, such as ours. */
function assertWellFormed(xml: string): void {
  const [head, ...parts] = xml.split(/(?=<)/);
  assert.match(head ?? '', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n$/);
  const open: string[] = [];
  const text = '(?:[^<&]|&(?:amp|lt|gt|quot|#\\d+);)*';
  for (const part of parts) {
    const m = new RegExp(
      `^<(/?)([a-z-]+)((?: [a-z]+="${text.replace('[^<&]', '[^<&"]')}")*)(/?)>${text}$`,
    ).exec(part);
    assert.ok(m, part.slice(0, 200));
    if (m[1]) assert.equal(open.pop(), m[2]);
    else if (!m[4]) open.push(m[2] ?? '');
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
}
