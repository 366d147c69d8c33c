import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { View } from '../../src/chat/view.ts';
import type { Message } from './message.ts';
import { RenderMessage } from './message-view.tsx';
import { type Persona, personas, workspace } from './personas.ts';
import { type Place, places } from './places.ts';
import { RenderView, type Standing } from './render.tsx';

export const path = ({ key }: Place, persona: Persona): string => `/playground/${key}?as=${persona.key}`;

/** A command that can be completed as one types. */
export interface Completion {
  readonly text: string;
  readonly about: string;
}

export interface PageParts {
  readonly place: Place;
  readonly persona: Persona;
  readonly standing: Omit<Standing, 'message'>;
  readonly completions: readonly Completion[];
  readonly nonce: string;
  /** Home is a view; a conversation has messages. */
  readonly shown:
    | { readonly home: View }
    | { readonly messages: readonly Message[]; readonly welcome: View | undefined };
}

const Sidebar = ({ place, persona }: Pick<PageParts, 'place' | 'persona'>) => (
  <header class="sidebar">
    <p class="workspace">
      <span class="mark" aria-hidden="true">
        H
      </span>
      <span>
        {workspace.name}
        <span class="hint">HMEP playground</span>
      </span>
    </p>
    <nav aria-label="Conversations">
      <ul>
        {places.map((each) => (
          <li>
            <a href={path(each, persona)} aria-current={each.key === place.key ? 'page' : undefined}>
              {each.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <nav aria-label="Who you are">
      <h2>You are</h2>
      <ul>
        {personas.map((each) => (
          <li>
            <a href={path(place, each)} aria-current={each.key === persona.key ? 'true' : undefined} title={each.about}>
              {each.name}
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">Open another window as somebody else, and talk to each other.</p>
    </nav>
  </header>
);

/** The box one types into; it is drawn anew after each message, with a new delivery. */
export const Composer = ({
  place,
  standing,
  completions,
  takesFocus,
}: Pick<PageParts, 'place' | 'standing' | 'completions'> & { takesFocus: boolean }) => (
  <form id="composer" class="composer" method="post" action={`${standing.base}/say`}>
    <input type="hidden" name="as" value={standing.as} />
    <input type="hidden" name="page" value={standing.page} />
    <input type="hidden" name="delivery" value={randomUUID()} />
    <message-box data-completions={JSON.stringify(completions)}>
      <label for="text" class="unseen">
        Message to {place.name}
      </label>
      <input
        type="text"
        id="text"
        name="text"
        autocomplete="off"
        autofocus={takesFocus}
        placeholder={place.kind === 'channel' ? 'Message everybody, or type /hmep' : 'Type /hmep volunteer'}
      />
    </message-box>
    <button type="submit" class="button primary">
      Send
    </button>
  </form>
);

const Conversation = ({
  parts,
  messages,
  welcome,
}: {
  parts: PageParts;
  messages: readonly Message[];
  welcome: View | undefined;
}) => (
  <>
    <div class="scroll" tabindex={0} role="region" aria-label="Messages">
      {welcome && (
        <div class="welcome">
          <RenderView view={welcome} standing={{ ...parts.standing, message: 'home' }} />
        </div>
      )}
      <ol id="messages" role="log" aria-live="polite" aria-label={`Conversation ${parts.place.name}`}>
        {messages.map((message) => (
          <RenderMessage message={message} standing={parts.standing} />
        ))}
      </ol>
    </div>
    <Composer {...parts} takesFocus={messages.at(-1)?.content.kind !== 'form'} />
    <turbo-stream-source src={`${parts.standing.base}/events?as=${parts.standing.as}&page=${parts.standing.page}`} />
  </>
);

const main = (parts: PageParts): Child =>
  'home' in parts.shown ? (
    <div class="scroll" tabindex={0} role="region" aria-label="Home">
      <RenderView view={parts.shown.home} standing={{ ...parts.standing, message: 'home' }} />
    </div>
  ) : (
    <Conversation parts={parts} messages={parts.shown.messages} welcome={parts.shown.welcome} />
  );

/** A whole page of the playground. */
export const Page = (parts: PageParts) => html`<!doctype html>
${(
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="csp-nonce" content={parts.nonce} />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      <meta name="turbo-prefetch" content="false" />
      <title>{`${parts.place.name} as ${parts.persona.name} – HMEP playground`}</title>
      <link rel="stylesheet" href="/playground/assets/style.css" />
      <link rel="icon" href="/playground/assets/icon.svg" />
      <script type="module" src="/playground/assets/turbo.js" />
      <script type="module" src="/playground/assets/main.js" />
    </head>
    <body>
      <Sidebar place={parts.place} persona={parts.persona} />
      <main>
        <div class="top">
          <h1>{parts.place.name}</h1>
          <p class="hint">{parts.place.about}</p>
        </div>
        {main(parts)}
      </main>
    </body>
  </html>
)}`;
