import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request just as it is described, which `fetch` would put right. */
export const sendRaw = (port: number, { method = 'GET', path, headers = {}, body }: RawRequest): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, agent: false, setHost: false }, (answer) => {
      text(answer).then(
        (words) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: words }),
        reject,
      );
    });
    const length =
      body === undefined || 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) };
    const all = { host: `localhost:${port}`, ...length, ...headers };
    for (const [name, value] of Object.entries(all)) sent.setHeader(name, value);
    sent.once('error', reject);
    sent.end(body);
  });

/** A form as a page of the playground at that port would send it. */
export const formOf = (
  port: number,
  path: string,
  pairs: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): RawRequest => ({
  method: 'POST',
  path,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    origin: `http://localhost:${port}`,
    ...headers,
  },
  body: new URLSearchParams(pairs).toString(),
});
