/** Something the caller must change: shown in one line, exit status 2. */
export class UsageError extends Error {}

export const USAGE = `claimlint - checks home-infusion claim drafts against the payer's policy

  claimlint check [paths...]            check files, folders, globs or - (default: this folder)
  claimlint fix [paths...] [--dry-run]  apply every safe fix
  claimlint compare FILE                what every payer's policy says of one draft
  claimlint explain RULE|CODE|CLAUSE    a rule, a code with every payer, a clause; also a modifier,
                                        a place of service, a payer
  claimlint rules [--payer ID]          the rules, with severity and clauses
  claimlint codes import FILE           makes a code table of an official file (HCPCS, MUE, NDC)
  claimlint lsp --stdio                 the language server

check:
  --format FORMAT        pretty (default), json, ndjson, sarif, github, junit
  --payer ID             check against this payer instead of the draft's own
  --rule ID=LEVEL        off, hint, information, warning, error (repeatable)
  --max-warnings N       exit 1 above N warnings
  --today DATE           the day that counts as today
  --stdin-filename NAME  what to call standard input
  --shard I/N            this machine's share of the files
  --jobs N               threads that check (default: cores, for many files)
  --cache[=FILE]         check only what has changed since the last run of the day; FILE keeps the
                         results (default: one for this folder among the user's caches)
  --progress             show progress (default on a terminal)
  --quiet                list errors alone; the sums still count the rest
fix:
  --dry-run              show the change as a diff, write nothing
  --payer, --rule, --today, --stdin-filename as above
compare:
  --format FORMAT        pretty (default), json
  --rule, --today, --stdin-filename as above
codes import:
  --out DIR              where the table goes (default: codes); name it in code_tables
  --kind KIND            hcpcs, mue, ndc (default: by what the file holds)

Exit status: 0 no errors; 1 errors (or too many warnings); 2 something could not be done.
compare and codes: 0 or 2.
`;
