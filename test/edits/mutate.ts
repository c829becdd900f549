import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMap } from 'yaml';
import { parseDraft } from '../../server/src/draft/parse';
import { ROOT } from '../support/resources';
import { plainOf, type Choices, type Plain, type PlainMap } from './random-draft';

/*
 * Claims like real ones: those of the examples and samples, with values changed, fields taken away,
 * lines copied and mixed, and the payer exchanged.
 */

const PAYERS = ['bcbsok', 'php', 'cigna', 'allways', 'bluekc', 'bcbsko'];
const MODIFIERS = ['SH', 'SJ', '59', 'JW', 'JZ', 'KP', 'KQ', 'RT', '25', 'Q9', 'sh'];
const ODD_TEXTS = [
  'x',
  '0',
  '-1',
  '2.5',
  '1e3',
  'true',
  '2023-02-30',
  "it's",
  'a: b',
  '# no',
  '14',
];

/** The claims of the examples and samples that are YAML without faults. */
export function realClaims(): PlainMap[] {
  const rules = join(ROOT, 'test', 'rules');
  const folders = readdirSync(rules).map((name) => join(rules, name));
  const files = [join(ROOT, 'samples'), ...folders.filter((path) => statSync(path).isDirectory())]
    .sort()
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.claim.yaml'))
    .sort();
  return files.flatMap((file) =>
    parseDraft(readFileSync(file, 'utf8')).claims.flatMap(({ tree }) => {
      const plain = tree.errors.length === 0 && isMap(tree.root) ? plainOf(tree) : '';
      return isClaim(plain) ? [plain] : [];
    }),
  );
}

function isClaim(value: Plain): value is PlainMap {
  return isPlainMap(value) && Array.isArray(value['lines']) && value['lines'].every(isPlainMap);
}

function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Values that occur under each key, and real claims to draw from. */
export class Corpus {
  private readonly values = new Map<string, Set<string>>();

  constructor(readonly claims: readonly PlainMap[]) {
    for (const claim of claims) this.collect(claim);
  }

  private collect(map: PlainMap): void {
    for (const [key, value] of Object.entries(map))
      for (const item of Array.isArray(value) ? value : [value])
        if (isPlainMap(item)) this.collect(item);
        else if (typeof item === 'string')
          this.values.set(key, (this.values.get(key) ?? new Set()).add(item));
  }

  /** A claim with up to five changes. */
  draw(choices: Choices): PlainMap {
    const claim = structuredClone(choices.pick(this.claims));
    for (let n = choices.below(6); n > 0; n--) this.change(claim, choices);
    return claim;
  }

  private change(claim: PlainMap, choices: Choices): void {
    const lines = linesOf(claim);
    const line = lines.length > 0 ? choices.pick(lines) : undefined;
    const map = choices.pick(mapsIn(claim));
    const keys = Object.keys(map).filter((key) => key !== 'lines');
    switch (choices.below(9)) {
      case 0:
        claim['payer'] = choices.pick(PAYERS);
        break;
      case 1:
        if (keys.length > 0) Reflect.deleteProperty(map, choices.pick(keys));
        break;
      case 2:
      case 3:
        if (keys.length > 0) this.setValue(map, choices.pick(keys), choices);
        break;
      case 4:
        if (keys.length > 0) misspell(map, choices.pick(keys), choices);
        break;
      case 5:
        if (line) lines.splice(choices.below(lines.length + 1), 0, structuredClone(line));
        break;
      case 6:
        lines.push(...structuredClone(linesOf(choices.pick(this.claims))).slice(0, 2));
        break;
      case 7:
        if (line)
          line['modifiers'] = Array.from({ length: choices.below(5) }, () =>
            choices.pick(MODIFIERS),
          );
        break;
      default:
        if (line) Object.assign(line, choices.pick(linesOf(choices.pick(this.claims))));
    }
  }

  private setValue(map: PlainMap, key: string, choices: Choices): void {
    const known = [...(this.values.get(key) ?? [])];
    const value =
      choices.oneIn(6) || known.length === 0 ? choices.pick(ODD_TEXTS) : choices.pick(known);
    const old = map[key];
    if (typeof old === 'string') map[key] = choices.oneIn(12) ? '' : value;
    else if (Array.isArray(old) && typeof old[0] === 'string')
      old[choices.below(old.length)] = value;
  }
}

function linesOf(claim: PlainMap): PlainMap[] {
  return claim['lines'] as PlainMap[];
}

/** Every map of a claim, itself first. */
function mapsIn(map: PlainMap): PlainMap[] {
  const inner = Object.values(map).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return [map, ...inner.filter(isPlainMap).flatMap(mapsIn)];
}

/** A letter less, or a letter more, in a key; the order of the keys stays. */
function misspell(map: PlainMap, key: string, choices: Choices): void {
  const at = choices.below(key.length);
  const wrong = choices.oneIn(2)
    ? key.slice(0, at) + key.slice(at + 1)
    : `${key.slice(0, at)}e${key.slice(at)}`;
  if (wrong === '' || Object.hasOwn(map, wrong)) return;
  const entries = Object.entries(map);
  for (const name of Object.keys(map)) Reflect.deleteProperty(map, name);
  for (const [name, value] of entries) map[name === key ? wrong : name] = value;
}
