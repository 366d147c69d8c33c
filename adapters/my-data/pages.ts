import { html } from 'hono/html';
import { exportLife } from '../../src/people/exports/exports.ts';
import { page } from '../page.ts';

/** Asks for a press, so that whatever merely looks at the link does not spend it. */
export const fetchPage = (): string =>
  page(
    'Your data, as a file',
    html`<p>The file holds everything that the HMEP bot keeps about you. Programs can read it (JSON).</p>
<form method="post"><button type="submit">Fetch the file</button></form>
<p><small>It can be fetched once, within ${exportLife} minutes of your asking for it. On a shared computer, delete the file when you have read it.</small></p>`,
  );

const again = html`<h2>What to type next</h2>
<p>Type <code>/hmep my-data</code> in Slack, or <code>my-data</code> to HMEP in Teams. You get a new link.</p>`;

/** The link was used, is too old, or never was one: which, nobody is told. */
export const stalePage = (): string =>
  page(
    'This link does not work any more',
    html`<p>A link to your data works once, for ${exportLife} minutes, and a newer one takes its place. Nothing has been lost.</p>
${again}`,
  );

/** Something went wrong here. */
export const brokenPage = (reference: string): string =>
  page(
    'The file could not be made',
    html`<p>Something went wrong on our side. If it happens again, give the programme office this reference: ${reference}.</p>
${again}`,
  );

export const busyPage = (): string => page('Too many requests', html`<p>Wait a minute. Then load this page again.</p>`);
