import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { html, raw } from 'hono/html';

/** HTML in which every value has been escaped. */
export type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; --ground: #f6f5f1; --paper: #fff; --ink: #1d2421; --quiet: #55605b; --line: #d8d9d2; --accent: #17684d; --accent-ink: #fff; --focus: #1a5fd0; }
@media (prefers-color-scheme: dark) { :root { --ground: #141816; --paper: #1d2320; --ink: #ecefec; --quiet: #a9b4ae; --line: #38413c; --accent: #6fcfa8; --accent-ink: #0b1f17; --focus: #8db8ff; } }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
body { margin: 0; padding: 1rem; }
main { max-width: 38rem; margin: 4vh auto; padding: 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; }
h1 { margin: 0 0 .75rem; font-size: 1.4rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
p { margin: .75rem 0 0; }
ul { margin: 0; padding-left: 1.2rem; }
li { margin: .4rem 0; }
code { padding: .05rem .3rem; border: 1px solid var(--line); border-radius: .3rem; font-size: .9em; }
small { color: var(--quiet); display: block; }
a { color: var(--accent); }
a.button, button { display: inline-block; margin-top: .5rem; padding: .65rem 1.2rem; border-radius: .6rem; background: var(--accent); color: var(--accent-ink); font: inherit; font-weight: 600; text-decoration: none; border: 0; cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Of every page here, besides what every answer has. */
const headers: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
};

/** Sets what every page is sent with, for those that somebody else sends. */
export const setHeaders = (response: ServerResponse): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
};

/** A whole page. It has no script, and fits a telephone. */
export const page = (title: string, body: Html): string =>
  // With nothing to wait for inside, it is text at once.
  html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.toString() as string;

/** Sends a page; nothing where an answer has gone out already. */
export const sendPage = (response: ServerResponse, status: number, text: string): void => {
  if (response.headersSent) return;
  setHeaders(response);
  response.writeHead(status).end(text);
};
