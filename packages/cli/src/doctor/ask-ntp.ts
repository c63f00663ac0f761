import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { lookup } from 'node:dns/promises';
import type { Offset } from './clock.js';

const EPOCH = 2_208_988_800; // seconds from 1900 to 1970
const TURN = 2 ** 32; // seconds after which the counter starts anew, next in 2036

/** One SNTP query (RFC 4330). Rejects with the reason where no usable answer comes. */
export async function askNtp(server: string, timeout: number, now: () => number): Promise<Offset> {
  const { host, port } = serverOf(server);
  const { address } = await lookup(host);
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  try {
    return await new Promise<Offset>((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`no answer within ${timeout / 1000} s`)), timeout);
      // The server sends these back: who cannot read the query cannot forge the answer.
      const mark = randomBytes(8);
      const query = Buffer.alloc(48);
      query[0] = 0x23; // version 4, client
      mark.copy(query, 40);
      let sent = 0;
      socket.once('error', error => (clearTimeout(timer), failed(error)));
      socket.on('message', answer => {
        const received = now();
        if (answer.length < 48 || !answer.subarray(24, 32).equals(mark)) return; // not the answer to this query
        clearTimeout(timer);
        const fault = faultOf(answer);
        if (fault !== undefined) return failed(new Error(fault));
        const [arrived, left] = [timeAt(answer, 32, received), timeAt(answer, 40, received)];
        done({ ms: (arrived - sent + (left - received)) / 2, within: Math.max(1, (received - sent - (left - arrived)) / 2) });
      });
      sent = now();
      socket.send(query, port, address, error => error && failed(error));
    });
  } finally {
    socket.close();
  }
}

function faultOf(answer: Buffer): string | undefined {
  const stratum = answer[1]!;
  if ((answer[0]! & 7) !== 4) return 'the answer is not one of a server';
  if (stratum === 0) return `it refuses to answer (${answer.toString('latin1', 12, 16).replace(/[^A-Z]/g, '')})`;
  if (stratum > 15 || answer[0]! >> 6 === 3) return 'its own clock is not set';
  return undefined;
}

/** Milliseconds since 1970, in the turn of the counter that is nearest to what this machine believes. */
function timeAt(packet: Buffer, at: number, near: number): number {
  const seconds = packet.readUInt32BE(at) - EPOCH + packet.readUInt32BE(at + 4) / TURN;
  return (seconds + TURN * Math.round((near / 1000 - seconds) / TURN)) * 1000;
}

function serverOf(given: string): { host: string; port: number } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+|.*:.*:.*))(?::(\d{1,5}))?$/.exec(given) ?? [];
  return { host: bracketed ?? plain ?? given, port: Number(port ?? 123) };
}
