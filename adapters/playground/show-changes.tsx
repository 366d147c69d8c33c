import type { Context } from 'hono';
import type { Change } from './hub.ts';
import { RenderChange, RenderWorking } from './message-view.tsx';
import { directPlace, findPlace } from './places.ts';
import { path } from './sidebar.tsx';
import { standingOf } from './standing.ts';
import type { Act } from './talk.ts';
import type { Visit } from './visit.ts';

const turboStreamType = 'text/vnd.turbo-stream.html';

/** Of an answer that changes a page where it stands. */
export const turboStream = `${turboStreamType}; charset=utf-8`;

/** Whether the page that acts is changed where it stands. Home, and a page without its script, is loaded anew. */
export const isStreamed = (c: Context, { place }: Visit): boolean =>
  place.kind !== 'home' && (c.req.header('accept')?.includes(turboStreamType) ?? false);

export interface Shown {
  readonly here: Visit;
  readonly act: Act;
  readonly changes: readonly Change[];
  /** The bot's answer will come by itself. */
  readonly isLate?: boolean;
  /** Keeps the elements that stay, and the cursor in them. */
  readonly morph?: boolean | undefined;
}

/** Shows the changes on the page they were made on, and where to look. */
export const showChanges = async (c: Context, { here, act, changes, isLate = false, morph = false }: Shown) => {
  if (!isStreamed(c, here)) {
    const back = here.place.kind === 'home' ? findPlace(directPlace) : here.place;
    return c.redirect(path(back ?? here.place, here.persona), 303);
  }
  const standing = standingOf(here, act.page);
  const last = changes.at(-1)?.message.id;
  const body = (
    <>
      {changes.map((change) => (
        <RenderChange change={change} standing={standing} morph={morph} />
      ))}
      {isLate ? <RenderWorking delivery={act.delivery} /> : <turbo-stream action="renew" />}
      {!isLate && !morph && last !== undefined && <turbo-stream action="look" target={`message-${last}`} />}
    </>
  );
  return c.body(String(await body), 200, { 'content-type': turboStream });
};
