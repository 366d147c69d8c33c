import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from './world.ts';

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: object;
  readonly acceptsResponsePayload: boolean;
  readonly retryAttempt?: number;
  readonly retryReason?: string;
}

interface Waiting {
  readonly connection: WebSocket;
  answered(payload: unknown): void;
  lost(error: Error): void;
}

const pingEveryMs = 5000;
const acknowledgedWithinMs = 3000;
const ticketLifeMs = 30_000;
/** How long a client may go on after it was told to connect anew. */
const graceMs = 1000;

export interface Socket {
  /** ws://127.0.0.1:<port>, set when the server listens. */
  origin: string;
  /** The address of a new connection: good once, for 30 s. */
  issue(): string;
  /** Takes a request to upgrade; false where the ticket is not good. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  connections(): number;
  /**
   * Sends an envelope to one connection, each in turn, and gives back the payload of its acknowledgement: undefined
   * where there is none, or where it would not be read. Rejects without a connection, and after 3 s.
   */
  deliver(envelope: Envelope): Promise<unknown>;
  /** Tells every connection to connect anew, and closes those that do not. */
  disconnect(): void;
  /** Says goodbye to every connection; those that do not answer are cut off. */
  stop(): Promise<void>;
}

const helloOf = (appId: string, connections: number): Json => ({
  type: 'hello',
  num_connections: connections,
  debug_info: { host: 'applink-test', build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: appId },
});

/** An acknowledgement's payload; `{}` is what clients send where there is none. */
const payloadOf = (acknowledgement: Json): unknown => {
  const payload = acknowledgement['payload'];
  const isEmpty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
  return isEmpty ? undefined : payload;
};

const after = (ms: number, act: () => void): NodeJS.Timeout => setTimeout(act, ms).unref();

/** A client that is cut off in the middle of its goodbye waits for half a minute: so it is heard out. */
const closed = (connection: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    after(graceMs, () => connection.terminate());
    connection.on('close', () => resolve());
    connection.close(1001);
  });

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
export const createSocket = (appId: string): Socket => {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const waiting = new Map<string, Waiting>();
  let turn = 0;

  const hear = (data: string): void => {
    const acknowledgement = JSON.parse(data) as Json;
    const id = String(acknowledgement['envelope_id']);
    waiting.get(id)?.answered(payloadOf(acknowledgement));
    waiting.delete(id);
  };

  const welcome = (connection: WebSocket): void => {
    const pinging = setInterval(() => connection.ping(), pingEveryMs).unref();
    connection.on('message', (data) => hear(String(data)));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      clearInterval(pinging);
      for (const each of waiting.values()) {
        if (each.connection === connection) each.lost(new Error('The connection closed before the acknowledgement'));
      }
    });
    connection.send(JSON.stringify(helloOf(appId, server.clients.size)));
    connection.ping();
  };

  const nextConnection = (): WebSocket => {
    const open = [...server.clients].filter(({ readyState, OPEN }) => readyState === OPEN);
    turn += 1;
    const connection = open[turn % open.length];
    if (!connection) throw new Error('Nobody is connected by Socket Mode');
    return connection;
  };

  const socket: Socket = {
    origin: '',
    issue: () => {
      const ticket = randomUUID();
      tickets.set(ticket, performance.now() + ticketLifeMs);
      return `${socket.origin}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    accept: (request, stream, head) => {
      const ticket = new URL(request.url ?? '', 'ws://127.0.0.1').searchParams.get('ticket') ?? '';
      const until = tickets.get(ticket) ?? 0;
      tickets.delete(ticket);
      if (performance.now() > until) return false;
      server.handleUpgrade(request, stream, head, welcome);
      return true;
    },
    connections: () => server.clients.size,
    deliver: async ({ type, payload, acceptsResponsePayload, retryAttempt = 0, retryReason = '' }) => {
      const connection = nextConnection();
      const id = randomUUID();
      const retry = type === 'events_api' ? { retry_attempt: retryAttempt, retry_reason: retryReason } : {};
      const envelope = { envelope_id: id, type, payload, accepts_response_payload: acceptsResponsePayload, ...retry };
      const answer = new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { connection, answered: resolve, lost: reject });
      });
      const late = after(acknowledgedWithinMs, () =>
        waiting.get(id)?.lost(new Error('Nobody acknowledged within 3 seconds')),
      );
      connection.send(JSON.stringify(envelope));
      try {
        const given = await answer;
        return acceptsResponsePayload ? given : undefined;
      } finally {
        clearTimeout(late);
        waiting.delete(id);
      }
    },
    disconnect: () => {
      for (const connection of server.clients) {
        connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
        after(graceMs, () => connection.close());
      }
    },
    stop: async () => {
      await Promise.all([...server.clients].map(closed));
      server.close();
    },
  };
  return socket;
};
