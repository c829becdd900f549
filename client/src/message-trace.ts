import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/**
 * Writes the name of each message to the server, and how long its answer took, into the output
 * while `claimlint.trace.server` says so. Never what is in it: drafts are medical claims.
 * @param onSent is told the name of each notification that has been sent.
 */
export function messageTrace(
  output: Pick<vscode.LogOutputChannel, 'info'>,
  onSent: (method: string) => void = () => undefined,
): Pick<Middleware, 'sendRequest' | 'sendNotification'> {
  const isOn = () =>
    vscode.workspace.getConfiguration('claimlint').get('trace.server') === 'messages';
  return {
    sendRequest: async (type, param, token, next) => {
      if (!isOn()) return next(type, param, token);
      const start = performance.now();
      try {
        return await next(type, param, token);
      } finally {
        output.info(`${nameOf(type)} ${Math.round(performance.now() - start)} ms`);
      }
    },
    sendNotification: async (type, next, params) => {
      if (isOn()) output.info(nameOf(type));
      await next(type, params);
      onSent(nameOf(type));
    },
  };
}

function nameOf(type: string | { method: string }): string {
  return typeof type === 'string' ? type : type.method;
}
