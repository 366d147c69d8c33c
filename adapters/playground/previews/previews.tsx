import { Hono } from 'hono';
import type { Parts } from '../parts.ts';
import { path } from '../sidebar.tsx';
import { type Visit, visit } from '../visit.ts';
import { type Preview, previewOf, previewOfHome } from './preview.ts';
import { PreviewPage } from './preview-page.tsx';
import type { Renderers } from './renderers.ts';

type PreviewParts = Pick<Parts, 'identify' | 'transcript' | 'homeOf'> & {
  /** They are loaded when somebody first asks. */
  readonly renderers: () => Promise<Renderers>;
};

const number = /^\d{1,18}$/u;

/** Pages that show how others see what the bot says. */
export const previews = ({ identify, transcript, homeOf, renderers }: PreviewParts) => {
  const previewAt = async (here: Visit, id: string): Promise<Preview | undefined> => {
    const { place, conversation, caller } = here;
    if (place.kind === 'home') return id === 'home' ? previewOfHome(await homeOf(here), await renderers()) : undefined;
    if (!number.test(id)) return undefined;
    const message = await transcript.findShown(id, conversation.id, caller.account);
    if (!message || message.content.kind === 'said') return undefined;
    const { content, onlyFor } = message;
    return previewOf({ content, place: conversation.kind, isPrivate: onlyFor !== undefined }, await renderers());
  };

  return new Hono().get('/:place/others/:message', async (c) => {
    const here = await visit(identify, c.req.param('place'), c.req.query('as'));
    const id = c.req.param('message');
    const preview = here && (await previewAt(here, id));
    if (!here || !preview) return c.notFound();
    const back = path(here.place, here.persona);
    return c.html(PreviewPage({ preview, back: id === 'home' ? back : `${back}#message-${id}` }));
  });
};
