/** What is known of one client library: how code calls it, when it gives up waiting, what weakens its TLS. */
export interface HttpClient {
  id: string;
  kind: string;
  packages: readonly string[];
  /** Calls that send something. Names as `flow` resolves them: `axios.get`, `stripe().charges.create`. */
  requests?: readonly ClientRequest[];
  /** Calls that make a client: what they return is called like `as`. */
  creations?: readonly ClientCreation[];
  timeout?: ClientTimeout;
  tls?: ClientTls;
  notes?: readonly string[];
  /** `npm:name@version:path`, or how to see it. */
  sources: readonly string[];
}

export interface ClientRequest {
  names: readonly string[];
  /** Position of the URL, from 0. */
  url?: number;
  /** Positions where options can stand, from 0. */
  options: readonly number[];
}

export interface ClientCreation {
  names: readonly string[];
  options: readonly number[];
  /** The name that its result answers to, so that `axios.create().get` is read as `axios.get`. Absent: it sends by itself. */
  as?: string;
}

export interface ClientTimeout {
  /** Paths of options, or methods with a leading dot, of which one has to be set. */
  options: readonly string[];
  unit: 's' | 'ms' | string;
  /** What holds where nothing is set, in `unit`; `null`: it waits without end. */
  default: number | null;
  /** `none`: 0 switches it off. */
  zeroMeans?: 'none';
  /** Further options that bound a request as well. */
  also?: readonly string[];
  /** Values that switch it off. */
  disabledBy?: readonly (boolean | number)[];
}

export interface ClientTls {
  options: readonly TlsOption[];
}

export interface TlsOption {
  /** Path of an option, or a method with a leading dot. */
  name: string;
  /** Values that weaken the check; `call`: calling it does. */
  unsafe: readonly (string | number | boolean)[];
  where?: string;
}
