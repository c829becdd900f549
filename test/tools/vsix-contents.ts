import * as fs from 'node:fs';

/** A package for the marketplace stays below this, in bytes. */
export const VSIX_LIMIT = 1_000_000;

/** The licences of what is bundled, in the folder of the project and in the package. */
export const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

/** What a package may hold. Everything else has come in by mistake. */
const EXPECTED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/i,
  new RegExp(`^extension/${NOTICES}$`),
  /^extension\/dist\/client\/(node|browser)\.js$/,
  // What lsp.js and cli.js load has a name with a hash.
  /^extension\/dist\/server\/(lsp|cli|browser|[\w-]+-[A-Z\d]{8})\.js$/,
  /^extension\/dist\/data\/(codes|packs)\.json$/,
  /^extension\/server\/(pages\/[\w-]+\.md|schemas\/[\w.-]+\.json)$/,
  /^extension\/client\/images\/(icon\.png|walkthrough\/\w+\.svg)$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/samples\/([\w-]+\.claim\.ya?ml|README\.md)$/,
];

/** What it cannot do without. */
const NEEDED = [
  'extension/package.json',
  'extension/LICENSE.txt',
  `extension/${NOTICES}`,
  'extension/dist/client/node.js',
  'extension/dist/client/browser.js',
  'extension/dist/server/lsp.js',
  'extension/dist/server/cli.js',
  'extension/dist/server/browser.js',
  'extension/dist/data/codes.json',
  'extension/dist/data/packs.json',
  'extension/server/pages/concurrent-modifier.md',
  'extension/client/images/walkthrough/open.svg',
  'extension/samples/two-antibiotics.claim.yaml',
];

/** What is wrong with a package, each in one sentence; nothing when it may be given away. */
export function vsixFaults(size: number, names: readonly string[]): string[] {
  return [
    ...(size < VSIX_LIMIT ? [] : [`It has ${size} bytes; less than ${VSIX_LIMIT} are wanted.`]),
    ...names
      .filter((name) => !EXPECTED.some((pattern) => pattern.test(name)))
      .map((name) => `${name} does not belong into it.`),
    ...NEEDED.filter((name) => !names.includes(name)).map((name) => `${name} is missing.`),
  ];
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The names of the files in a ZIP archive, by its directory. Throws when it is none. */
export function namesInZip(archive: string): string[] {
  const bytes = fs.readFileSync(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error(`${archive} is no ZIP archive.`);
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error(`${archive} is damaged.`);
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const length = name ?? 0;
    names.push(bytes.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + (extra ?? 0) + (comment ?? 0);
  }
  return names.filter((name) => !name.endsWith('/'));
}
