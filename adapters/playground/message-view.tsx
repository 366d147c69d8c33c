import type { Child } from 'hono/jsx';
import type { Content, Message } from './message.ts';
import { RenderView, type Standing } from './render.tsx';
import { RenderForm } from './render-form.tsx';

type Renderers = {
  readonly [Kind in Content['kind']]: (content: Extract<Content, { kind: Kind }>, standing: Standing) => Child;
};

const renderers: Renderers = {
  said: ({ text }) => <p class="said">{text}</p>,
  view: ({ view }, standing) => <RenderView view={view} standing={standing} />,
  form: ({ form }, standing) => <RenderForm form={form} standing={standing} />,
};

const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** A message as one line of the conversation. */
export const RenderMessage = ({ message, standing }: { message: Message; standing: Omit<Standing, 'message'> }) => {
  const { id, content, author, onlyFor, at } = message;
  const name = content.kind === 'said' ? content.name : 'HMEP';
  return (
    <li id={`message-${id}`} class={author ? 'message mine' : 'message'}>
      <p class="by">
        <strong>{name}</strong>
        {!author && <span class="badge">bot</span>}
        <time datetime={at.toISOString()}>{clockTime.format(at)}</time>
        {onlyFor && <span class="only">Only you can see this</span>}
      </p>
      {(renderers[content.kind] as (content: Content, standing: Standing) => Child)(content, {
        ...standing,
        message: id,
      })}
    </li>
  );
};

/** How an open page takes a message in: at the end, or where it stands already. */
export type How = 'append' | 'replace' | 'morph';

/**
 * What changes an open page. `morph` keeps the cursor where it is; adding a message twice shows it
 * once, because it has an id.
 */
export const RenderChange = ({
  message,
  how,
  standing,
}: {
  message: Message;
  how: How;
  standing: Omit<Standing, 'message'>;
}) => {
  const where =
    how === 'append'
      ? { action: 'append', target: 'messages' }
      : { action: 'replace', target: `message-${message.id}`, method: how === 'morph' ? 'morph' : undefined };
  return (
    <turbo-stream {...where}>
      <template>
        <RenderMessage message={message} standing={standing} />
      </template>
    </turbo-stream>
  );
};
