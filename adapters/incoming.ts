import type { IncomingMessage, ServerResponse } from 'node:http';

/** Milliseconds for a body to arrive: Slack itself gives up after three seconds. */
const longestUpload = 5_000;

/** Ends an exchange in words; the connection is not used again. */
export const end = (response: ServerResponse, status: number, words: string): void => {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${words}\n`);
};

/** Why a request goes no further. */
export type Refused = readonly [status: number, words: string];

/**
 * Reads a whole body.
 * @param mostBytes above that nothing is kept
 * @returns why there is none, or nothing where it broke off, since nobody hears an answer then
 */
export const readBody = (request: IncomingMessage, mostBytes: number): Promise<Buffer | Refused | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => done([408, 'This did not arrive in time.']), longestUpload);
    const done = (result: Buffer | Refused | undefined): void => {
      clearTimeout(timer);
      request.off('data', take);
      // What still comes is not kept.
      request.resume();
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > mostBytes) done([413, 'This is too long.']);
      else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => done(Buffer.concat(chunks)));
    request.once('error', () => done(undefined));
    request.once('close', () => done(undefined));
  });

const isPrivate = (address: string): boolean =>
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/iu.test(address);

/** Who asks: behind a proxy of our own network, whom the proxy says it asks for. */
export const addressOf = ({ socket, headers }: IncomingMessage): string => {
  const { remoteAddress = '' } = socket;
  const forwarded = headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return isPrivate(remoteAddress) && last ? last : remoteAddress;
};
