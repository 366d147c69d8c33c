import type { Child } from 'hono/jsx';
import { type Inline, inlines, type Text } from '../../src/chat/text.ts';
import { webUrl } from '../web-url.ts';

/** A link's address as HTML may hold it: `javascript:` and its like are none. */
export const safeUrl = (url: string): string | undefined => (webUrl(url) === undefined ? undefined : url);

const renderers: {
  readonly [Kind in Exclude<Inline, string>['kind']]: (inline: Extract<Inline, { kind: Kind }>) => Child;
} = {
  bold: ({ text }) => <strong>{text}</strong>,
  link: ({ text, url }) => {
    const href = safeUrl(url);
    return href === undefined ? (
      text
    ) : (
      <a href={href} rel="noreferrer" target="_blank">
        {text}
      </a>
    );
  },
  mention: ({ name }) => <span class="mention">@{name}</span>,
  moment: ({ at, text }) => <time datetime={at}>{text}</time>,
  command: ({ text }) => <code>/hmep {text}</code>,
};

const renderInline = (inline: Inline): Child =>
  typeof inline === 'string' ? inline : (renderers[inline.kind] as (inline: Inline) => Child)(inline);

/** A line of structured text as HTML; every string in it is escaped. */
export const RenderText = ({ text }: { text: Text }) => <>{inlines(text).map(renderInline)}</>;
