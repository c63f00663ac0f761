import { request } from 'node:https';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Offset } from './clock.js';

export interface Endpoint {
  host: string;
  port: number;
}

/** What one connection to a host tells. */
export interface HostAnswer {
  /** `TLSv1.3`. */
  protocol: string;
  cipher: string;
  /** Why the chain is not trusted; undefined where it is. */
  distrust: string | undefined;
  /** Leaf first. */
  chain: readonly { name: string; validTo: number; bits: number | undefined }[];
  /** From the `Date` header; undefined where there is none. */
  offset: Offset | undefined;
  family: string;
  /** The address of this machine on that connection. */
  from: string;
}

export interface AskOptions {
  /** Milliseconds for the whole of it. */
  timeout: number;
  /** Certificates that count beside those Node trusts. */
  ca: readonly string[];
  now(): number;
}

/** One HEAD request with no credentials. A certificate nobody trusts is looked at too: to tell what is wrong with it. */
export function askHost({ host, port }: Endpoint, { timeout, ca, now }: AskOptions): Promise<HostAnswer> {
  return new Promise((done, failed) => {
    let sent = 0;
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${timeout / 1000} s`)), timeout);
    const call = request({ host, port, method: 'HEAD', path: '/', agent: false, ...tlsOf(host, ca), minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0', headers: { 'user-agent': 'postern-doctor', connection: 'close' } }, answer => {
      const received = now();
      clearTimeout(timer);
      const socket = answer.socket as TLSSocket;
      const date = Date.parse(answer.headers.date ?? '');
      done({ ...connectionOf(socket), offset: Number.isNaN(date) ? undefined : offsetOf(date, sent, received) });
      call.destroy();
    });
    call.once('socket', socket => socket.once('secureConnect', () => (sent = now())));
    call.once('error', error => (clearTimeout(timer), failed(error)));
    call.end();
  });
}

/** Whether the host still speaks TLS 1.0 or 1.1 when asked to; undefined where this Node cannot ask. */
export async function speaksLegacyTls({ host, port }: Endpoint, { timeout, ca }: AskOptions): Promise<boolean | undefined> {
  const { connect } = await import('node:tls');
  return new Promise(done => {
    const end = (answer: boolean | undefined) => {
      clearTimeout(timer);
      socket.destroy();
      done(answer);
    };
    const timer = setTimeout(() => end(undefined), timeout);
    const socket = connect({ host, port, ...tlsOf(host, ca), minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, () => end(true));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => end(/UNSUPPORTED_PROTOCOL|NO_PROTOCOLS/.test(code ?? '') ? undefined : false));
  });
}

function tlsOf(host: string, ca: readonly string[]) {
  return { servername: /^[\d.]+$|:/.test(host) ? '' : host, rejectUnauthorized: false, ...(ca.length > 0 && { ca: [...ca] }) };
}

function connectionOf(socket: TLSSocket): Omit<HostAnswer, 'offset'> {
  const trust = socket.authorizationError as unknown;
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    distrust: socket.authorized ? undefined : String(trust instanceof Error ? trust.message : trust),
    chain: chainOf(socket.getPeerCertificate(true)),
    family: socket.remoteFamily ?? '',
    from: socket.localAddress ?? '',
  };
}

const LONGEST = 10; // certificates; a root names itself as its issuer, and two may name each other

function chainOf(leaf: DetailedPeerCertificate): HostAnswer['chain'] {
  const chain: HostAnswer['chain'][number][] = [];
  const seen = new Set<string>();
  for (let at: DetailedPeerCertificate | undefined = leaf; at?.fingerprint256 && !seen.has(at.fingerprint256) && chain.length < LONGEST; at = at.issuerCertificate) {
    seen.add(at.fingerprint256);
    chain.push({ name: String(at.subject?.CN ?? at.subject?.O ?? '(no name)'), validTo: Date.parse(at.valid_to), bits: at.bits });
  }
  return chain;
}

/** The header has whole seconds, cut off, and was written somewhere between the two. */
function offsetOf(date: number, sent: number, received: number): Offset {
  return { ms: date + 500 - (sent + received) / 2, within: 500 + (received - sent) / 2 };
}
