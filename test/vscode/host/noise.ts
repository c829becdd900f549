/** What VS Code itself says in every healthy run of this kind, by what it starts with. */
const openings = [
  'Canceled',
  'ChatSessionStore',
  'Creating a socket',
  'Creation of workbench contribution',
  'Ignoring fetching',
  'Loading development extension',
  'No search provider registered',
  'Resolved connection token',
  'Resolving ',
  'Timed out waiting for authentication provider',
  // A preview of changes that is left before it is drawn.
  'Unable to resolve resource vscode-bulkeditpreview-editor:',
  'Updating additional',
  '[AccountPolicy',
  '[AgentHost',
  '[Service Worker]',
  '[reconnection-grace',
];

/** A translation that an extension need not have. */
const translations = /package\.nls(\.[\w-]+)?\.json' failed with status code 404/;

/** Its native modules are not compiled here; it says so and does without. */
const nativeModules =
  /node_modules\/@vscode\/(spdlog|native-watchdog)\/|native-watchdog\/index\.js/;

/** Whether a line of the workbench's log says nothing about the extension or the suite. */
export function isNoise(text: string): boolean {
  return (
    openings.some((opening) => text.startsWith(opening)) ||
    translations.test(text) ||
    nativeModules.test(text)
  );
}
