import { calendarFeature } from './calendar';
import { codeActionFeature } from './code-actions';
import { codeLensFeature } from './code-lens';
import { compareFeature } from './compare';
import { completionFeature } from './completion';
import { definitionFeature } from './definition';
import { documentHighlightFeature } from './document-highlights';
import { documentLinkFeature } from './document-links';
import { documentSymbolFeature } from './document-symbols';
import type { Feature } from './feature';
import { filesFeature } from './files';
import { foldingRangeFeature } from './folding-ranges';
import { formattingFeature } from './formatting';
import { hoverFeature } from './hover';
import { inlayHintFeature } from './inlay-hints';
import { referencesFeature } from './references';
import { renameFeature } from './rename';
import { selectionRangeFeature } from './selection-ranges';
import { statusFeature } from './status';
import { workspaceDiagnosticsFeature } from './workspace-diagnostics';

/** Every feature, one file each; diagnostics, which open and close with documents, stand in server.ts. */
export const FEATURES: readonly Feature[] = [
  calendarFeature,
  codeActionFeature,
  codeLensFeature,
  compareFeature,
  completionFeature,
  definitionFeature,
  documentHighlightFeature,
  documentLinkFeature,
  documentSymbolFeature,
  filesFeature,
  foldingRangeFeature,
  formattingFeature,
  hoverFeature,
  inlayHintFeature,
  referencesFeature,
  renameFeature,
  selectionRangeFeature,
  statusFeature,
  workspaceDiagnosticsFeature,
];
