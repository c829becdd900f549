import type { LaunchOptions } from './arguments';

/**
 * The address of a window: its folder, and, as the payload a workbench reads, the extensions and
 * tests that the server loads. In a web worker these come otherwise (see web-worker.ts).
 */
export function windowAddress(authority: string, token: string, options: LaunchOptions): string {
  const query = new URLSearchParams({ tkn: token });
  const { folder } = options;
  if (folder?.endsWith('.code-workspace')) query.set('workspace', folder);
  else if (folder) query.set('folder', folder);
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload(authority, options)));
  return `http://${authority}/?${query}`;
}

function payload(authority: string, options: LaunchOptions): [string, string][] {
  const remote = (file: string): string => `vscode-remote://${authority}${encodeURI(file)}`;
  const entries: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (options.kind === 'web') return entries;
  for (const folder of options.extensions) {
    entries.push(['extensionDevelopmentPath', remote(folder)]);
  }
  if (options.tests) entries.push(['extensionTestsPath', remote(options.tests)]);
  return entries;
}
