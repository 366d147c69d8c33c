import { type Context, Hono } from 'hono';
import type { DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request, Typed } from '../../src/chat/request.ts';
import { createAnswering } from './answering.ts';
import type { Change } from './hub.ts';
import {
  addressedToBot,
  isPrivate,
  mentionsIn,
  readBody,
  readFilledIn,
  readPressed,
  readSaid,
  readSuggesting,
  type Turn,
} from './parse.ts';
import type { Parts } from './parts.ts';
import { accountOf, personas } from './personas.ts';
import { isStreamed, showChanges } from './show-changes.tsx';
import type { Act, Used } from './talk.ts';
import { type Visit, visit } from './visit.ts';

const actOf = ({ caller, conversation }: Visit, { delivery, page }: { delivery: string; page: string }): Act => ({
  caller,
  conversation,
  delivery: `playground:${delivery}` as DeliveryId,
  page,
});

const requestOf = ({ caller, conversation, delivery: deliveryId }: Act) => ({ caller, conversation, deliveryId });

type FormAct = Pick<Extract<Request, { kind: 'submit' }>, 'caller' | 'conversation' | 'deliveryId'> &
  Pick<Extract<Request, { kind: 'submit' }>, 'command' | 'form' | 'values'>;

const formRequest = (act: FormAct, turn: Turn): Request => {
  switch (turn) {
    case 'submit':
      return { ...act, kind: 'submit' };
    case 'change':
    case 'keep':
      return { ...act, kind: 'change' };
    default:
      return { ...act, kind: 'leave', to: turn };
  }
};

/** What people do on the pages: say, press, fill in, search. */
export const acts = ({ app, identify, talk, hub, log, moving, story }: Parts) => {
  const { answer, publish } = createAnswering({ hub, log });

  /** Every page shows where the bot's clock can be moved to by now, and how far the story has come. */
  const showNews = async (): Promise<void> => {
    if (await moving?.hasNews()) hub.moved('');
    const deeds = await story?.news();
    if (deeds) hub.advanced(deeds);
  };

  /** Who posts, and what. */
  const posted = async (c: Context): Promise<{ readonly body: FormData; readonly here: Visit | undefined }> => {
    const body = await readBody(c.req);
    const as = body.get('as');
    return { body, here: await visit(identify, c.req.param('place'), typeof as === 'string' ? as : undefined) };
  };

  /** Has the bot answer, and shows what changed on the page that acted. */
  const answered = async (
    c: Context,
    {
      here,
      act,
      said = [],
      reply,
      used,
      morph,
    }: {
      readonly here: Visit;
      readonly act: Act;
      readonly said?: readonly Change[];
      readonly reply: Promise<Reply>;
      readonly used?: Used | undefined;
      readonly morph?: boolean;
    },
  ) => {
    const work = reply.then((said) => talk.answered(act, said, used));
    work.then(showNews).catch((error: unknown) => log.error({ err: error }, 'what is new could not be shown'));
    const changes = await answer(act, work, isStreamed(c, here));
    return showChanges(c, { here, act, changes: [...said, ...(changes ?? [])], isLate: changes === undefined, morph });
  };

  /** What was typed, with the personas in it as the core knows them. */
  const recognised = (text: string): Promise<Typed> =>
    Promise.all(
      mentionsIn(text, personas).map(async (part) => {
        if (typeof part === 'string') return part;
        const { person, name } = await identify(accountOf(part));
        return { person, name };
      }),
    );

  return new Hono()
    .post('/:place/say', async (c) => {
      const { body, here } = await posted(c);
      if (!here) return c.notFound();
      const { text, ...sent } = readSaid(body);
      const act = actOf(here, sent);
      if (text.trim() === '') return showChanges(c, { here, act, changes: [] });
      const said = [await talk.said(act, text, isPrivate(text))];
      publish(said, act.page);
      const command = addressedToBot(text, act.conversation.kind);
      if (command === undefined) return showChanges(c, { here, act, changes: said });
      const reply = recognised(command).then((typed) => app.dispatch({ ...requestOf(act), kind: 'command', typed }));
      return answered(c, { here, act, said, reply });
    })
    .post('/:place/press', async (c) => {
      const { body, here } = await posted(c);
      if (!here) return c.notFound();
      const { press, message, ...sent } = readPressed(body);
      const act = actOf(here, sent);
      const reply = app.dispatch({ ...requestOf(act), kind: 'press', ...press });
      return answered(c, { here, act, reply, used: message === 'home' ? undefined : { id: message, isForm: false } });
    })
    .post('/:place/form', async (c) => {
      const { body, here } = await posted(c);
      if (!here) return c.notFound();
      const { turn, command, form, values, message, ...sent } = readFilledIn(body);
      const act = actOf(here, sent);
      const reply = app.dispatch(formRequest({ ...requestOf(act), command, form, values }, turn));
      if (turn !== 'keep') {
        return answered(c, { here, act, reply, used: { id: message, isForm: true }, morph: turn === 'change' });
      }
      // Kept in passing, while somebody goes on typing: their page is as it should be.
      const kept = await reply;
      if (kept.kind === 'ask') await talk.kept(act, message, kept.form);
      return c.body(null, 204);
    })
    .get('/:place/suggest', async (c) => {
      const here = await visit(identify, c.req.param('place'), c.req.query('as'));
      if (!here) return c.notFound();
      const { command, field, q: query } = readSuggesting(c.req.query());
      const deliveryId = 'playground:suggest' as DeliveryId;
      const { caller, conversation } = here;
      const reply = await app.dispatch({ kind: 'suggest', deliveryId, caller, conversation, command, field, query });
      return c.json(reply.kind === 'options' ? reply.options : []);
    });
};
