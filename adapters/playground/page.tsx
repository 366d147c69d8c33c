import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { View } from '../../src/chat/view.ts';
import type { Deeds } from '../../src/home/story/story.ts';
import { ClockPanel } from './clock/clock-panel.tsx';
import type { Face } from './clock/moving.ts';
import { type Completion, Composer } from './composer.tsx';
import type { Message } from './message.ts';
import { Others, type PageStanding, RenderMessage } from './message-view.tsx';
import type { Persona } from './personas.ts';
import type { Place } from './places.ts';
import { RenderView } from './render.tsx';
import { RenderText } from './render-text.tsx';
import { Sidebar } from './sidebar.tsx';
import { StoryPanel } from './story/story-panel.tsx';

export interface PageParts {
  readonly place: Place;
  readonly persona: Persona;
  readonly standing: PageStanding;
  readonly completions: readonly Completion[];
  readonly nonce: string;
  /** The bot's clock, where it can be moved. */
  readonly face: Face | undefined;
  /** The first steps, where they are told. */
  readonly story: { readonly deeds: Deeds; readonly away: boolean } | undefined;
  /** Home is a view; a conversation has messages. */
  readonly shown:
    | { readonly home: View }
    | { readonly messages: readonly Message[]; readonly welcome: View | undefined };
}

const Conversation = ({
  parts: { place, persona, standing, completions },
  messages,
  welcome,
}: {
  parts: PageParts;
  messages: readonly Message[];
  welcome: View | undefined;
}) => {
  const newest = messages.at(-1);
  const { base, as, page } = standing;
  return (
    <>
      <section class="scroll" tabindex={0} aria-label="Messages">
        {welcome && (
          <div class="welcome">
            <span class="avatar bot" aria-hidden="true">
              H
            </span>
            <RenderView view={welcome} standing={{ ...standing, message: 'home' }} />
          </div>
        )}
        {!newest && place.empty && (
          <p class="empty">
            <RenderText text={place.empty} />
          </p>
        )}
        <div role="log" aria-label={`Conversation ${place.name}`}>
          <ol id="messages">
            {messages.map((message) => (
              <RenderMessage message={message} standing={standing} takesFocus={message === newest} />
            ))}
          </ol>
        </div>
      </section>
      <Composer
        place={place}
        persona={persona}
        isNew={newest === undefined}
        standing={standing}
        completions={completions}
        takesFocus={newest?.content.kind !== 'form'}
      />
      <turbo-stream-source
        id={`events-${page}`}
        src={`${base}/events?as=${as}&page=${page}&after=${newest?.id ?? '0'}`}
      />
    </>
  );
};

const main = (parts: PageParts): Child =>
  'home' in parts.shown ? (
    <section class="scroll" tabindex={0} aria-label="Home">
      <RenderView view={parts.shown.home} standing={{ ...parts.standing, message: 'home' }} />
      <Others standing={{ ...parts.standing, message: 'home' }} />
    </section>
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
      <meta name="turbo-cache-control" content="no-cache" />
      <title>{`${parts.place.name} as ${parts.persona.name} – HMEP playground`}</title>
      <link rel="stylesheet" href="/playground/assets/page.css" />
      <link rel="stylesheet" href="/playground/assets/sidebar.css" />
      <link rel="stylesheet" href="/playground/assets/message.css" />
      <link rel="stylesheet" href="/playground/assets/button.css" />
      <link rel="stylesheet" href="/playground/assets/clock.css" />
      <link rel="stylesheet" href="/playground/assets/story.css" />
      <link rel="stylesheet" href="/playground/assets/form.css" />
      <link rel="icon" href="/playground/assets/icon.svg" />
      <script type="module" src="/playground/assets/turbo.js" />
      <script type="module" src="/playground/assets/main.js" />
    </head>
    <body>
      <Sidebar place={parts.place} persona={parts.persona} face={parts.face} />
      {parts.story && <StoryPanel {...parts.story} />}
      <main>
        <div class="top">
          <h1>{parts.place.name}</h1>
          <p class="hint">{parts.place.about}</p>
        </div>
        {parts.face && <ClockPanel face={parts.face} standing={parts.standing} />}
        {main(parts)}
        <p id="trouble" class="trouble" role="alert" />
      </main>
    </body>
  </html>
)}`;
