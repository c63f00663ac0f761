import type { Confidence, Span } from '@postern/catalogue';

const COMMANDS = /\b(?:authorize-security-group-ingress|firewall-rules?\s+(?:create|update)|authorized-networks|instances\s+patch|clusters\s+(?:create|update)|accessLists?\s+create|network-firewall\s+rule)\b(?:[^\n\\]|\\\r?\n|\\[^\r\n]){0,3000}/g;

/** Commands of clouds that open a port, a database or a cluster to everyone. */
export function openedByCommands(text: string): { span: Span; range: string; confidence: Confidence }[] {
  return Array.from(text.matchAll(COMMANDS)).flatMap(({ 0: command, index }) => {
    const open = /(?:--(?:cidr|cidr-ip|source-ranges|authorized-networks|master-authorized-networks|ip-range|source-address-prefixes)[= ]["']?|CidrIp=)(0\.0\.0\.0\/0|::\/0)/.exec(command);
    const span = /--start-ip-address[= ]0\.0\.0\.0\b[^]*--end-ip-address[= ]255\.255\.255\.255/.exec(command);
    if (!open && !span) return [];
    const at = index + (open ?? span!).index;
    const port = /(?:--port[= ]|tcp:|--destination-port-ranges[= ]|ToPort=)["']?(\d+)/.exec(command)?.[1];
    const isWeb = port !== undefined && /^(?:80|443|8080|8443)$/.test(port);
    return [{ span: [at, at + (open ?? span!)[0].length] as Span, range: open?.[1] ?? '0.0.0.0–255.255.255.255', confidence: isWeb ? ('possible' as const) : ('likely' as const) }];
  });
}
