import type { Problem, Span } from '@postern/catalogue';
import type { TextFinder } from '../../finder.js';
import { isDockerfilePath } from '../docker-images/dockerfile.js';

/** `curl … | sh`: the answer of a server is run as it comes, whole or not, checked by nobody. */
export const pipedDownloads: TextFinder = {
  checks: ['no-unpinned-ci-action'],
  wants: path =>
    isDockerfilePath(path) ||
    /\.(?:sh|bash|zsh|ksh|ps1)$|(?:^|\/)(?:Makefile|GNUmakefile|Jenkinsfile|Vagrantfile|Taskfile\.ya?ml|justfile|package\.json|devcontainer\.json|\.gitpod\.ya?ml|\.travis\.ya?ml|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.ya?ml|appveyor\.ya?ml|cloudbuild\.ya?ml|buildspec[\w.-]*\.ya?ml|action\.ya?ml)$|(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/|gitlab-ci\.ya?ml$|(?:^|\/)\.circleci\/|(?:^|\/)\.gitlab\/ci\/|(?:^|\/)\.husky\//i.test(path),
  triggers: ['curl', 'wget', 'iwr', 'invoke-webrequest', 'downloadstring', 'irm', 'invoke-restmethod'],
  find({ path, text }) {
    return [...commandsIn(text)].flatMap(({ command, span, isEcho }) => {
      const download = isEcho || isComment(command, path) ? undefined : pipedIn(command);
      if (!download) return [];
      const plain = /\bhttp:\/\/(?!localhost|127\.)/.test(download);
      const problem: Problem = {
        check: 'no-unpinned-ci-action',
        span,
        message: plain ? 'A script fetched over plain http is run as it comes: anyone on the way can write it.' : 'A script from the network is run as it comes, with nothing to compare it to.',
        severity: plain ? 'high' : 'medium',
        confidence: 'likely',
        remediation: 'Save it, compare it with a checksum you keep (`sha256sum --check`), and run that file; or install a pinned package.',
        data: { reason: 'piped-download' },
      };
      return [problem];
    });
  },
};

interface Command {
  /** Continuation lines joined by spaces. */
  command: string;
  span: Span;
  isEcho: boolean;
}

const LONGEST = 4000;

/** Lines of shell, with the lines that a backslash, a pipe or `&&` at the end carries on. */
function* commandsIn(text: string): Iterable<Command> {
  let from = -1;
  let parts: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + LONGEST)).trimEnd();
    if (from < 0) from = at + (line.length - line.trimStart().length);
    const carriesOn = /[\\|]$/.test(line) && parts.length < 50;
    parts.push(line.endsWith('\\') ? line.slice(0, -1) : line);
    at = end + 1;
    if (carriesOn) continue;
    const command = parts.join(' ').slice(0, 2 * LONGEST);
    if (/curl|wget|iwr|irm|invoke-|downloadstring/i.test(command)) yield { command, span: [from, Math.max(from, end - (text[end - 1] === '\r' ? 1 : 0))], isEcho: /^\s*(?:[-@]\s*)?(?:echo|printf|cat|log|info|warn|error|print|say|msg)\b/.test(command) };
    parts = [];
    from = -1;
  }
}

function isComment(command: string, path: string): boolean {
  return /^\s*(?:#(?!!)|\/\/)/.test(command) && !path.endsWith('.json');
}

const SHELL = String.raw`(?:(?:sudo|env|exec|nohup|time)\s+(?:-\S+\s+)*|\w+=\S+\s+)*(?:/(?:usr/)?bin/)?(?:env\s+)?(?:ba|z|k|da|a)?sh\b|(?:sudo\s+(?:-\S+\s+)*)?(?:node|deno|python[23]?|perl|ruby|php)\b(?!\s+-[ce]\b|\s+-m\b|\s+-p?e\b|\s+\S+\.\w+)`;
const DOWNLOAD = String.raw`\b(?:curl|wget)\b`;
const PIPED = new RegExp(String.raw`(${DOWNLOAD}[^|;&]*)\|(?:\s*tee\s+[^|]*\|)?\s*(?:${SHELL})`, 'i');
const SUBSTITUTED = new RegExp(String.raw`(?:\b(?:ba|z|k|da)?sh\b[^|;&<]*(?:-c\s*["']?\$\(|<\(\s*|-c\s*["']?\x60)|\beval\s*["']?\$\(|(?:^|\s)(?:\.|source)\s+<\(\s*)\s*(${DOWNLOAD}[^)\x60]*)`, 'i');
const POWERSHELL = /((?:\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b|downloadstring\s*\()[^|]*)(?:\|\s*(?:iex|invoke-expression)\b)|\b(?:iex|invoke-expression)\b[^|]*((?:\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b|downloadstring).*)/i;

/** The download whose answer is run. One that a commit in its address holds fast is not meant. */
function pipedIn(command: string): string | undefined {
  const match = PIPED.exec(command) ?? SUBSTITUTED.exec(command) ?? POWERSHELL.exec(command);
  if (!match) return undefined;
  const download = match[1] ?? match[2] ?? '';
  return /\/[0-9a-f]{40}\//.test(download) || /\blocalhost\b|\b127\.0\.0\.1\b/.test(download) ? undefined : download;
}
