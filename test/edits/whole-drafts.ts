import { render } from './layouts';
import { Corpus, realClaims } from './mutate';
import type { Choices } from './random-draft';

const COMMENTS = [
  '# claimlint-ignore bundled: agreed with the payer',
  '# claimlint-ignore nonsense: no such rule',
  '# claimlint-ignore per-diem-units',
  '# claimlint-ignore-claim total-charge: paid by contract',
];

const corpus = new Corpus(realClaims());

/** A file of one claim or two, as a person may have written it. */
export function drawFile(choices: Choices): string {
  const layout = { aliases: choices.oneIn(3), comments: choices.oneIn(2) ? COMMENTS : [] };
  const part = () => render(corpus.draw(choices), choices, layout);
  const mark = choices.oneIn(8) ? '\ufeff' : '';
  const first = part();
  if (!choices.oneIn(6)) return mark + first;
  const second = part().replace(/^---[ \r]*\n/, '');
  return `${mark}${first.replace(/\n?$/, '\n')}---${second.includes('\r') ? '\r\n' : '\n'}${second}`;
}
