/** A message of JSON-RPC 2.0; which kind it is shows in the fields that it has. */
export interface Message {
  jsonrpc: '2.0';
  id?: MessageId;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}
export type MessageId = number | string;

/** Codes of errors, of JSON-RPC and of the language server protocol. */
export const ErrorCode = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  internalError: -32603,
  serverNotInitialized: -32002,
  requestCancelled: -32800,
  /** The request is right and cannot be done; the message says why. */
  requestFailed: -32803,
} as const;

/** What a handler returns, or throws, to answer with an error. Nothing of a draft may stand in it. */
export class ResponseError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Tells a handler whether its answer is still wanted. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** What carries messages: streams, a channel between processes, a web worker's port. */
export interface Transport {
  send(message: Message): void;
  /** Starts to read. What arrives may be anything. */
  listen(receive: (message: unknown) => void): void;
}
