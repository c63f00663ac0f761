import type { Finding, Place, Range, Suggestion, Suppressed } from '@postern/catalogue';
import { severityWords } from '../severity-words.js';
import { fileUri } from '../escape/file-uri.js';

export interface ResultContext {
  ruleIndex: ReadonlyMap<string, number>;
  /** `primaryLocationLineHash` of a line, where the text of the file is known. */
  lineHash(file: string, line: number): string | undefined;
  /** Once one result of a run says whether it is suppressed, all do. */
  saySuppressed: boolean;
}

export function sarifResult(finding: Finding, { ruleIndex, lineHash, saySuppressed }: ResultContext, suppressed?: Suppressed) {
  const index = ruleIndex.get(finding.check);
  const hash = lineHash(finding.file, finding.range.start.line);
  const fixes = [...(finding.fix ? [finding.fix] : []), ...finding.suggestions];
  return {
    ruleId: finding.check,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: severityWords[finding.severity].sarif,
    message: { text: messageText(finding.message) },
    locations: [{ physicalLocation: { ...physical(finding.file, finding.range), ...context(finding) } }],
    partialFingerprints: { 'posternFingerprint/v1': finding.fingerprint, ...(hash === undefined ? {} : { primaryLocationLineHash: hash }) },
    ...(finding.related.length > 0 ? { relatedLocations: finding.related.map((place, id) => ({ id: id + 1, ...located(place) })) } : {}),
    ...(finding.trace.length > 0 ? { codeFlows: [{ threadFlows: [{ locations: finding.trace.map(place => ({ location: located(place) })) }] }] } : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map(fix => sarifFix(finding.file, fix)) } : {}),
    ...(saySuppressed ? { suppressions: suppressed ? [suppression(suppressed)] : [] } : {}),
    properties: { severity: finding.severity, confidence: finding.confidence, remediation: finding.remediation, data: finding.data },
  };
}

function physical(file: string, range: Range) {
  return { artifactLocation: { uri: fileUri(file), uriBaseId: '%SRCROOT%' }, region: region(range) };
}

function region({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function context({ frame }: Finding) {
  if (!frame || frame.lines.length === 0) return {};
  return { contextRegion: { startLine: frame.start, endLine: frame.start + frame.lines.length - 1, snippet: { text: frame.lines.join('\n') } } };
}

function located({ file, range, label }: Place) {
  return { physicalLocation: physical(file, range), message: { text: messageText(label) } };
}

function sarifFix(file: string, { title, edits }: Suggestion) {
  return {
    description: { text: messageText(title) },
    artifactChanges: [
      {
        artifactLocation: { uri: fileUri(file), uriBaseId: '%SRCROOT%' },
        replacements: edits.map(({ start, end, text }) => ({ deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } })),
      },
    ],
  };
}

function suppression({ by, reason, until }: Suppressed) {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    justification: until === null ? reason : `${reason} (until ${until})`,
  };
}

/** SARIF reads `[text](target)` in a message as a link; foreign text holds none of ours. */
function messageText(text: string): string {
  return text === '' ? '-' : text.replaceAll('](', '\\](');
}
