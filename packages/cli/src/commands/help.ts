import { EXIT } from '../exit-codes.js';
import type { Command } from '../run.js';

export const helpCommand: Command = async ([topic], io) => {
  io.out(topic !== undefined && Object.hasOwn(TOPICS, topic) ? TOPICS[topic]! : GENERAL);
  return EXIT.clean;
};

const GENERAL = `Postern finds the mistakes people make when they call other people's APIs and receive their webhooks.

  postern                      scan the folder you stand in
  postern scan [paths…]        scan folders, files or patterns
  postern init                 set Postern up: settings, linter, hook, CI; shows the diff first
  postern explain <check>      what a check finds, why it matters, how to mend it
  postern checks               all checks, with their severity and OWASP category
  postern profiles             what is known of each API: units, what is signed, webhooks; \`show <id>\` for one
  postern baseline [--prune]   the findings that are known and let through
  postern advisories           which advisories are used; \`update\` takes in a full export
  postern keys                 the register of keys: what is due, rotate, revoke, where a leak stands
  postern attest               who vouches for what code cannot prove
  postern doctor [hosts…]      the clock of this machine, and TLS on the way to the APIs; opens connections
  postern sbom                 a bill of what is installed (CycloneDX 1.6)
  postern merge <parts…>       one report from the parts that --shard made

What to see
  --format <name>              on standard output: pretty (default), json, sarif, html, markdown, github, junit,
                               gitlab-sast, gitlab-secrets, gitlab-dependencies, gitlab-codequality
  --output <name>=<file>       also write a report to a file; may be repeated
  --compare <report>           tell what is new and what is gone since an earlier JSON report (html)
  --owasp <edition>            2025 (default), 2021 or api2023
  --keep-suppressed            SARIF: list accepted findings too, marked as suppressed
  --explain                    say at every finding why it matters
  --quiet                      no more than ten lines, and none when nothing is found
  --verbose                    also list what was skipped, and the settings

What counts
  --fail-on <level>            critical, high, medium, low (default) or never: exit with 1 from here on
  --min-confidence <level>     certain, likely (default) or possible
  --check <id>                 only this check; may be repeated
  --profile <id>[=<files>]     follow this API profile where no other is recognised, or in these files; may be repeated
  --baseline <file>            let known findings through
  --update-baseline            write what is found now into the baseline
  --config <file>              settings; by default postern.config.json in the scanned folder

How to mend
  --fix                        apply what is safe to apply unseen; shows the diff, proves it by a scan, then writes
  --fix-suggestions            also the first suggestion of findings that have no safe edit; read the diff
  --dry-run                    with one of them: show the diff, write nothing

How to look
  --staged                     what the next commit holds, as git has it
  --changed-since <ref>        only files that changed since a branch or commit
  --history                    also the commits of all branches: env and key files that are gone, and still there
  --shard <i>/<n>              one of n parts, for as many machines; prints what \`postern merge\` joins
  --max-file-size <size>       list larger files, do not read them (default 5 MB)
  --advisories <source>        snapshot (default, no network), auto, registry or osv:<file>
  --offline                    open no connection, whatever the settings say
  --engine <name>              oxc (default) or eslint (slower; the reference)
  --no-cache                   look at every file anew
  --cache-folder <folder>      keep results there, for CI

Exit codes   0 nothing found · 1 findings · 2 wrong use or settings · 3 something could not be looked at

To accept one finding:  // postern-ignore-next-line <check> -- why it is fine here
`;

const TOPICS: Readonly<Record<string, string>> = {
  checks: `postern checks [--format json] [--owasp <A03:2025>] [--cwe <number>] [--family <name>] [--practice <name>]

Lists the checks: id, severity, confidence, OWASP categories and title.
`,
  explain: `postern explain <check>

Prints the page of a check: what it reports, why it matters, wrong and right code, and its limits.
`,
  profiles: `postern profiles [--format json]
postern profiles show <id> [--format json]

Lists the API profiles, those of postern.config.json with them: whether requests are signed, the unit of timestamps, and
how webhooks are signed. \`show\` tells all that is known of one, and where it was read.
`,
  advisories: `postern advisories [info]
postern advisories update --from <all.zip> [--to <file>]

Says which advisories scans use and how old they are. \`update\` reads an OSV export of npm (npm/all.zip) into a local
store; scans use it where it is newer than the built-in advisories. No connection is opened.
`,
  keys: `postern keys [list] [--format text|json|ics]
postern keys check
postern keys add <name> [--environment <env>] [--provider <name>] [--policy <days>] [--on <day>]
postern keys rotate <name> [--old-still-works]      postern keys revoke <name> [--old | --compromised]
postern keys import-github --repo <owner>/<name> [--token-env GITHUB_TOKEN]
postern keys where <file>:<line>

Keeps postern.keys.json: which keys there are, for which environment, and how old they are. It never holds a value.
\`check\` exits with 1 where one is late; \`where\` tells every file and commit that holds a leaked key, and how to revoke it.
`,
  attest: `postern attest
postern attest <check> --by "<who>" --evidence <link> --due <day> [--on <day>]

Keeps postern.attestations.json: who vouches for practices that code cannot prove, with what evidence, and until when.
Without a check, says what is attested, overdue and missing.
`,
  init: `postern init [folder] [--yes] [--dry-run]

Looks at the project and writes postern.config.json, the entry in ESLint or oxlint, the pre-commit hook (husky, lefthook,
simple-git-hooks, pre-commit, or git itself), the CI job and the dependency. Shows the diff and asks; --yes does not ask.
A second run has nothing to do.
`,
  doctor: `postern doctor [hosts…] [--ntp <server>|off] [--ca <file>] [--timeout <seconds>] [--format pretty|json] [--offline]

Compares the clock of this machine with the Date headers of API hosts and with NTP, against what each API accepts, and
tells the TLS version, cipher, certificates and address family of the way there. Without hosts, it asks those of known
APIs that this project speaks of. One HEAD request each, without credentials. Exit codes: 1 something is wrong, 3 something
could not be asked.
`,
  sbom: `postern sbom [--output <file>] [--timestamp] [paths…]

Lists what the lockfiles install, as CycloneDX 1.6 JSON. The same lockfiles give the same bytes, unless a timestamp is asked for.
`,
  baseline: `postern baseline [--baseline <file>] [--prune] [paths…]

Says how many findings the baseline lets through and which entries no longer occur.
  --prune   takes those entries out
Make or renew it with \`postern scan --update-baseline\`.
`,
};
