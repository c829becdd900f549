/* The values of the fields that take one of a list, in the words of the trade. */

export const LINES_OF_BUSINESS = [
  'commercial',
  'hmo',
  'pos',
  'ppo',
  'aso',
  'aca',
  'small-group',
  'medicare-advantage',
  'fep',
  'jaa',
  'masshealth-aco',
] as const;

export const CATEGORIES = [
  'anti-infective',
  'pain',
  'chemotherapy',
  'tpn',
  'enteral',
  'hydration',
  'immunotherapy',
  'inotropic',
  'anticoagulant',
  'antiemetic',
  'corticosteroid',
  'chelation',
  'enzyme-replacement',
  'anti-tnf',
  'diuretic',
  'antispasmodic',
  'alpha-1',
  'hemophilia',
  'pulmonary-hypertension',
  'insulin',
  'tocolytic',
  'transfusion',
  'dialysis',
  'irrigation',
  'injectable',
  'catheter-care',
  'other',
] as const;

export const ROUTES = [
  'iv',
  'sc',
  'im',
  'intrathecal',
  'epidural',
  'intra-arterial',
  'enteral-gravity',
  'enteral-pump',
  'enteral-bolus',
  'oral',
  'inhaled',
  'topical',
  'intra-articular',
  'intradialytic',
  'irrigation',
  'local',
] as const;

export const PURPOSES = [
  'therapy',
  'premedication',
  'side-effect',
  'flush',
  'diluent',
  'hydration',
  'keep-open',
] as const;

export const NDC_UNITS = ['F2', 'GR', 'ME', 'ML', 'UN'] as const;
export const DEVICES = [
  'peripheral',
  'midline',
  'picc',
  'port',
  'tunneled',
  'elastomeric',
] as const;

export type Category = (typeof CATEGORIES)[number];
export type Route = (typeof ROUTES)[number];
export type Purpose = (typeof PURPOSES)[number];
