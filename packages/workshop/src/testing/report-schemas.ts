/** What readers of reports ask for, in JSON Schema, where their owners publish none that can be installed. */

const text = { type: 'string', minLength: 1 };
const url = { type: 'string', pattern: '^(https?|ftp)://.+' };
const line = { type: 'integer', minimum: 1 };
const tool = { type: 'object', required: ['id', 'name', 'version', 'vendor'], properties: { id: text, name: text, version: text, vendor: { type: 'object', required: ['name'], properties: { name: text } } } };
const instant = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$' };

/** Source: https://gitlab.com/gitlab-org/security-products/security-report-schemas (15.2), of which the parts that apply. */
function gitlabSchema(type: string, location: object): object {
  return {
    type: 'object',
    required: ['version', 'vulnerabilities', 'scan'],
    properties: {
      version: { type: 'string', pattern: '^15\\.\\d+\\.\\d+$' },
      scan: {
        type: 'object',
        required: ['analyzer', 'scanner', 'start_time', 'end_time', 'status', 'type'],
        properties: {
          analyzer: tool,
          scanner: tool,
          start_time: instant,
          end_time: instant,
          status: { enum: ['success', 'failure'] },
          type: { const: type },
          messages: { type: 'array', items: { type: 'object', required: ['level', 'value'], properties: { level: { enum: ['info', 'warn', 'fatal'] }, value: text } } },
        },
      },
      vulnerabilities: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'identifiers', 'location'],
          properties: {
            id: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
            name: { type: 'string', maxLength: 255 },
            description: { type: 'string', maxLength: 1_048_576 },
            severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
            solution: { type: 'string', maxLength: 7000 },
            identifiers: { type: 'array', minItems: 1, maxItems: 20, items: { type: 'object', required: ['type', 'name', 'value'], properties: { type: text, name: text, value: text, url } } },
            links: { type: 'array', items: { type: 'object', required: ['url'], properties: { url } } },
            location,
          },
        },
      },
    },
  };
}

const lines = { file: text, start_line: line, end_line: line };

export const gitlabSchemas = {
  'gitlab-sast': gitlabSchema('sast', { type: 'object', required: ['file', 'start_line'], properties: lines }),
  'gitlab-secrets': gitlabSchema('secret_detection', {
    type: 'object',
    required: ['commit'],
    properties: { ...lines, commit: { type: 'object', required: ['sha'], properties: { sha: text } } },
  }),
  'gitlab-dependencies': gitlabSchema('dependency_scanning', {
    type: 'object',
    required: ['file', 'dependency'],
    properties: { file: text, dependency: { type: 'object', required: ['package', 'version'], properties: { package: { type: 'object', required: ['name'], properties: { name: text } }, version: text, direct: { type: 'boolean' } } } },
  }),
  // Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  'gitlab-codequality': {
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
      properties: {
        description: text,
        check_name: text,
        fingerprint: text,
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: { type: 'object', required: ['path', 'lines'], properties: { path: { type: 'string', pattern: '^[^/.].*|^\\.[^./].*' }, lines: { type: 'object', required: ['begin'], properties: { begin: line } } } },
      },
    },
  },
} as const;

const count = { type: 'string', pattern: '^\\d+$' };
const message = { type: 'object', required: ['message'], properties: { message: text } };

/** JUnit's XML as an XML parser gives it: attributes and children by name. Source: https://github.com/testmoapp/junitxml */
export const junitSchema = {
  type: 'object',
  required: ['testsuites'],
  properties: {
    testsuites: {
      type: 'object',
      required: ['name', 'tests', 'failures', 'errors', 'testsuite'],
      properties: {
        tests: count,
        failures: count,
        errors: count,
        skipped: count,
        time: { type: 'string', pattern: '^\\d+\\.\\d+$' },
        testsuite: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['name', 'tests', 'failures', 'errors', 'testcase'],
            properties: {
              name: text,
              tests: count,
              failures: count,
              errors: count,
              skipped: count,
              testcase: { type: 'array', minItems: 1, items: { type: 'object', required: ['name', 'classname'], properties: { name: text, classname: text, line: count, failure: message, skipped: message, error: message } } },
            },
          },
        },
      },
    },
  },
} as const;
