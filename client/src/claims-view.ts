import * as vscode from 'vscode';
import { claimGroups, type ClaimGroup, type ListedItem } from './claims-list';
import type { WorkspaceClaims } from './workspace-claims';

const VIEW = 'claimlint.claims';

/** The sign of a state; its colour says nothing that the sign and the words do not. */
const SIGNS: Record<ListedItem['state'], vscode.ThemeIcon> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  remark: new vscode.ThemeIcon('info'),
  'not checked': new vscode.ThemeIcon('question'),
  clean: new vscode.ThemeIcon('pass'),
  unreadable: new vscode.ThemeIcon('circle-slash'),
};

/** The list of claims by payer, in the explorer. */
export class ClaimsView
  implements vscode.Disposable, vscode.TreeDataProvider<ClaimGroup | ListedItem>
{
  private readonly view: vscode.TreeView<ClaimGroup | ListedItem>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly claims: WorkspaceClaims) {
    this.view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.listener = claims.onDidChange(() => {
      this.view.message = claims.message;
      this.changed.fire();
    });
  }

  getChildren(element?: ClaimGroup | ListedItem): (ClaimGroup | ListedItem)[] {
    if (!element)
      return claimGroups(this.claims.drafts, (uri) =>
        vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
      );
    return isGroup(element) ? element.items : [];
  }

  getTreeItem(element: ClaimGroup | ListedItem): vscode.TreeItem {
    return isGroup(element) ? groupItem(element) : claimItem(element);
  }

  dispose(): void {
    this.listener.dispose();
    this.view.dispose();
    this.changed.dispose();
  }
}

function isGroup(element: ClaimGroup | ListedItem): element is ClaimGroup {
  return 'items' in element;
}

function groupItem({ label, description }: ClaimGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  // It keeps being open or closed while its claims change.
  item.id = `payer ${label}`;
  item.description = description;
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}

function claimItem({ label, description, file, uri, state, at }: ListedItem): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  const place = new vscode.Position(at.line, at.character);
  const selection = new vscode.Range(place, place);
  item.description = description;
  item.tooltip = `${description}\n${file}`;
  item.iconPath = SIGNS[state];
  item.accessibilityInformation = { label: `${label}, ${description}, ${file}` };
  item.contextValue = state;
  item.command = {
    command: 'vscode.open',
    title: 'Open the Claim',
    arguments: [vscode.Uri.parse(uri), { selection }],
  };
  return item;
}
