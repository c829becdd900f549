import * as path from 'node:path';

/** The project's root: the folder of package.json, which is also the extension under test. */
export const projectRoot = path.resolve(__dirname, '..', '..', '..');

/** Where downloaded parts are kept; ignored by git, safe to delete. */
export const cacheFolder = path.join(projectRoot, '.vscode-test');

/** The stand-in for the executable of desktop VS Code. */
export const hostExecutable = path.join(__dirname, 'code');
