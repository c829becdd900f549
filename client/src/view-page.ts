/*
 * The page of a view of a claim: what stays while its content changes. Nothing but its own style
 * and script runs in it.
 */

/** The page; `nonce` must be new each time and hard to guess, `style` is what this view adds. */
export function viewPage(nonce: string, title: string, style: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${STYLE}${style}</style>
</head>
<body>
<p id="summary" role="status"></p>
<main></main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

const STYLE = `
body { color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); padding: 0 1em 1em; }
h1 { font-size: 1.3em; font-weight: 600; margin: 0.8em 0 0.2em; }
h2 { font-size: 1.1em; font-weight: 600; margin: 1.4em 0 0.3em; }
#summary { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.scroll { overflow-x: auto; }
.scroll:focus-visible, button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
table { border-collapse: collapse; min-width: 100%; font-size: 0.92em; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: 3px 6px; font-weight: normal; border-bottom: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder)); white-space: nowrap; }
thead th, .line th, tfoot th { font-weight: 600; }
.line th { padding-top: 12px; }
th[scope='row'] { position: sticky; left: 0; background: var(--vscode-editor-background); }
small { display: block; font-size: 0.85em; font-weight: normal; color: var(--vscode-descriptionForeground); }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: left; cursor: pointer; }
button:hover { text-decoration: underline; }
th button { color: var(--vscode-textLink-foreground); }
.error { color: var(--vscode-editorError-foreground); }
.warning { color: var(--vscode-editorWarning-foreground); }
.information, .hint { color: var(--vscode-editorInfo-foreground); }
.error button, .warning button { font-weight: 600; }
.none { color: var(--vscode-descriptionForeground); }
dt { font-weight: 600; margin-top: 0.6em; }
dd { margin: 0.1em 0 0 1.2em; }
ul { margin: 0.3em 0; padding-left: 1.2em; }
`;

/**
 * Shows what it is sent, keeps the focus where it was, and says what was pressed. In a grid the arrow
 * keys go from button to button, and one of them is reached by the tab key.
 */
const SCRIPT = `
const editor = acquireVsCodeApi();
const main = document.querySelector('main');
const summary = document.getElementById('summary');
window.addEventListener('message', ({ data }) => {
  if (data.type !== 'show') return;
  const key = document.activeElement?.dataset?.key;
  const left = document.querySelector('.scroll')?.scrollLeft ?? 0;
  main.innerHTML = data.html;
  summary.textContent = data.summary;
  const scroll = document.querySelector('.scroll');
  if (scroll) scroll.scrollLeft = left;
  if (key !== undefined)
    [...main.querySelectorAll('button')].find((button) => button.dataset.key === key)?.focus();
  const grid = main.querySelector('[role=grid]');
  const focused = document.activeElement?.closest('[role=grid] button');
  const first = focused ?? grid?.querySelector('button');
  if (first) first.tabIndex = 0;
});
main.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  const { rule, line, character } = button.dataset;
  if (rule !== undefined) editor.postMessage({ type: 'page', rule });
  else editor.postMessage({ type: 'reveal', line: Number(line), character: Number(character) });
});
const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
main.addEventListener('keydown', (event) => {
  const step = ARROWS[event.key];
  const from = event.target.closest('[role=grid] button');
  if (!step || !from) return;
  event.preventDefault();
  const rows = [...from.closest('table').rows]
    .map((row) => [...row.cells].map((cell) => cell.querySelector('button')))
    .filter((row) => row.some(Boolean));
  let row = rows.findIndex((buttons) => buttons.includes(from));
  let column = rows[row].indexOf(from);
  do {
    row += step[0];
    column += step[1];
  } while (rows[row] && column >= 0 && column < rows[row].length && !rows[row][column]);
  const to = rows[row]?.[column];
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
});
editor.postMessage({ type: 'ready' });
`;
