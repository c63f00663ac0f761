import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A headless Chromium over its DevTools pipe: no port, no download, no driver package. */
export interface Browser {
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

export interface Page {
  /** The value of an expression, awaited. */
  evaluate<T>(expression: string): Promise<T>;
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  press(key: string): Promise<void>;
  screenshot(whole?: boolean): Promise<Buffer>;
  /** Errors, refused parts of the page, and addresses it asked for. */
  complaints: string[];
  requests: string[];
}

/** Absent where the machine has no Chromium. */
export async function openBrowser(): Promise<Browser | undefined> {
  const command = chromium();
  if (!command) return undefined;
  const profile = mkdtempSync(join(tmpdir(), 'postern-browser-'));
  const flags = ['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--hide-scrollbars', `--user-data-dir=${profile}`];
  const child = spawn(command, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const connection = connect(child);
  return {
    open: url => openPage(connection, url),
    async close() {
      const ended = new Promise(done => child.once('exit', done));
      connection.send('Browser.close').catch(() => undefined);
      await Promise.race([ended, new Promise(done => setTimeout(done, 3000).unref())]);
      child.kill('SIGKILL');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function chromium(): string | undefined {
  const names = [process.env['CHROMIUM'] ?? '', 'chromium', 'chromium-browser', 'google-chrome'].filter(name => name !== '');
  return names.find(name => spawnSync(name, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0);
}

interface Connection {
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  listen(listener: (event: Event) => void): void;
}

interface Event {
  method: string;
  params: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- the protocol's own shape
  sessionId?: string;
}

/** Messages are JSON, each ended by a zero byte. */
function connect(child: ChildProcess): Connection {
  const [, , , input, output] = child.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
  const waiting = new Map<number, { done(value: Record<string, unknown>): void; failed(error: Error): void }>();
  const listeners: ((event: Event) => void)[] = [];
  let last = 0;
  let rest = '';
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop()!;
    for (const message of messages) receive(JSON.parse(message));
  });
  input.on('error', () => undefined);
  child.once('exit', code => {
    for (const { failed } of waiting.values()) failed(new Error(`Chromium ended with ${code}.`));
    waiting.clear();
  });
  return {
    send(method, params = {}, sessionId) {
      const id = ++last;
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      return new Promise((done, failed) => waiting.set(id, { done, failed }));
    },
    listen: listener => listeners.push(listener),
  };

  function receive(message: { id?: number; result?: Record<string, unknown>; error?: { message: string } } & Event): void {
    if (message.id === undefined) return listeners.forEach(listener => listener(message));
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) answer?.failed(new Error(message.error.message));
    else answer?.done(message.result ?? {});
  }
}

async function openPage(connection: Connection, url: string): Promise<Page> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = (await connection.send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
  const send = (method: string, params?: object) => connection.send(method, params, sessionId);
  const complaints: string[] = [];
  const requests: string[] = [];
  const loaded = new Promise<void>(done =>
    connection.listen(({ method, params, sessionId: of }) => {
      if (of !== sessionId) return;
      if (method === 'Page.loadEventFired') done();
      if (method === 'Log.entryAdded') complaints.push(params['entry'].text);
      if (method === 'Runtime.exceptionThrown') complaints.push(params['exceptionDetails'].exception?.description ?? params['exceptionDetails'].text);
      if (method === 'Network.requestWillBeSent') requests.push(params['request'].url);
    }),
  );
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Page.navigate', { url });
  await loaded;
  return {
    complaints,
    requests,
    send,
    async evaluate<T>(expression: string) {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })) as {
        result: { value: T };
        exceptionDetails?: { exception?: { description?: string } };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'The page threw.');
      return result.value;
    },
    async press(key: string) {
      const text = key.length === 1 ? { text: key } : key === 'Enter' ? { text: '\r' } : {};
      const codes: Record<string, number> = { Enter: 13, Escape: 27, Tab: 9 };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key, windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0), ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    },
    async screenshot(whole = false) {
      const { data } = (await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole })) as { data: string };
      return Buffer.from(data, 'base64');
    },
  };
}
