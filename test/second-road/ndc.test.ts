import * as assert from 'node:assert/strict';
import { CASES, claimText, findingsOf, Random, valuesSet } from './cases';

const LINES = 40;

interface Expected {
  message: string;
  fixes: string[];
}

/** What an NDC in this form calls for: found by trying where one zero makes it eleven digits. */
function expectedOf(written: string): Expected | undefined {
  const code = /^n4/i.test(written) ? written.slice(2) : written;
  const segments = code.split('-');
  const digits = segments.join('');
  const shape = segments.map((segment) => segment.length).join('-');
  if (shape === '11' || shape === '5-4-2') return undefined;
  if (segments.length === 3 && digits.length === 10) {
    const ways = segments
      .map((_, at) => segments.map((segment, i) => (i === at ? `0${segment}` : segment)))
      .filter((way) => way.map((segment) => segment.length).join('-') === '5-4-2');
    const [way, ...others] = ways;
    if (way && others.length === 0)
      return { message: 'short-segment', fixes: [`safe "${way.join('-')}"`] };
  }
  if (shape === '10') {
    const whole = [0, 5, 9].map((at) => `${digits.slice(0, at)}0${digits.slice(at)}`);
    const fixes = whole.map(
      (eleven) => `choice "${eleven.slice(0, 5)}-${eleven.slice(5, 9)}-${eleven.slice(9)}"`,
    );
    return { message: 'ten-digits', fixes };
  }
  if (shape === '12' || shape === '6-4-2') return { message: 'future-form', fixes: [] };
  return { message: digits.length === 11 ? 'hyphens' : 'not-an-ndc', fixes: [] };
}

const SHAPES = ['5-4-2', '4-4-2', '5-3-2', '5-4-1', '6-4-2', '11', '10', '12', '4-4-3', '5-5-1'];

function randomNdc(random: Random): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => (random.chance(0.3) ? 0 : random.below(10))).join('');
  const shape = random.chance(0.8)
    ? random.pick(SHAPES)
    : Array.from({ length: random.between(1, 4) }, () => random.between(1, 7)).join('-');
  const code = shape
    .split('-')
    .map((length) => digits(Number(length)))
    .join('-');
  return `${random.chance(0.1) ? random.pick(['N4', 'n4']) : ''}${code}`;
}

describe('second road: NDC', function () {
  this.timeout(0);

  it(`${CASES} codes in every form are padded, read and told apart alike`, () => {
    const random = new Random('ndc');
    for (let done = 0; done < CASES; done += LINES) {
      const codes = Array.from({ length: LINES }, () => randomNdc(random));
      const quote = random.pick(['', "'", '"']);
      const text = claimText(
        'bcbsok',
        [],
        codes.map(
          (code) =>
            `date: 2023-03-01, code: J0696, units: 1, ndc: { code: ${quote}${code}${quote}, quantity: 1, unit: UN }`,
        ),
      );
      const findings = findingsOf('ndc-format', text);
      codes.forEach((code, i) => {
        const found = findings.filter((f) => f.path.join('.') === `lines.${i}.ndc.code`);
        assert.ok(found.length <= 1, code);
        const said = found[0] && { message: found[0].messageId, fixes: valuesSet(found[0]) };
        assert.deepEqual(said, expectedOf(code), code);
      });
    }
  });
});
