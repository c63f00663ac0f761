/** Environment variables that weaken TLS for a whole process. */
export const tlsEnvironment: readonly { name: string; unsafe: readonly string[]; sources: readonly string[] }[] = [
  {
    name: 'NODE_TLS_REJECT_UNAUTHORIZED',
    unsafe: ['0'],
    sources: [
      'npm:aws-sdk@2.1693.0:lib/http/node.js',
      'npm:make-fetch-happen@15.0.6:lib/options.js',
      'npm:superagent@10.4.2:lib/node/index.js',
    ],
  },
  {
    name: 'PGSSLMODE',
    unsafe: ['disable', 'no-verify'],
    sources: ['npm:pg@8.23.1:lib/connection-parameters.js'],
  },
  { name: 'NODE_OPTIONS', unsafe: ['--tls-min-v1.0', '--tls-min-v1.1'], sources: ['node v20.20.2 runtime'] },
];
