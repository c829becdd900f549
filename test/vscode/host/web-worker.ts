import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import type { LaunchOptions } from './arguments';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** An address as VS Code's configuration writes it. */
interface UriParts {
  scheme: string;
  authority: string;
  path: string;
}

/** Serves the extension's and the suite's files over http; ends with the process. */
export async function serveFiles(folders: readonly string[]): Promise<(file: string) => UriParts> {
  const server = http.createServer((request, response) => {
    const file = requestedFile(request.url ?? '/');
    const found = folders.some((folder) => isWithin(file, folder)) && isFile(file);
    response.writeHead(found ? 200 : 404, {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-store',
      'Content-Type': mediaTypes[path.extname(file)] ?? 'text/plain',
    });
    if (found) fs.createReadStream(file).pipe(response);
    else response.end();
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return (file) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: file });
}

/**
 * Makes the page load the extensions, and the tests if any, into its web worker host: they go into
 * the configuration that the page carries, before the workbench reads it.
 */
export async function loadInWebWorker(page: Page, options: LaunchOptions): Promise<void> {
  const testFolders = options.tests ? [path.dirname(options.tests)] : [];
  const uri = await serveFiles([...options.extensions, ...testFolders]);
  const development = {
    extensions: options.extensions.map(uri),
    ...(options.tests && { extensionTestsPath: uri(options.tests) }),
  };
  await page.addInitScript(amendConfiguration, development);
}

/** Runs in the page. At `interactive` the page is parsed and its module scripts have not run. */
function amendConfiguration(development: object): void {
  const { document } = globalThis as unknown as { document: ConfiguredDocument };
  document.addEventListener('readystatechange', () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (document.readyState !== 'interactive' || !element) return;
    const configuration = JSON.parse(element.dataset.settings) as { developmentOptions?: object };
    configuration.developmentOptions = { ...configuration.developmentOptions, ...development };
    element.dataset.settings = JSON.stringify(configuration);
  });
}

/** What `amendConfiguration` uses of the page's document. */
interface ConfiguredDocument {
  readonly readyState: string;
  addEventListener(event: 'readystatechange', listener: () => void): void;
  getElementById(id: string): { dataset: { settings: string } } | null;
}

function requestedFile(url: string): string {
  try {
    return path.normalize(decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname));
  } catch {
    return '/';
  }
}

function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder + path.sep);
}

function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
