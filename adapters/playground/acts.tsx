import { type Context, Hono } from 'hono';
import type { DeliveryId } from '../../src/chat/ids.ts';
import type { Request } from '../../src/chat/request.ts';
import { completionsFor } from './completions.ts';
import type { Change } from './hub.ts';
import { RenderChange } from './message-view.tsx';
import { Composer, path } from './page.tsx';
import { addressedToBot, isPrivate, readFilledIn, readPressed, readSaid, readSuggesting } from './parse.ts';
import type { Parts } from './parts.ts';
import { directPlace, findPlace } from './places.ts';
import { standingOf } from './standing.ts';
import type { Act } from './talk.ts';
import { type Visit, visit } from './visit.ts';

const turboStream = 'text/vnd.turbo-stream.html';

const actOf = ({ caller, conversation }: Visit, { delivery, page }: { delivery: string; page: string }): Act => ({
  caller,
  conversation,
  delivery: `playground:${delivery}` as DeliveryId,
  page,
});

const requestOf = ({ caller, conversation, delivery: deliveryId }: Act) => ({ caller, conversation, deliveryId });

/** What people do on the pages: say, press, fill in, search. */
export const acts = ({ app, identify, talk }: Parts) => {
  /** Somebody at a place, from a submitted form. */
  const visitOf = async (c: Context, as: unknown): Promise<Visit | undefined> =>
    visit(identify, c.req.param('place'), typeof as === 'string' ? as : undefined);

  /** Shows the changes on the page they were made on; without a script, by loading it again. */
  const shown = async (c: Context, here: Visit, page: string, changes: readonly Change[], morph = false) => {
    const back = here.place.kind === 'home' ? findPlace(directPlace) : here.place;
    if (here.place.kind === 'home' || !c.req.header('accept')?.includes(turboStream)) {
      return c.redirect(path(back ?? here.place, here.persona), 303);
    }
    const standing = standingOf(here, page);
    const body = (
      <>
        {changes.map(({ message, isNew }) => (
          <RenderChange message={message} how={isNew ? 'append' : morph ? 'morph' : 'replace'} standing={standing} />
        ))}
        <turbo-stream action="replace" target="composer">
          <template>
            <Composer
              place={here.place}
              standing={standing}
              completions={completionsFor(app.commands, here.caller)}
              takesFocus={!changes.some(({ message }) => message.content.kind === 'form')}
            />
          </template>
        </turbo-stream>
      </>
    );
    return c.body(String(await body), 200, { 'content-type': `${turboStream}; charset=utf-8` });
  };

  return new Hono()
    .post('/:place/say', async (c) => {
      const body = await c.req.formData();
      const here = await visitOf(c, body.get('as'));
      if (!here) return c.notFound();
      const { text, ...sent } = readSaid(body);
      const act = actOf(here, sent);
      if (text.trim() === '') return shown(c, here, sent.page, []);
      const said = await talk.said(act, text, isPrivate(text));
      const command = addressedToBot(text, act.conversation.kind);
      if (command === undefined) return shown(c, here, sent.page, [said]);
      const reply = await app.dispatch({ ...requestOf(act), kind: 'command', typed: [command] });
      return shown(c, here, sent.page, [said, ...(await talk.answered(act, reply))]);
    })
    .post('/:place/press', async (c) => {
      const body = await c.req.formData();
      const here = await visitOf(c, body.get('as'));
      if (!here) return c.notFound();
      const { press, message, ...sent } = readPressed(body);
      const act = actOf(here, sent);
      const reply = await app.dispatch({ ...requestOf(act), kind: 'press', ...press });
      const from = message === 'home' ? undefined : { id: message, isForm: false };
      return shown(c, here, sent.page, await talk.answered(act, reply, from));
    })
    .post('/:place/form', async (c) => {
      const body = await c.req.formData();
      const here = await visitOf(c, body.get('as'));
      if (!here) return c.notFound();
      const { turn, command, form, values, message, ...sent } = readFilledIn(body);
      const act = actOf(here, sent);
      const filledIn = { ...requestOf(act), command, form, values };
      const isKept = turn === 'change' || turn === 'keep';
      const request: Request =
        turn === 'submit'
          ? { ...filledIn, kind: 'submit' }
          : isKept
            ? { ...filledIn, kind: 'change' }
            : { ...filledIn, kind: 'leave', to: turn };
      const reply = await app.dispatch(request);
      // Kept in passing, while somebody goes on typing: their page is as it should be.
      if (turn === 'keep') return c.body(null, 204);
      const changes = await talk.answered(act, reply, { id: message, isForm: true });
      return shown(c, here, sent.page, changes, turn === 'change');
    })
    .get('/:place/suggest', async (c) => {
      const here = await visitOf(c, c.req.query('as'));
      if (!here) return c.notFound();
      const { command, field, q: query } = readSuggesting(c.req.query());
      const deliveryId = 'playground:suggest' as DeliveryId;
      const { caller, conversation } = here;
      const reply = await app.dispatch({ kind: 'suggest', deliveryId, caller, conversation, command, field, query });
      return c.json(reply.kind === 'options' ? reply.options : []);
    });
};
