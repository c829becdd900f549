import * as fs from 'node:fs';
import * as path from 'node:path';

/** A package that stands in the bundles, whole or in part. */
export interface BundledPackage {
  /** Its folder, from that of the project. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** As the package names it, in the words of SPDX. */
  readonly licence: string;
}

/** What package-lock.json says of a folder, as far as it is read here. */
interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
}

/** Licences that let a package be bundled with no more than its notice. */
export const FREE_LICENCES = ['MIT', 'ISC', 'BlueOak-1.0.0'];

/** The packages that the project needs at run time, and those that these need, by their names. */
export function bundledPackages(root: string): BundledPackage[] {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages)
    .filter(([folder, { dev }]) => folder !== '' && !dev)
    .map(([folder, { version = '', license = '' }]) => ({
      folder,
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The text of the licence of an installed package. Throws where it brings none. */
export function licenceText(root: string, { folder, name }: BundledPackage): string {
  const names = fs.readdirSync(path.join(root, folder));
  const file = names.find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  if (file === undefined) throw new Error(`The package ${name} brings no licence.`);
  return fs
    .readFileSync(path.join(root, folder, file), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim();
}

/** The notices that go with the bundles: every package with its version and the text of its licence. */
export function notices(root: string): string {
  const packages = bundledPackages(root);
  const head = `Claimlint contains parts of these packages:\n\n${packages.map(titleOf).join('\n')}`;
  const texts = packages.map((one) => `${titleOf(one)}\n\n${licenceText(root, one)}`);
  return [head, ...texts].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

function titleOf({ name, version, licence }: BundledPackage): string {
  return `${name} ${version} (${licence})`;
}
