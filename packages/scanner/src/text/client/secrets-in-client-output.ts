import type { Confidence, Problem } from '@postern/catalogue';
import type { FoundCredential } from '@postern/credentials';
import type { SourceFile, TextFinder } from '../../finder.js';
import { credentialTriggers } from '../credential-triggers.js';
import { credentialsOf, isKnownToHoldNone } from '../credentials-of.js';
import { type ClientOutput, clientOutputOf, mayBeClientOutput } from './client-output.js';
import { expoExtraSecrets } from './expo-extra.js';
import { serverSourcesIn } from './server-sources.js';

/** Secrets in what users receive: bundles, their maps, pages, the resources of apps. */
export const secretsInClientOutput: TextFinder = {
  checks: ['no-client-secrets'],
  wants: mayBeClientOutput,
  triggers: [...credentialTriggers, 'sourcescontent'],
  async find(file) {
    if (/(?:^|\/)app\.json$/.test(file.path)) return expoExtraSecrets(file);
    if (isKnownToHoldNone(file) && !/\.map$/i.test(file.path)) return [];
    const output = clientOutputOf(file.path, file.text) ?? (/\.gradle(?:\.kts)?$/.test(file.path) ? 'app' : undefined);
    if (!output) return [];
    const problems = await secretsIn(file, output);
    return output === 'map' ? [...problems, ...serverSourcesIn(file)] : problems;
  },
};

async function secretsIn(file: SourceFile, output: ClientOutput): Promise<Problem[]> {
  const { providerIn, secrecyOf } = await import('@postern/credentials');
  const { found } = credentialsOf(file);
  return found.flatMap((credential): Problem[] => {
    const { start, end, secret, provider, source, confidence: known } = credential;
    if (known === 'possible' || credential.kind === 'publishable' || (/\.gradle/.test(file.path) && !isBuildField(file.text, start))) return [];
    const confidence = sureness(credential, secrecyOf(credential.name), providerIn(credential.name) !== undefined);
    return [
      {
        check: 'no-client-secrets',
        message: messageOf(output, credential),
        span: [start, end],
        severity: credential.severity === 'low' || credential.severity === 'medium' ? 'high' : credential.severity,
        confidence,
        remediation: 'Take it out of what the build writes in, ask a route of the server instead, and replace it: it was handed out.',
        data: { kind: credential.kind, ...(provider !== undefined && { provider }), ...(source !== undefined && { source }) },
        secret,
      },
    ];
  });
}

/** Names alone say less here: most keys in a bundle are made to be seen, unless they are called secret or belong to a server's API. */
function sureness({ format, kind, confidence }: FoundCredential, secrecy: Confidence | undefined, hasProvider: boolean): Confidence {
  if (format?.selfIdentifying || kind === 'private-key' || kind === 'connection-string') return confidence;
  return secrecy === 'certain' || (secrecy === 'likely' && hasProvider) ? 'likely' : 'possible';
}

function messageOf(output: ClientOutput, { provider, kind, source }: FoundCredential): string {
  const what = kind === 'private-key' ? 'A private key' : provider ? `A secret of ${provider}` : 'A secret';
  if (source !== undefined) return `${what} of ${source.slice(-60)} stands in this source map, which is handed out with the code. Keep it on the server and replace it.`;
  return `${what} stands in ${PLACES[output]}. Keep it on the server, and replace it.`;
}

const PLACES: Readonly<Record<ClientOutput, string>> = {
  bundle: 'this file, which every visitor gets',
  map: 'this source map, which is handed out with the code',
  page: 'this page, whose source every visitor can read',
  app: 'what is compiled into the app, where every user can read it',
};

/** `buildConfigField "String", "API_SECRET", "\"…\""`: written into the app; other lines of the file are the build's. */
function isBuildField(text: string, at: number): boolean {
  return /\b(?:buildConfigField|resValue|manifestPlaceholders)\b/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}
