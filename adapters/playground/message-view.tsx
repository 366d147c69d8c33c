import type { Child } from 'hono/jsx';
import type { Change } from './hub.ts';
import type { Content, Message } from './message.ts';
import { RenderView, type Standing } from './render.tsx';
import { RenderForm } from './render-form.tsx';

/** Where a message stands: on a page, which its own id completes. */
export type PageStanding = Omit<Standing, 'message'>;

interface MessageParts {
  readonly message: Message;
  readonly standing: PageStanding;
  /** A page that was just opened starts here. */
  readonly takesFocus?: boolean;
}

type Renderers = {
  readonly [Kind in Content['kind']]: (
    content: Extract<Content, { kind: Kind }>,
    standing: Standing,
    takesFocus: boolean,
  ) => Child;
};

const renderers: Renderers = {
  said: ({ text }) => <p class="said">{text}</p>,
  view: ({ view }, standing) => <RenderView view={view} standing={standing} />,
  form: ({ form }, standing, takesFocus) => <RenderForm form={form} standing={standing} takesFocus={takesFocus} />,
};

/** With its day: the bot's clock can be moved on. */
const saidAt = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

const botName = 'HMEP';

/** Leads to how others see it, on a page with scripts of its own. */
export const Others = ({ standing: { base, as, message } }: { standing: Standing }) => (
  <a class="others" href={`${base}/others/${message}?as=${as}`} data-turbo="false">
    On Slack and Teams
  </a>
);

const Author = ({ message: { content, author, onlyFor, at }, standing }: { message: Message; standing: Standing }) => (
  <p class="by">
    <strong>{content.kind === 'said' ? content.name : botName}</strong>
    {!author && <span class="badge">bot</span>}
    <time datetime={at.toISOString()}>{saidAt.format(at)}</time>
    {onlyFor && <span class="only">Only you can see this</span>}
    {!author && <Others standing={standing} />}
  </p>
);

/** A message as one line of the conversation. */
export const RenderMessage = ({ message, standing, takesFocus = false }: MessageParts) => {
  const { id, content, author } = message;
  const name = content.kind === 'said' ? content.name : botName;
  const render = renderers[content.kind] as (content: Content, standing: Standing, takesFocus: boolean) => Child;
  return (
    <li id={`message-${id}`} class="message">
      <span class={author ? 'avatar' : 'avatar bot'} aria-hidden="true">
        {[...name][0]}
      </span>
      <div class="body">
        <Author message={message} standing={{ ...standing, message: id }} />
        {render(content, { ...standing, message: id }, takesFocus)}
      </div>
    </li>
  );
};

/**
 * Changes an open page: a message goes to the end, where adding it twice shows it once, or takes the
 * place of the one with its id.
 * @param morph keeps the elements that stay, and with them the cursor
 */
export const RenderChange = ({
  change: { message, how },
  standing,
  morph = false,
}: {
  change: Change;
  standing: PageStanding;
  morph?: boolean;
}) => {
  const where =
    how === 'replaced'
      ? { action: 'replace', target: `message-${message.id}`, method: morph ? 'morph' : undefined }
      : { action: 'append', target: 'messages' };
  return (
    <turbo-stream {...where}>
      <template>
        <RenderMessage message={message} standing={standing} />
      </template>
    </turbo-stream>
  );
};

/** Says on the page that somebody waits for the answer of this delivery. */
export const RenderWorking = ({ delivery }: { delivery: string }) => (
  <turbo-stream action="append" target="messages">
    <template>
      <li id={`working-${delivery}`} class="message working">
        <p>Working on it. The answer will appear here.</p>
      </li>
    </template>
  </turbo-stream>
);

/** Ends the waiting: what was pressed may be pressed again. */
export const RenderFinished = ({ delivery }: { delivery: string }) => (
  <>
    <turbo-stream action="remove" target={`working-${delivery}`} />
    <turbo-stream action="renew" />
  </>
);
