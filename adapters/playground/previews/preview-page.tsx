import { html } from 'hono/html';
import type { Preview, Sent } from './preview.ts';

const Json = ({ id, name, json }: { id: string; name: string; json: object }) => (
  <div class="json">
    <copy-button class="copy" data-of={id} data-name={name} />
    {/* It scrolls, so the keyboard must reach it. */}
    <section class="code" tabindex={0} aria-label={name}>
      <pre>
        <code id={id}>{JSON.stringify(json, null, 2)}</code>
      </pre>
    </section>
  </div>
);

const Card = ({ theme, title }: { theme: 'light' | 'dark'; title: string }) => (
  <figure>
    <figcaption class="hint">{title}</figcaption>
    <teams-card class={`teams ${theme}`} data-theme={theme} data-of="teams-json" />
  </figure>
);

const Teams = ({ teams: { how, json } }: { teams: Sent }) => (
  <section aria-labelledby="teams">
    <h2 id="teams">Microsoft Teams</h2>
    <p class="hint">{how}, drawn by Microsoft’s own renderer of Adaptive Cards.</p>
    <div class="themes">
      <Card theme="light" title="In light" />
      <Card theme="dark" title="In dark" />
    </div>
    <p id="nothing-sent" class="hint" role="status" />
    <noscript>
      <p class="hint">The card is drawn by a script, and scripts are off.</p>
    </noscript>
    <h3>The Adaptive Card</h3>
    <Json id="teams-json" name="The Adaptive Card as JSON" json={json} />
  </section>
);

const Slack = ({ slack: { how, json } }: { slack: Sent }) => (
  <section aria-labelledby="slack">
    <h2 id="slack">Slack</h2>
    <p class="hint">{how}.</p>
    <h3>Block Kit</h3>
    <Json id="slack-json" name="Block Kit as JSON" json={json} />
  </section>
);

export interface PreviewPageParts {
  readonly preview: Preview;
  /** Where one comes from. */
  readonly back: string;
}

/** How others see one thing that the bot says. */
export const PreviewPage = ({ preview, back }: PreviewPageParts) => html`<!doctype html>
${(
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>On Slack and Teams – HMEP playground</title>
      <link rel="stylesheet" href="/playground/assets/page.css" />
      <link rel="stylesheet" href="/playground/assets/button.css" />
      <link rel="stylesheet" href="/playground/assets/preview.css" />
      <link rel="stylesheet" href="/playground/assets/teams-card.css" />
      <link rel="icon" href="/playground/assets/icon.svg" />
      <script src="/playground/assets/adaptivecards.js" defer />
      <script type="module" src="/playground/assets/preview.js" />
    </head>
    <body class="previewing">
      <main class="preview">
        <a href={back}>Back to the conversation</a>
        <h1>On Slack and Teams</h1>
        <Teams teams={preview.teams} />
        <Slack slack={preview.slack} />
      </main>
    </body>
  </html>
)}`;
