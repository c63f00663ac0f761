import type { ProjectFinder, TextFinder } from './finder.js';
import { attestedPractices } from './files/attestations/attested-practices.js';
import { imageTrust } from './files/docker-images/image-trust.js';
import { pipedDownloads } from './files/downloads/piped-download.js';
import { pipelineTrust } from './files/gitlab-ci/pipeline-trust.js';
import { scriptIntegrity } from './files/web-pages/script-integrity.js';
import { workflowTrust } from './files/workflows/workflow-trust.js';
import { whenPresent } from './files/when-present.js';
import { openAllowlists } from './text/allowlists/open-allowlists.js';
import { exposedVariables } from './text/client/exposed-variables.js';
import { secretsInClientOutput } from './text/client/secrets-in-client-output.js';
import { permissiveCors } from './text/cors/permissive-cors.js';
import { hardcodedCredentials } from './text/hardcoded-credentials.js';
import { plainConnections } from './text/plain/plain-connections.js';
import { presetCredentials } from './text/preset-credentials.js';
import { disabledTls } from './text/tls/disabled-tls.js';
import { legacyTls } from './text/tls/legacy-tls.js';
import { weakSecrets } from './text/weak-secrets.js';

const manifests = /(?:^|\/)(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|deno\.lock|vlt-lock\.json)$/;

/** What names packages or a release of Node.js. */
const dependencyFiles = new RegExp(`${manifests.source}|(?:^|/)(?:\\.nvmrc|\\.node-version|\\.tool-versions|\\.?mise\\.toml|netlify\\.toml)$|\\.ya?ml$|(?:^|[/.])(?:Docker|Container)file`, 'i');

/** Finders that look at one text file; they run in worker threads. One line a finder. */
export const textFinders: readonly TextFinder[] = [
  disabledTls,
  legacyTls,
  plainConnections,
  permissiveCors,
  openAllowlists,
  hardcodedCredentials,
  presetCredentials,
  exposedVariables,
  secretsInClientOutput,
  weakSecrets,
  imageTrust,
  pipedDownloads,
  pipelineTrust,
  scriptIntegrity,
  workflowTrust,
];

/** Finders that look at the project as a whole; they run once, in the main thread. One line a finder. */
export const projectFinders: readonly ProjectFinder[] = [
  attestedPractices,
  whenPresent(['no-vulnerable-dependency'], dependencyFiles, async () => (await import('./files/dependencies/no-vulnerable-dependency.js')).vulnerableDependencies),
  whenPresent(['env-file-ignored'], /(?:^|\/)(?:package\.json|\.gitignore|\.?env[^/]*|\.dev\.vars[^/]*|[^/]*\.env|Dockerfile[^/]*)$/, async () => (await import('./files/env/env-file-ignored.js')).envFilesIgnored),
  whenPresent(['no-shared-key-across-environments'], /\.(?:ya?ml|json5?|toml|ini|properties|tfvars|conf)$|(?:^|\/)(?:\.?env|package\.json)/i, async () => (await import('./files/env/shared-keys.js')).sharedKeys),
  whenPresent(['key-rotation'], /(?:^|\/)postern\.keys\.json$/, async () => (await import('./files/keys/key-rotation.js')).keyRotation),
  whenPresent(['no-committed-env-file'], /(?:^|\/)(?:[^/]*env[^/]*|[^/]*\.(?:pem|key|p12|pfx|jks|keystore|ppk|p8|asc|ovpn|kdbx?|tfstate[^/]*|json)|id_[a-z0-9]+|\.[a-z_-]+(?:rc|\.vars|\.cnf|\.yml|pass|passwd|credentials|s3cfg)[^/]*|credentials|kubeconfig|config|package\.json)$/i, async () => (await import('./files/env/committed-env-files.js')).committedEnvFiles),
  whenPresent(['no-client-secrets'], /\.(?:[cm]?js|css|html?|map|json|jsbundle)$/i, async () => (await import('./files/env/inlined-env-values.js')).inlinedEnvValues),
  whenPresent(['no-malicious-dependency'], manifests, async () => (await import('./files/dependencies/no-malicious-dependency.js')).maliciousDependencies),
  whenPresent(['lockfile-integrity'], manifests, async () => (await import('./files/dependencies/lockfile-integrity.js')).lockfileIntegrity),
];
