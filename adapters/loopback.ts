import type { IncomingHttpHeaders } from 'node:http';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const forwarding =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-(?:host|forwarded-for)|(?:x-)?real-ip|x-(?:cluster-)?client-ip|true-client-ip|cf-.*|fly-client-ip|fastly-client-ip|ngrok-.*)$/u;

/**
 * Whether a request comes from this computer itself. The address is not enough: a tunnel, and a page
 * elsewhere whose name was made to point here, also arrive from 127.0.0.1.
 */
export const isFromHere = (headers: IncomingHttpHeaders | Headers): boolean => {
  const names = headers instanceof Headers ? [...headers.keys()] : Object.keys(headers);
  const host = headers instanceof Headers ? headers.get('host') : headers.host;
  const name = (host ?? '').replace(/:\d+$/u, '').toLowerCase();
  return loopbackHosts.has(name) && !names.some((each) => forwarding.test(each));
};
