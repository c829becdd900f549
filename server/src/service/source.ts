import { CodeActionKind } from 'vscode-languageserver-types';

/** What editors show as the origin of a finding, and the prefix of settings and own messages. */
export const SOURCE = 'claimlint';

/** The kind of the action that applies every safe fix. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.${SOURCE}`;

/** The kinds of action that are offered. */
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL];
