import * as assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import {
  StreamMessageReader,
  StreamMessageWriter,
  type Message,
  type MessageWriter,
} from 'vscode-languageserver-protocol/node';
import { builtDir } from '../support/built';
import { WITHOUT_SH } from '../support/two-antibiotics';
import type { Dice } from './dice';
import { mangled, RANGES, requestOf } from './server-messages';

/** No answer may take longer, in milliseconds. */
const PATIENCE = 300_000;

const FILES = [
  { uri: 'file:///f/a.claim.yaml', languageId: 'claim' },
  { uri: 'file:///f/b%20c.claim.yml', languageId: 'claim' },
  { uri: 'untitled:x.policy.yaml', languageId: 'claim-policy' },
  { uri: 'file:///f/.claimlint.yaml', languageId: 'yaml' },
];

const CAPABILITIES = {
  textDocument: {
    diagnostic: {},
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true } },
    rename: { prepareSupport: true },
  },
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

type Answer = { result?: unknown; error?: { code: number } };

/** The built server as a process, given whatever comes to mind; its messages are written by hand. */
export class ServerSession {
  private readonly process: ChildProcess;
  private readonly writer: MessageWriter;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly ended: Promise<void>;
  private hasEnded = false;
  private id = 0;
  /** How often anything was sent that changes a text. */
  private changes = 0;
  /** How the next requests of the server are answered. */
  private answerOf: () => Answer = () => ({ result: null });

