import { calendarFeature } from './calendar';
import { codeActionFeature } from './code-actions';
import { compareFeature } from './compare';
import { completionFeature } from './completion';
import type { Feature } from './feature';
import { formattingFeature } from './formatting';
import { hoverFeature } from './hover';
import { statusFeature } from './status';

/** Every feature, one file each; diagnostics, which open and close with documents, stand in server.ts. */
export const FEATURES: readonly Feature[] = [
  calendarFeature,
  codeActionFeature,
  compareFeature,
  completionFeature,
  formattingFeature,
  hoverFeature,
  statusFeature,
];
