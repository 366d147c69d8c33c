import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { isReady, programSettings } from '../program.ts';
import { createBareAdapter } from '../teams-bare.ts';
import type { FakeTold } from '../teams-places.ts';

// CloudAdapter on Node's own server: it checks who sends, and answers with one card.
const { answer, ...told } = programSettings<FakeTold & { readonly answer: Partial<Activity> }>();
const adapter = createBareAdapter(told);

const readBody = async (request: IncomingMessage): Promise<object> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as object;
};

/** As much of Express's response as the adapter asks for. */
const expressLike = (response: ServerResponse) => ({
  socket: response.socket,
  status: (code: number) => {
    response.statusCode = code;
  },
  header: (name: string, value: string) => response.setHeader(name, value),
  send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
  end: () => response.end(),
});

const server = createServer(async (request, response) => {
  const { method = '', headers } = request;
  await adapter.process(
    { method, headers, body: (await readBody(request)) as Record<string, unknown> },
    expressLike(response) as never,
    async (context) => {
      await context.sendActivity(answer);
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  isReady({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
