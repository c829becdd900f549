import * as z from 'zod/mini';
import { parseLevel, type Level } from '../check/severity';
import { HINT_KINDS, type HintKind } from '../service/inlay-hints';
import type { Connection } from 'vscode-languageserver';

/** What a user sets in the editor, under `claimlint.`. */
export interface ClientSettings {
  severity: ReadonlyMap<string, Level>;
  showNotChecked: boolean;
  maxFindings: number;
  codeLens: boolean;
  inlayHints: Readonly<Record<HintKind, boolean>>;
}

/** A value of the wrong kind counts as not set: an editor shows the user what it wants. */
const settingsSchema = z.object({
  severity: z.catch(z.record(z.string(), z.unknown()), {}),
  showNotChecked: z.catch(z.boolean(), false),
  maxFindings: z.catch(z.int().check(z.gte(1)), 1000),
  codeLens: z.catch(z.boolean(), true),
  inlayHints: z.catch(z.record(z.string(), z.unknown()), {}),
});

export function readClientSettings(value: unknown): ClientSettings {
  const object = typeof value === 'object' && value !== null ? value : {};
  const { severity, inlayHints, ...rest } = settingsSchema.parse(object);
  const levels = Object.entries(severity).flatMap(([rule, text]): [string, Level][] => {
    const level = typeof text === 'string' ? parseLevel(text) : undefined;
    return level ? [[rule, level]] : [];
  });
  const hints = HINT_KINDS.map((kind) => [kind, inlayHints[kind] !== false]);
  return {
    ...rest,
    severity: new Map(levels),
    inlayHints: Object.fromEntries(hints) as Record<HintKind, boolean>,
  };
}

/** What the client may say when it starts; a value of the wrong kind counts as not said. */
const initialSchema = z.object({
  docsBase: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
  /** Editors without the notion of trust trust what they open. */
  trusted: z.catch(z.boolean(), true),
  clientReads: z.catch(z.boolean(), false),
  /** Commands that the client has, which the server may offer. */
  commands: z.catch(z.array(z.string()), []),
});

export type InitializationOptions = z.infer<typeof initialSchema>;

export function readInitializationOptions(value: unknown): InitializationOptions {
  const object = typeof value === 'object' && value !== null ? value : {};
  return initialSchema.parse(object);
}

/** The editor's settings for each document, asked for when first needed. */
export class SettingsStore {
  private readonly byUri = new Map<string, Promise<ClientSettings>>();
  private pushed: ClientSettings = readClientSettings(undefined);

  constructor(
    private readonly connection: Connection,
    private readonly canAsk: boolean,
  ) {}

  of(uri: string): Promise<ClientSettings> {
    if (!this.canAsk) return Promise.resolve(this.pushed);
    const known = this.byUri.get(uri);
    if (known) return known;
    const asked = this.connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'claimlint' })
      .then(readClientSettings, () => this.pushed);
    this.byUri.set(uri, asked);
    return asked;
  }

  /** Settings changed; a client that cannot be asked sends them along. */
  changed(settings: unknown): void {
    this.byUri.clear();
    const own = typeof settings === 'object' && settings !== null && 'claimlint' in settings;
    if (own) this.pushed = readClientSettings(settings.claimlint);
  }

  forget(uri: string): void {
    this.byUri.delete(uri);
  }
}
