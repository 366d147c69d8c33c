import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type ContractApp, createContractApp } from '../contract/contract-app.ts';
import { databases } from '../support/databases.ts';
import { formOf, type RawAnswer, type RawRequest, sendRaw } from '../support/playground-raw.ts';
import { servePlayground } from '../support/playground-server.ts';

export interface Served {
  readonly app: ContractApp;
  readonly url: string;
  readonly port: number;
  readonly send: (request: RawRequest) => Promise<RawAnswer>;
  /** Sends a form as our own page would. */
  readonly posts: (
    path: string,
    pairs: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<RawAnswer>;
  /** All that is stored of conversations and changes. */
  readonly everything: () => Promise<object>;
}

/** What a message in the box sends. */
export const saying = (text: string, as = 'colleague'): Readonly<Record<string, string>> => ({
  as,
  page: 'a-page',
  delivery: randomUUID(),
  text,
});

/** The playground of the contract's bot, for the tests of this block. Only to be asked for inside a test. */
export const useServed = (): (() => Served) => {
  const [embedded] = databases;
  const database = embedded.use();
  let served: (Served & { stop(): Promise<void> }) | undefined;
  beforeAll(async () => {
    const app = createContractApp(database());
    const { url, port, stop } = await servePlayground({ app, ...app });
    const send = (request: RawRequest) => sendRaw(port, request);
    const { prisma } = database();
    served = {
      app,
      url,
      port,
      send,
      posts: (path, pairs, headers) => send(formOf(port, path, pairs, headers)),
      everything: async () => ({
        messages: await prisma.playgroundMessage.findMany(),
        drafts: await prisma.draft.findMany(),
        handled: await prisma.handledRequest.count(),
        changes: [...app.changes],
      }),
      stop,
    };
  });
  afterAll(() => served?.stop());
  return () => {
    if (!served) throw new Error('The playground is served before the tests, not while they are described');
    return served;
  };
};