  constructor() {
    const program = join(builtDir(), 'server', 'lsp.js');
    this.process = spawn(process.execPath, ['--max-old-space-size=1024', program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no pipes');
    stdin.on('error', () => undefined);
    this.writer = new StreamMessageWriter(stdin);
    this.ended = new Promise((resolve) =>
      this.process.once('exit', () => {
        this.hasEnded = true;
        resolve();
      }),
    );
    new StreamMessageReader(stdout).listen((message) => this.receive(message));
  }

  get isAlive(): boolean {
    return !this.hasEnded;
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  async initialize(): Promise<void> {
    const params = { processId: process.pid, rootUri: null, capabilities: CAPABILITIES };
    await this.request('initialize', params);
    this.notify('initialized', {});
  }

  /**
   * Sends messages by the dice, and then asks for the findings of a draft. Throws where a request gets
   * no answer, a range lies outside its text, or the server no longer tells what it should.
   */
  async run(dice: Dice, textOf: (kind: 'draft' | 'pack') => string): Promise<void> {
    const mirror = new Map<string, TextDocument>();
    this.answerOf = () =>
      dice.below(3) === 0
        ? { error: { code: -32603 } }
        : { result: dice.pick([null, [], [null], [{ maxFindings: -1 }], 'x', 7]) };
    const answers: Promise<unknown>[] = [];
    for (let left = 5 + dice.below(30); left > 0; left--) {
      const step = dice.below(10);
      const file = dice.pick(FILES);
      if (step === 0)
        this.open(file, textOf(file.languageId === 'claim' ? 'draft' : 'pack'), mirror);
      else if (step <= 2) this.change(file.uri, dice, mirror);
      else if (step === 3 && dice.below(3) === 0) this.close(file.uri, mirror);
      else if (step === 4) this.notifyOddly(file.uri, dice);
      else if (step === 5) answers.push(this.pull(file.uri, mirror));
      else answers.push(this.ask(file.uri, dice));
    }
    await Promise.all(answers);
    this.answerOf = () => ({ result: [null] });
    // What was opened with junk for a version stays open in the server alone: it is closed for good.
    for (const { uri } of FILES) this.close(uri, mirror);
    await this.assertAnswers();
  }

  /** A draft that was never seen before is checked as ever. */
  async assertAnswers(): Promise<void> {
    const uri = `file:///probe/${++this.id}.claim.yaml`;
    this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'claim', version: 1, text: WITHOUT_SH },
    });
    let items: Diagnostic[] = [];
    // A slow machine tells a part first.
    do {
      const { result } = await this.request('textDocument/diagnostic', { textDocument: { uri } });
      items = (result as { items?: Diagnostic[] } | null)?.items ?? [];
    } while (items.some(({ message }) => /still being checked/.test(String(message))));
    assert.ok(
      items.some(({ code }) => code === 'concurrent-modifier'),
      `the server still checks: ${items.map(({ code }) => code).join(', ')}`,
    );
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params } as Message);
  }

  /** The answer to a request; throws when none comes. */
  async request(method: string, params: unknown): Promise<Answer> {
    const id = ++this.id;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.send({ jsonrpc: '2.0', id, method, params } as Message);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), PATIENCE);
    });
    const gone = this.ended.then(() => Promise.reject(new Error(`it ended at ${method}`)));
    return Promise.race([answered, late, gone]).finally(() => clearTimeout(timer));
  }

  send(message: Message): void {
    void this.writer.write(message).catch(() => undefined);
  }

  private receive(message: Message): void {
    const { id, method, result, error } = message as Answer & { id?: number; method?: string };
    if (method !== undefined && id !== undefined)
      this.send({ jsonrpc: '2.0', id, ...this.answerOf() } as Message);
    else if (method === undefined && id !== undefined) {
      this.waiting.get(id)?.({ result, error });
      this.waiting.delete(id);
    }
  }

  private open(
    { uri, languageId }: (typeof FILES)[number],
    text: string,
    mirror: Map<string, TextDocument>,
  ): void {
    this.changes++;
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    mirror.set(uri, TextDocument.create(uri, languageId, 1, text));
  }

  private close(uri: string, mirror: Map<string, TextDocument>): void {
    this.changes++;
    this.notify('textDocument/didClose', { textDocument: { uri } });
    mirror.delete(uri);
  }

  /** An edit: mostly one that a client may send, else anything. */
  private change(uri: string, dice: Dice, mirror: Map<string, TextDocument>): void {
    this.changes++;
    const known = mirror.get(uri);
    const version = dice.below(8) === 0 ? dice.pick([0, -1, 1e9]) : (known?.version ?? 0) + 1;
    const contentChanges = Array.from({ length: 1 + dice.below(3) }, () =>
      dice.below(6) === 0
        ? { text: dice.pick(['', 'claim: A\n', '---\n']) }
        : {
            range: dice.pick(RANGES),
            text: dice.pick(['', 'x', '\n', ': ', '\r', '\ud800', '- ']),
          },
    );
    const params = { textDocument: { uri, version }, contentChanges };
    const isMangled = dice.below(6) === 0;
    this.notify('textDocument/didChange', isMangled ? mangled(params, dice) : params);
    if (known) TextDocument.update(known, contentChanges, version);
    // What has become of it by junk, half a line, or lines that there are none of is the server's affair.
    const isOdd = contentChanges.some(({ range }) => range && !isWhole(range));
    if (isMangled || isOdd || (known && !hasItsLines(known))) mirror.delete(uri);
  }

  private notifyOddly(uri: string, dice: Dice): void {
    const params = mangled({ textDocument: { uri }, ranges: RANGES, settings: {} }, dice);
    const method = dice.pick([
      'claimlint/visible',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
      'textDocument/didSave',
      'textDocument/nothing',
      '$/setTrace',
      '$/cancelRequest',
      '$/progress',
      '$/nothing',
      'initialized',
    ]);
    this.notify(method, params);
    // An answer that nobody waits for, and a request without a method.
    if (dice.below(4) === 0) this.send({ jsonrpc: '2.0', id: 9e9, result: 1 } as Message);
    if (dice.below(4) === 0) this.send({ jsonrpc: '2.0', id: -1 } as unknown as Message);
  }

  /** A request of any kind, well-formed or not, perhaps taken back at once. */
  private async ask(uri: string, dice: Dice): Promise<void> {
    const { method, params } = requestOf(uri, dice);
    const answered = this.request(method, dice.below(3) === 0 ? mangled(params, dice) : params);
    if (dice.below(5) === 0) this.notify('$/cancelRequest', { id: this.id });
    await answered;
  }

  /** Diagnostics lie in the text that they are of. */
  private async pull(uri: string, mirror: Map<string, TextDocument>): Promise<void> {
    const document = mirror.get(uri);
    const { changes } = this;
    const { result } = await this.request('textDocument/diagnostic', { textDocument: { uri } });
    // What was sent since makes the answer one of a later text.
    if (!document || changes !== this.changes) return;
    for (const { range } of (result as { items?: { range: Range }[] } | null)?.items ?? [])
      for (const position of [range.start, range.end])
        assert.deepEqual(document.positionAt(document.offsetAt(position)), position, 'a range');
  }
}

/** A document that was edited where it has no lines no longer knows where its lines are. */
function hasItsLines(document: TextDocument): boolean {
  const { uri, languageId, version, lineCount } = document;
  const text = document.getText();
  const fresh = TextDocument.create(uri, languageId, version, text);
  return (
    fresh.lineCount === lineCount &&
    Array.from({ length: lineCount }, (_, line) => ({ line, character: 0 })).every(
      (start) => fresh.offsetAt(start) === document.offsetAt(start),
    )
  );
}

function isWhole({ start, end }: Range): boolean {
  return [start, end].every(
    ({ line, character }) => Number.isInteger(line) && Number.isInteger(character),
  );
}
