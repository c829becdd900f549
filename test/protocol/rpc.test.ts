import * as assert from 'node:assert/strict';
import { Connection } from '../../server/src/lsp/connection';
import { ErrorCode, ResponseError, type Message } from '../../server/src/lsp/rpc/messages';
import { valueOf } from '../../server/src/lsp/rpc/program';
import { MessageReader, printMessage } from '../../server/src/lsp/rpc/stream';

const MESSAGES: Message[] = [
  { jsonrpc: '2.0', id: 1, method: 'a', params: { text: 'ünï\r\n\r\n 💊' } },
  { jsonrpc: '2.0', method: 'b' },
  { jsonrpc: '2.0', id: 'x', result: null },
];

describe('MessageReader', () => {
  const bytes = Buffer.from(MESSAGES.map(printMessage).join(''));

  it('reads messages however the stream is cut', () => {
    for (const size of [1, 2, 3, 7, 20, 64, bytes.length]) {
      const reader = new MessageReader();
      const found: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size)
        found.push(...reader.push(bytes.subarray(at, at + size)));
      assert.deepEqual(found, MESSAGES, `pieces of ${size}`);
    }
  });

  it('passes over what is no message and reads what follows', () => {
    const [first = { jsonrpc: '2.0' }] = MESSAGES;
    for (const rubbish of [
      'Content-Length: 3\r\n\r\n{{{',
      'Content-Length: 0\r\n\r\n',
      'Content-Type: text\r\n\r\n',
    ])
      assert.deepEqual(
        new MessageReader().push(Buffer.from(rubbish + printMessage(first))),
        [first],
        rubbish,
      );
  });

  it('takes further heads, in any case of letters', () => {
    const text = '{"jsonrpc":"2.0","method":"b"}';
    const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
    const head = `${type}\r\ncontent-length: ${text.length}\r\n\r\n`;
    assert.deepEqual(new MessageReader().push(Buffer.from(head + text)), [MESSAGES[1]]);
  });
});

/** A connection whose other end is this test. */
class Wire {
  readonly sent: Message[] = [];
  readonly exits: number[] = [];
  readonly watched: number[] = [];
  readonly connection: Connection;
  private receive: (message: unknown) => void = () => undefined;

  constructor() {
    this.connection = new Connection(
      {
        send: (message) => void this.sent.push(message),
        listen: (receive) => (this.receive = receive),
      },
      { exit: (code) => void this.exits.push(code), watch: (id) => void this.watched.push(id) },
    );
    this.connection.onInitialize(() => ({ capabilities: {} }));
    this.connection.listen();
  }

  say(message: object): void {
    this.receive({ jsonrpc: '2.0', ...message });
  }

  /** The answer to a request, which must come. */
  async ask(id: number, method: string, params: unknown = {}): Promise<Message> {
    this.say({ id, method, params });
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    const answer = this.sent.find((message) => message.id === id && !message.method);
    assert.ok(answer, `${method} is answered`);
    return answer;
  }

  open(): Promise<Message> {
    return this.ask(1000, 'initialize', { processId: 7, rootUri: null, capabilities: {} });
  }
}

describe('Connection', () => {
  it('answers nothing before initialize and after shutdown', async () => {
    const wire = new Wire();
    wire.connection.onRequest('claimlint/echo', (params) => params);
    const early = await wire.ask(1, 'claimlint/echo');
    assert.equal(early.error?.code, ErrorCode.serverNotInitialized);
    assert.deepEqual((await wire.open()).result, { capabilities: {} });
    assert.deepEqual(wire.watched, [7]);
    assert.deepEqual((await wire.ask(2, 'claimlint/echo', { a: 1 })).result, { a: 1 });
    const again = await wire.ask(3, 'initialize');
    assert.equal(again.error?.code, ErrorCode.invalidRequest);
    assert.equal((await wire.ask(4, 'shutdown')).result, null);
    assert.equal((await wire.ask(5, 'claimlint/echo')).error?.code, ErrorCode.invalidRequest);
  });

  it('ends with 0 after shutdown, else with 1', async () => {
    const rude = new Wire();
    await rude.open();
    rude.say({ method: 'exit' });
    assert.deepEqual(rude.exits, [1]);
    const polite = new Wire();
    await polite.open();
    await polite.ask(1, 'shutdown');
    polite.say({ method: 'exit' });
    assert.deepEqual(polite.exits, [0]);
  });

  it('tells a handler that its answer is no longer wanted', async () => {
    const wire = new Wire();
    await wire.open();
    const goOn: (() => void)[] = [];
    wire.connection.onRequest('claimlint/wait', async (_params, token) => {
      await new Promise<void>((resolve) => goOn.push(resolve));
      return token.isCancellationRequested;
    });
    wire.say({ id: 1, method: 'claimlint/wait' });
    wire.say({ id: 2, method: 'claimlint/wait' });
    wire.say({ method: '$/cancelRequest', params: { id: 1 } });
    goOn.forEach((resume) => resume());
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    const results = wire.sent.filter(({ id }) => id !== 1000).map(({ id, result }) => [id, result]);
    assert.deepEqual(results, [
      [1, true],
      [2, false],
    ]);
  });

  it('answers with an error where a handler fails, and says nothing of why', async () => {
    const wire = new Wire();
    await wire.open();
    wire.connection.onRequest('claimlint/throw', () => {
      throw new Error('Jane Roe, 1950-01-01');
    });
    wire.connection.onRequest('claimlint/refuse', () => new ResponseError(-1, 'no'));
    const { error } = await wire.ask(1, 'claimlint/throw');
    assert.deepEqual(error, { code: ErrorCode.internalError, message: 'The request failed.' });
    assert.deepEqual((await wire.ask(2, 'claimlint/refuse')).error, { code: -1, message: 'no' });
    const unknown = await wire.ask(3, 'textDocument/nothing');
    assert.equal(unknown.error?.code, ErrorCode.methodNotFound);
  });

  it('survives notifications that make no sense, and logs no text of theirs', async () => {
    const wire = new Wire();
    await wire.open();
    wire.connection.onNotification('textDocument/didOpen', ({ textDocument: { uri } }) => {
      throw new TypeError(uri);
    });
    wire.say({ method: 'textDocument/didOpen', params: { textDocument: { uri: 'secret' } } });
    wire.say({ method: 'textDocument/didOpen' });
    wire.say({ method: '$/unknown', params: [] });
    wire.say({ method: '$/cancelRequest' });
    wire.say({ id: 99, result: 'of nothing that was asked' });
    const logged = wire.sent.filter(({ method }) => method === 'window/logMessage');
    assert.equal(logged.length, 2);
    assert.ok(!JSON.stringify(logged).includes('secret'));
  });

  it('asks the client and takes its answer', async () => {
    const wire = new Wire();
    await wire.open();
    const good = wire.connection.sendRequest('a');
    const bad = wire.connection.sendRequest('b');
    const [first, second] = wire.sent.slice(-2);
    wire.say({ id: second?.id, error: { code: -5, message: 'no' } });
    wire.say({ id: first?.id, result: [1] });
    assert.deepEqual(await good, [1]);
    await assert.rejects(bad, { code: -5 });
  });
});

describe('the arguments of the server', () => {
  it('are written with or without =', () => {
    assert.equal(valueOf(['--pipe=a=b'], '--pipe'), 'a=b');
    assert.equal(valueOf(['--socket', '7'], '--socket'), '7');
    assert.equal(valueOf(['--stdio'], '--socket'), undefined);
  });
});
