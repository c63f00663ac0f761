import type { HttpClient } from '../client.js';

export const electron: HttpClient = {
  id: 'electron',
  kind: 'browser',
  packages: ['electron'],
  requests: [{ names: ['electron.net.request'], url: 0, options: [0] }],
  tls: {
    options: [
      { name: 'app.on(\'certificate-error\')', unsafe: ['event.preventDefault() with callback(true)'] },
      { name: 'session.setCertificateVerifyProc', unsafe: ['callback(0)'] },
      { name: 'commandLine.appendSwitch', unsafe: ['ignore-certificate-errors'] },
      { name: 'webPreferences.webSecurity', unsafe: [false] },
      { name: 'webPreferences.allowRunningInsecureContent', unsafe: [true] },
    ],
  },
  sources: ['npm:electron@41.7.1:electron.d.ts'],
};
