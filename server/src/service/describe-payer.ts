import type { Pack } from '../policy/pack';
import type { HoverContext } from './hover';

const BASIS: Record<Pack['perDiemBasis'], string> = {
  administered: 'Per diems count the days on which the drug is given.',
  access: 'Per diems count the days on which the member has access to the therapy.',
};

/** The policy that a payer id stands for: name, number, dates. Markdown. */
export function describePayer({ document, text }: HoverContext): string | undefined {
  const id = text.trim().toLowerCase();
  const pack = document.checker.payers.includes(id) ? document.checker.pack(id)?.pack : undefined;
  return pack && policyText(pack);
}

/** The same for any pack. */
export function policyText(pack: Pack): string {
  const { from, to } = pack.effective;
  const dates = [from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ');
  const based = pack.chain[1];
  const facts = [
    pack.policy && `Policy ${pack.policy}${pack.title ? `, ${pack.title}` : ''}`,
    pack.version && `Version ${pack.version}`,
    dates && `Effective ${dates}`,
    pack.reviewed && `Held against the source on ${pack.reviewed}`,
    based !== undefined && based !== 'common' && `Extends ${based}`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return [
    `**${pack.id}** — ${pack.name}`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    BASIS[pack.perDiemBasis],
  ].join('\n\n');
}
