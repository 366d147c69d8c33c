import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { type Block, type Button, type Press, ticked, type View } from '../../src/chat/view.ts';
import { RenderText, safeUrl } from './render-text.tsx';

/** Where a card stands: what its buttons must send besides their own values. */
export interface Standing {
  /** Where the page posts to. */
  readonly base: string;
  readonly as: string;
  readonly page: string;
  /** The message's id, or `home`. */
  readonly message: string;
}

/** What a press sends to be known: who, from which page and card, and which act of theirs. */
export const Origin = ({ standing }: { standing: Standing }) => (
  <>
    <input type="hidden" name="as" value={standing.as} />
    <input type="hidden" name="page" value={standing.page} />
    <input type="hidden" name="message" value={standing.message} />
    <input type="hidden" name="delivery" value={randomUUID()} />
  </>
);

const PressForm = ({ press, standing, children }: { press: Press; standing: Standing; children: Child }) => (
  <form method="post" action={`${standing.base}/press`}>
    <Origin standing={standing} />
    <input type="hidden" name="press" value={JSON.stringify(press)} />
    {children}
  </form>
);

const LinkButton = ({ label, url }: { label: string; url: string }) => {
  const href = safeUrl(url);
  return href === undefined ? (
    <span>{label}</span>
  ) : (
    <a class="button" href={href} rel="noreferrer" target="_blank">
      {label}
    </a>
  );
};

const RenderButton = ({ button, standing }: { button: Button; standing: Standing }) =>
  button.kind === 'link' ? (
    <LinkButton label={button.label} url={button.url} />
  ) : (
    <PressForm press={button.press} standing={standing}>
      <button type="submit" class={`button ${button.style ?? ''}`}>
        {button.label}
      </button>
    </PressForm>
  );

type Renderers = {
  readonly [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, standing: Standing) => Child;
};

const renderers: Renderers = {
  heading: ({ text }) => <h2>{text}</h2>,
  text: ({ text }) => (
    <p>
      <RenderText text={text} />
    </p>
  ),
  note: ({ text }) => (
    <p class="note">
      <RenderText text={text} />
    </p>
  ),
  facts: ({ facts }) => (
    <dl>
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <RenderText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  ),
  list: ({ items, ordered }) => {
    const lines = items.map((item) => (
      <li>
        <RenderText text={item} />
      </li>
    ));
    return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
  },
  buttons: ({ buttons }, standing) =>
    buttons.length > 0 && (
      <div class="buttons">
        {buttons.map((button) => (
          <RenderButton button={button} standing={standing} />
        ))}
      </div>
    ),
  checklist: ({ items }, standing) => (
    <ul class="checklist">
      {items.map(({ label, done, note, press }) => (
        <li>
          <PressForm press={ticked({ press }, !done)} standing={standing}>
            <button type="submit" aria-pressed={done ? 'true' : 'false'} class="tick">
              <span class="box" aria-hidden="true">
                {done ? '✓' : ''}
              </span>
              <span>
                <RenderText text={label} />
                {note && (
                  <span class="note">
                    {' '}
                    <RenderText text={note} />
                  </span>
                )}
              </span>
            </button>
          </PressForm>
        </li>
      ))}
    </ul>
  ),
  progress: ({ done, of, label }) => (
    <p class="progress">
      <span>
        {label}: {done} of {of}
      </span>
      <progress value={done} max={Math.max(of, 1)} aria-label={label} />
    </p>
  ),
  divider: () => <hr />,
};

/** A view as HTML. */
export const RenderView = ({ view, standing }: { view: View; standing: Standing }) => (
  <div class="card">
    {view.blocks.map((block) =>
      (renderers[block.kind] as (block: Block, standing: Standing) => Child)(block, standing),
    )}
  </div>
);
