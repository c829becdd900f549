import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** A server that crashes more often than this within the time below is left alone. */
const MOST = 4;
const WITHIN = 3 * 60_000;

/**
 * Starts a server anew that has crashed, silently at first. The messages are our own: those of the
 * connection may quote what was sent.
 * @param onGivenUp called when it has crashed too often; then it stays ended.
 * @param now milliseconds of some clock.
 */
export function crashHandler(onGivenUp: () => void, now: () => number = Date.now): ErrorHandler {
  let crashes: number[] = [];
  return {
    // A server that has just died takes no messages, however many are on their way to it: shut down
    // now, it would not be started anew when the connection is seen to be closed.
    error: () => ({
      action: ErrorAction.Continue,
      message: 'A message to or from the server was lost.',
      handled: true,
    }),
    closed: () => {
      crashes = [...crashes.filter((time) => now() - time < WITHIN), now()];
      if (crashes.length <= MOST)
        return {
          action: CloseAction.Restart,
          message: `The server has ended unexpectedly (${crashes.length}); starting it again.`,
          handled: true,
        };
      onGivenUp();
      return {
        action: CloseAction.DoNotRestart,
        message: `The server has ended unexpectedly ${crashes.length} times and stays ended.`,
        handled: true,
      };
    },
  };
}
