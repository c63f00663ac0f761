import type { Confidence } from '@postern/catalogue';

/** What a line does with an address that stands in it. */
export interface AddressCommand {
  kind: 'request' | 'redirect' | 'proxied';
  confidence: Confidence;
}

/** The command or directive that the address at the end of `before` is an argument of; `undefined` where there is none. */
export function commandWith(before: string): AddressCommand | 'harmless' | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // Packages of distributions are signed; their mirrors speak http by default.
  if (/(?:^|["'\s])deb(?:-src)?\s|apt-get|sources\.list|\/etc\/apk|apk add|add-apt-repository|keyserver|yum-config|dnf|zypper/.test(line)) return 'harmless';
  const command = line.slice(Math.max(...[';', '&&', '|', '$(', '`'].map(end => line.lastIndexOf(end))) + 1);
  if (/(?:^|\s)(?:-x|--proxy|-e|--referer|-H|--header|-A|--user-agent|--preproxy)[\s=]+["']?(?:[\w-]+:\s*)?$/.test(command) || /-H\s*["'][^"']*$/.test(command)) return 'harmless';
  if (/(?:^|[\s"'[])(?:\/usr\/bin\/)?(?:curl|wget|aria2c|httpie|https?|ab|wscat|websocat|lynx)["']?[,\s].*$/.test(command)) return { kind: 'request', confidence: 'likely' };
  if (/\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm|DownloadFile|DownloadString)\b/i.test(command)) return { kind: 'request', confidence: 'likely' };
  if (/^\s*ADD\s+(?:--\S+\s+)*["'[]*$/.test(command)) return { kind: 'request', confidence: 'certain' };
  if (/\bgit\s+(?:clone|remote|fetch|pull|submodule)\b/.test(command)) return { kind: 'request', confidence: 'likely' };
  if (/\b(?:pip3?|uv|poetry)\b.*(?:-i|--index-url|--extra-index-url|--find-links)[\s=]+["']?$/.test(command) || /\b(?:npm|yarn|pnpm)\b.*\bregistry[\s=]+["']?$/.test(command) || /\bhelm\s+repo\s+add\b/.test(command) || /\bgem\s+(?:sources|install)\b/.test(command)) return { kind: 'request', confidence: 'likely' };
  if (/^\s*(?:proxy_pass|grpc_pass|reverse_proxy|ProxyPass(?:Match)?|ProxyPassReverse)\s[^;]*$/i.test(command)) return { kind: 'proxied', confidence: /reverse$/i.test(command.trim().split(/\s/)[0]!) ? 'possible' : 'likely' };
  if (/^\s*(?:if\s*\([^)]*\)\s*\{\s*)?return\s+30[1278]\s+["']?$/.test(command) || /^\s*(?:rewrite|RewriteRule|Redirect(?:Match|Permanent|Temp)?|redir|http-request redirect)\s[^;]*$/i.test(command)) return { kind: 'redirect', confidence: 'likely' };
  return undefined;
}
