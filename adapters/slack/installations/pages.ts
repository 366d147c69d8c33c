import { html } from 'hono/html';
import type { WorkspaceState } from '../../../src/people/person.ts';
import { type Html, page } from '../../page.ts';
import type { BotScope } from '../scopes.ts';
import type { Installation } from './installation.ts';

/** What the bot will be able to do, and the way to Slack, which asks again. */
export const installPage = (scopes: readonly BotScope[], url: string): string =>
  page(
    'Add HMEP to Slack',
    html`<p>HMEP runs peer reviews of highway services: councils that look after local roads review each other. This adds its bot to your Slack.</p>
<h2>What the bot will be able to do</h2>
<ul>
${scopes.map(({ scope, why }) => html`<li>${why} <small>Slack calls this ${scope}.</small></li>`)}
</ul>
<p>It reads no other messages. You may need one of your Slack administrators to approve it.</p>
<p><a class="button" href="${url}">Add to Slack</a></p>
<p><small>The button works for ten minutes, in this browser. After that, load this page again.</small></p>`,
  );

const standing: Readonly<Record<WorkspaceState, (name: string) => Html>> = {
  waiting: (
    name,
  ) => html`<p>It waits until the programme office admits it. The office has to do that; you need do nothing more.</p>
<h2>What to type next</h2>
<p><code>/hmep help</code> in Slack shows what works until then. Once ${name} is admitted, anybody there can type <code>/hmep volunteer</code>.</p>`,
  admitted: (name) => html`<p>${name} takes part, so everything works now.</p>
<h2>What to type next</h2>
<p><code>/hmep help</code> in Slack shows what you can do. To have HMEP in a channel, type <code>/invite @HMEP</code> there.</p>`,
  refused: (
    name,
  ) => html`<p>${name} does not take part at the moment. Only the programme office can change that: ask the office to admit it.</p>
<h2>What to type next</h2>
<p><code>/hmep help</code> in Slack shows what works without that.</p>`,
};

/** The bot is in. */
export const installedPage = ({ id, name, appId }: Installation, state: WorkspaceState): string => {
  const link = `https://slack.com/app_redirect?${new URLSearchParams({ app: appId, team: id })}`;
  return page(
    `${name} has installed HMEP`,
    html`${standing[state](name)}
<p><a class="button" href="${link}">Open HMEP in Slack</a></p>`,
  );
};

const again = html`<p><a class="button" href="install">Begin again</a></p>`;

/** Somebody said no at Slack. */
export const cancelledPage = (): string =>
  page(
    'HMEP was not installed',
    html`<p>The installation was cancelled at Slack, so nothing has changed. If that was not meant, begin again.</p>
${again}`,
  );

/** The link was too old, was used before, or came from another browser. */
export const stalePage = (): string =>
  page(
    'This link does not work any more',
    html`<p>A link for installing HMEP works once, for ten minutes, and in the browser in which it was opened. Nothing has changed. Begin again, and stay in the same browser. It has to accept cookies from this site.</p>
${again}`,
  );

/** Slack did not answer, or not as it should. */
export const slackSilentPage = (reference: string): string =>
  page(
    'Slack did not answer',
    html`<p>Slack did not finish the installation. Wait a minute, then begin again. If it happens again, give whoever runs this bot this reference: ${reference}.</p>
${again}`,
  );

/** Something went wrong here. */
export const brokenPage = (reference: string): string =>
  page(
    'The installation is not finished',
    html`<p>Something went wrong here, not at Slack. Wait a minute, then begin again: doing it twice does no harm. If it happens again, give whoever runs this bot this reference: ${reference}.</p>
${again}`,
  );
