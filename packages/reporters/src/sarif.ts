import type { Report } from '@postern/catalogue';
import { inertJson } from './escape/inert-line.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { lineHashes } from './sarif/line-hashes.js';
import { sarifResult } from './sarif/sarif-result.js';
import { sarifRule } from './sarif/sarif-rule.js';
import { taxonomiesOf } from './sarif/taxonomies.js';

/** SARIF 2.1.0 with what GitHub code scanning reads, and taxonomies for the readers that know them. */
export const sarif: Reporter = (report, options) => {
  const taxonomies = taxonomiesOf(report.checks);
  const context = {
    ruleIndex: new Map(report.checks.map(({ id }, index) => [id, index])),
    lineHash: hashReader(options),
    saySuppressed: options.keepSuppressed === true,
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            ...(options.docsUrl ? { informationUri: options.docsUrl } : {}),
            rules: report.checks.map(check => sarifRule(check, options)),
            supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })),
          },
        },
        columnKind: 'utf16CodeUnits',
        ...provenance(options),
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the scan' } } },
        invocations: [invocation(report)],
        taxonomies,
        ...(report.attestations ? { properties: { attestations: report.attestations } } : {}),
        results: [
          ...report.findings.map(finding => sarifResult(finding, context)),
          ...(options.keepSuppressed ? report.suppressed.map(entry => sarifResult(entry.finding, context, entry)) : []),
        ],
      },
    ],
  };
  return inertJson(`${JSON.stringify(log, null, 2)}\n`);
};

function provenance({ repositoryUrl, commit }: ReporterOptions) {
  return repositoryUrl && commit ? { versionControlProvenance: [{ repositoryUri: repositoryUrl, revisionId: commit, mappedTo: { uriBaseId: '%SRCROOT%' } }] } : {};
}

function invocation({ failures, skipped, notices }: Report) {
  const notification = (level: 'error' | 'warning' | 'note', text: string) => ({ level, message: { text } });
  return {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: [
      ...failures.map(({ subject, reason }) => notification('error', `Not looked at: ${subject}: ${reason}`)),
      ...skipped.map(({ file, reason }) => notification('note', `Skipped: ${file}: ${reason}`)),
    ],
    toolConfigurationNotifications: notices.map(notice => notification('warning', notice)),
  };
}

function hashReader({ sourceOf }: ReporterOptions): (file: string, line: number) => string | undefined {
  const hashes = new Map<string, readonly string[]>();
  return (file, line) => {
    if (!sourceOf) return;
    if (!hashes.has(file)) hashes.set(file, hashesOf(sourceOf(file)));
    return hashes.get(file)![line - 1];
  };
}

function hashesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : lineHashes(text);
}
