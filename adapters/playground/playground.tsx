import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type ErrorHandler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { referenceHere } from '../../src/chat/reference.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Identify } from '../identity.ts';
import { acts } from './acts.tsx';
import { assets } from './assets.ts';
import { move } from './clock/move.tsx';
import type { Moving } from './clock/moving.ts';
import { events } from './events.tsx';
import { loopbackOnly } from './guard.ts';
import { createHomeOf } from './home-of.ts';
import type { Hub } from './hub.ts';
import { pages } from './pages.tsx';
import { UnreadableBody } from './parse.ts';
import type { PlaygroundApp } from './parts.ts';
import { personas } from './personas.ts';
import { directPlace, findPlace } from './places.ts';
import { previews } from './previews/previews.tsx';
import type { Renderers } from './previews/renderers.ts';
import { path } from './sidebar.tsx';
import { createTranscript } from './store.ts';
import type { Story } from './story/story.ts';
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
  readonly app: PlaygroundApp;
  readonly database: Database;
  readonly identify: Identify;
  readonly clock: Clock;
  readonly log: Log;
  /** The folder of package.json. */
  readonly root: string;
  /** Where pages hear what has changed: the messenger tells them, too. */
  readonly hub: Hub;
  readonly moving?: Moving;
  readonly story?: Story;
  /** How others draw what the bot says, which is loaded when somebody first asks. */
  readonly renderers: () => Promise<Renderers>;
}

/** What went wrong, as one kind sentence; its reference is in the log. */
const inWords =
  (log: Log): ErrorHandler =>
  (error, c) => {
    if (error instanceof UnreadableBody) {
      return c.text('The playground did not understand that. Load the page again.\n', 400);
    }
    if (error instanceof HTTPException && error.status === 403) {
      return c.text('That did not come from a page of the playground. Load the page again.\n', 403);
    }
    const reference = referenceHere();
    log.error({ reference, err: error }, 'a page of the playground failed');
    return c.text(
      `Sorry, something went wrong on our side. The reference is ${reference}. Load the page again.\n`,
      500,
    );
  };

/** A page that feels like a chat client, for trying the bot without any platform. */
export const createPlayground = ({
  app,
  database,
  identify,
  clock,
  log,
  root,
  hub,
  moving,
  story,
  renderers,
}: PlaygroundParts): RequestListener => {
  const transcript = createTranscript(database);
  const homeOf = createHomeOf(app);
  const parts = {
    app,
    identify,
    hub,
    transcript,
    homeOf,
    talk: createTalk(transcript, clock),
    log,
    ...(moving && { moving }),
    ...(story && { story }),
  };
  const start = findPlace(directPlace);
  const [first] = personas;

  const playground = new Hono()
    .use(loopbackOnly)
    .use(
      secureHeaders({
        contentSecurityPolicy,
        referrerPolicy: 'same-origin',
        xFrameOptions: 'DENY',
        strictTransportSecurity: false,
      }),
    )
    .use(csrf())
    .use(
      bodyLimit({
        maxSize: mostBytes,
        onError: (c) => c.text('That is more than the playground takes. Nothing was sent.\n', 413),
      }),
    )
    .get('/', (c) => (start && first ? c.redirect(path(start, first)) : c.notFound()))
    .route('/assets', assets(root))
    .route('/', events(parts))
    .route('/', moving ? move({ identify, hub, moving }) : new Hono())
    .route('/', acts(parts))
    .route('/', previews({ ...parts, renderers }))
    .route('/', pages(parts))
    .onError(inWords(log));
  const all = new Hono()
    .notFound((c) => c.text('There is no such page. Start again at /playground.\n', 404))
    .get('/', (c) => c.redirect('/playground'))
    .route('/playground', playground);
  return getRequestListener(all.fetch);
};
