import type { CodeInfo } from '../codes/tables';
import type { Kind } from '../codes/types';

/* What kind of thing a code bills, in a biller's words. */

const KINDS: Record<Kind, string> = {
  'therapy-per-diem': 'per diem for a therapy',
  'catheter-care': 'per diem for the care of a catheter',
  'injection-per-diem': 'per diem for injections',
  'enteral-per-diem': 'per diem for tube feeding',
  'other-per-diem': 'per diem for another service',
  'pharmacy-hour': 'hour of pharmacy services',
  drug: 'drug',
  nutrition: 'nutrition product',
  'nutrition-kit': 'supplies for nutrition',
  blood: 'blood component',
  'iv-solution': 'IV fluid',
  supply: 'supply',
  equipment: 'equipment',
  'equipment-service': 'upkeep of equipment',
  nursing: 'nursing',
  'professional-visit': 'visit for a drug at home',
  administration: 'administration of a drug',
  'vascular-access': 'vascular access',
  'blood-administration': 'transfusion service',
  evaluation: 'evaluation and management',
  service: 'service',
};

/** Categories that the words of the kind say already. */
const SAID: Partial<Record<Kind, string>> = {
  'catheter-care': 'catheter-care',
  'enteral-per-diem': 'enteral',
  blood: 'transfusion',
  'blood-administration': 'transfusion',
};

const CATEGORIES: Record<string, string | undefined> = {
  tpn: 'TPN',
  'anti-infective': 'anti-infective',
  'anti-tnf': 'anti-TNF',
  'alpha-1': 'alpha-1',
  other: undefined,
};

/** Families that tell more than the name of the code; the others only tie codes together. */
const FAMILIES: Record<string, string | undefined> = {
  initial: 'first service',
  subsequent: 'later visit',
  'add-on': 'in addition to another code',
};

/** `per diem for a therapy, anti-infective`. */
export function kindText({ kind, category, family }: CodeInfo): string {
  const parts = [
    KINDS[kind],
    category === undefined || SAID[kind] === category ? undefined : categoryText(category),
    family === undefined ? undefined : FAMILIES[family],
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function categoryText(category: string): string | undefined {
  return category in CATEGORIES ? CATEGORIES[category] : category.replace(/-/g, ' ');
}
