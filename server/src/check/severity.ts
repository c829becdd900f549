import type { Consequence, Severity } from '../policy/schema';

/** What a user may set for a rule. */
export const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** Reads a level as settings and command lines write it (`info` is `information`). */
export function parseLevel(text: string): Level | undefined {
  const lower = text.trim().toLowerCase();
  return lower === 'info' ? 'information' : LEVELS.find((level) => level === lower);
}

const BY_CONSEQUENCE: Record<Consequence, Severity> = {
  deny: 'error',
  modifier: 'error',
  missing: 'warning',
  review: 'information',
  advice: 'hint',
};

const RANK: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

/** What stands behind a severity, the strongest first. */
export interface SeverityParts {
  entry: Severity | undefined;
  reported: Severity | undefined;
  rule: Severity | null;
  consequence: Consequence | null;
}

/** The user's setting, else what the pack and the rule say. */
export function severityOf(parts: SeverityParts & { setting: Level | undefined }): Level {
  return parts.setting ?? severityByPolicy(parts);
}

/** The pack entry's severity, else the rule's own, else what follows from the consequence. */
export function severityByPolicy(parts: SeverityParts): Severity {
  return (
    parts.entry ??
    parts.reported ??
    parts.rule ??
    (parts.consequence ? BY_CONSEQUENCE[parts.consequence] : 'error')
  );
}

/** Orders severities, the worst first. */
export function bySeverity(a: Severity, b: Severity): number {
  return RANK[a] - RANK[b];
}
