import { randomUUID } from 'node:crypto';
import type { PageStanding } from '../message-view.tsx';
import type { Face } from './moving.ts';

interface PanelParts {
  readonly face: Face;
  readonly standing: PageStanding;
  /** Whether somebody has just moved it, for those who do not see it. */
  readonly moved?: boolean;
}

const Moved = ({ face: { words, now }, moved }: Pick<PanelParts, 'face' | 'moved'>) => {
  if (moved === undefined) return <p role="status" />;
  return moved ? (
    <p role="status" class="unseen">
      Moved on. For the bot it is {words.inFull(now)}.
    </p>
  ) : (
    <p role="status" class="hint">
      The bot’s clock is past that already. It only goes forwards.
    </p>
  );
};

/** What time it is for the bot, and where one can move on to: a popover on a phone, where there is little room. */
export const ClockPanel = ({ face, standing, moved }: PanelParts) => {
  const { now, own, choices, words, afresh } = face;
  return (
    <section id="clock" class="clock" popover="auto" aria-label="The bot’s clock">
      <div>
        <p>
          <time class="bot-time" datetime={now.toISOString()}>
            {words.inFull(now)}
          </time>
        </p>{' '}
        <p class="hint">
          {own
            ? `is the bot’s time, moved on. Yours is ${words.inShort(own)}: ${afresh}.`
            : 'is the bot’s time. Move it on to see what comes.'}
        </p>
        <Moved face={face} {...(moved !== undefined && { moved })} />
      </div>
      <form class="buttons" method="post" action={`${standing.base}/clock`} data-keeps-focus="true">
        <input type="hidden" name="as" value={standing.as} />
        <input type="hidden" name="page" value={standing.page} />
        <input type="hidden" name="delivery" value={randomUUID()} />
        {choices.map(({ label, at }, index) => (
          <button type="submit" id={`clock-${index}`} class="button small" name="to" value={at.toISOString()}>
            {label} <span class="hint">{words.inShort(at)}</span>
          </button>
        ))}
      </form>
    </section>
  );
};

const ShortTime = ({ face: { words, now } }: Pick<PanelParts, 'face'>) => (
  <time datetime={now.toISOString()}>{words.inBrief(now)}</time>
);

/** Opens the panel on a phone. */
export const ClockButton = ({ face }: Pick<PanelParts, 'face'>) => (
  <button type="button" class="clock-button" popovertarget="clock">
    <span class="unseen">The bot’s clock: </span>
    <span id="clock-time">
      <ShortTime face={face} />
    </span>
  </button>
);

/** Shows on an open page what time it has become. */
export const RenderClock = ({ face, standing, moved }: PanelParts) => (
  <>
    <turbo-stream action="replace" target="clock" method="morph">
      <template>
        <ClockPanel face={face} standing={standing} {...(moved !== undefined && { moved })} />
      </template>
    </turbo-stream>
    <turbo-stream action="update" target="clock-time">
      <template>
        <ShortTime face={face} />
      </template>
    </turbo-stream>
  </>
);
