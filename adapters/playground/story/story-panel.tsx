import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { Deeds } from '../../../src/home/story/story.ts';
import { findPersona } from '../personas.ts';
import { directPlace } from '../places.ts';
import { nextStep, type Step, steps } from './steps.ts';

interface Told {
  readonly deeds: Deeds;
  /** Whether somebody has just done something, for those who do not see it. */
  readonly advanced?: boolean;
}

/** A form that leads to another page, where what it does is seen: Turbo would stay on this one. */
const Leading = ({
  action,
  as,
  values,
  children,
}: {
  action: string;
  as: string;
  values: Readonly<Record<string, string>>;
  children: Child;
}) => (
  <form method="post" action={action} data-turbo="false">
    {Object.entries({ as, page: randomUUID(), delivery: randomUUID(), ...values }).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
);

type Where = 'done' | 'next' | 'later';

const StepItem = ({ step, number, where }: { step: Step; number: number; where: Where }) => {
  const { deed, title, about, persona, place, says } = step;
  return (
    <li id={`story-${deed}`} class={`story-step ${where}`} aria-current={where === 'next' ? 'step' : undefined}>
      <span class="story-mark" aria-hidden="true">
        {where === 'done' ? '✓' : number}
      </span>
      <div class="story-words">
        <p id={`story-${deed}-title`} class="story-title">
          {title}
          {where === 'done' && <span class="unseen">, done</span>}
        </p>
        {where !== 'done' && <p class="hint">{about}</p>}
      </div>
      {where !== 'done' && (
        <Leading action={`/playground/${place.key}/say`} as={persona.key} values={{ text: says }}>
          <button
            type="submit"
            class={where === 'next' ? 'button small primary' : 'button small'}
            aria-describedby={`story-${deed}-title`}
          >
            Do it as {persona.name}
          </button>
        </Leading>
      )}
    </li>
  );
};

const lead = findPersona('officer');

/** What comes after the last step: the rehearsal goes on with the clock. */
const Ended = () =>
  lead && (
    <div class="story-end">
      <p>That is the whole story. The rehearsal goes on as you move the bot’s clock.</p>
      <Leading action={`/playground/${directPlace}/clock`} as={lead.key} values={{ to: 'next' }}>
        <button type="submit" class="button small primary">
          Move it on as {lead.name}
        </button>
      </Leading>
    </div>
  );

const count = (deeds: Deeds): string => `${steps.filter(({ deed }) => deeds[deed]).length} of ${steps.length}`;

const Steps = ({ deeds, advanced = false }: Told) => {
  const next = nextStep(deeds);
  const whereOf = (step: Step): Where => {
    if (deeds[step.deed]) return 'done';
    return step === next ? 'next' : 'later';
  };
  return (
    <div id="story-steps" class={next ? undefined : 'ended'}>
      <p role="status" class="unseen">
        {advanced && `${count(deeds)} steps are done. ${next ? `Next: ${next.title}.` : 'That was the last.'}`}
      </p>
      <ol>
        {steps.map((step, index) => (
          <StepItem step={step} number={index + 1} where={whereOf(step)} />
        ))}
      </ol>
      {!next && <Ended />}
    </div>
  );
};

/** The first things to try, one after the other: beside the conversation, and where there is less room above it. */
export const StoryPanel = ({ deeds, away }: { deeds: Deeds; away: boolean }) => (
  <aside class="story-side" aria-label="First steps">
    <details id="story" class="story" open={!away}>
      <summary>
        <span class="story-name">First steps</span>{' '}
        <span id="story-count" class="story-count">
          {count(deeds)}
        </span>
      </summary>
      <Steps deeds={deeds} />
    </details>
  </aside>
);

/** Shows on an open page how far the story has come; whether it is put away stays as it is. */
export const RenderStory = ({ deeds }: Pick<Told, 'deeds'>) => (
  <>
    <turbo-stream action="replace" target="story-steps" method="morph">
      <template>
        <Steps deeds={deeds} advanced />
      </template>
    </turbo-stream>
    <turbo-stream action="update" target="story-count">
      <template>{count(deeds)}</template>
    </turbo-stream>
  </>
);
