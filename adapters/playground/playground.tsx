import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { App } from '../../src/app.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Identify } from '../identity.ts';
import { acts } from './acts.tsx';
import { assets } from './assets.ts';
import { events } from './events.tsx';
import { loopbackOnly } from './guard.ts';
import { createHub } from './hub.ts';
import { path } from './page.tsx';
import { pages } from './pages.tsx';
import { UnreadableBody } from './parse.ts';
import { personas } from './personas.ts';
import { directPlace, findPlace } from './places.ts';
import { createTranscript } from './store.ts';
import { createTalk } from './talk.ts';

/** Bytes of a submitted form: the longest message several times over. */
const mostBytes = 128 * 1024;

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", NONCE],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

export interface PlaygroundParts {
  readonly app: App;
  readonly database: Database;
  readonly identify: Identify;
  readonly clock: Clock;
  readonly log: Log;
  /** The folder of package.json. */
  readonly root: string;
}

/** A page that feels like a chat client, for trying the bot without any platform. */
export const createPlayground = ({ app, database, identify, clock, log, root }: PlaygroundParts): Hono => {
  const hub = createHub();
  const transcript = createTranscript(database);
  const parts = { app, identify, hub, transcript, talk: createTalk(transcript, hub, clock) };
  const start = findPlace(directPlace);
  const [first] = personas;

  return new Hono()
    .use(loopbackOnly)
    .use(secureHeaders({ contentSecurityPolicy, referrerPolicy: 'same-origin', strictTransportSecurity: false }))
    .use(csrf())
    .use(bodyLimit({ maxSize: mostBytes, onError: (c) => c.text('That is more than the playground takes.\n', 413) }))
    .get('/', (c) => (start && first ? c.redirect(path(start, first)) : c.notFound()))
    .route('/assets', assets(root))
    .route('/', events(parts))
    .route('/', acts(parts))
    .route('/', pages(parts))
    .notFound((c) => c.text('There is no such page in the playground. Start again at /playground.\n', 404))
    .onError((error, c) => {
      if (error instanceof UnreadableBody)
        return c.text('The playground did not understand that. Load the page again.\n', 400);
      if ('getResponse' in error && typeof error.getResponse === 'function') return error.getResponse();
      log.error({ err: error }, 'a page of the playground failed');
      return c.text('Sorry, something went wrong. Load the page again.\n', 500);
    });
};
