import * as vscode from 'vscode';
import { rulesOf, slugOf, type ListedRule } from './page-text';

/** The pages that ship with the extension. */
export class ShippedPages {
  constructor(private readonly folder: vscode.Uri) {}

  /** Every rule. */
  async rules(): Promise<ListedRule[]> {
    return rulesOf((await this.read('README')) ?? '');
  }

  /** The text of a page; undefined where there is none of that name. */
  async read(name: string): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.addressOf(name)));
    } catch {
      return undefined;
    }
  }

  /** Shows a page as Markdown, at a section; as text where no preview is to be had. */
  async show(name: string, section?: string): Promise<void> {
    const page = this.addressOf(name);
    const fragment = section === undefined ? '' : slugOf(section);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page.with({ fragment }));
    } catch {
      await vscode.window.showTextDocument(page);
    }
  }

  /** Only names of pages: no other file is to be named. */
  private addressOf(name: string): vscode.Uri {
    if (!/^[\w-]+$/.test(name)) throw new Error('not the name of a page');
    return vscode.Uri.joinPath(this.folder, `${name}.md`);
  }
}
