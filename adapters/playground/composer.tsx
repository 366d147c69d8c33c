import { randomUUID } from 'node:crypto';
import type { PageStanding } from './message-view.tsx';
import { officePersona, type Persona, personas } from './personas.ts';
import type { Place } from './places.ts';

/** A command that can be completed as one types. */
export interface Completion {
  readonly text: string;
  readonly about: string;
}

interface ComposerParts {
  readonly place: Place;
  readonly persona: Persona;
  /** Nothing was said here yet. */
  readonly isNew: boolean;
  readonly standing: PageStanding;
  readonly completions: readonly Completion[];
  readonly takesFocus: boolean;
}

/** What one might type: whoever has begun finds out by the help what else there is. */
const placeholder = ({ place, persona, isNew }: Pick<ComposerParts, 'place' | 'persona' | 'isNew'>): string => {
  if (place.kind === 'channel') return 'Message all, or type /hmep';
  return `Type /hmep ${isNew || persona.key === officePersona ? persona.tries : 'help'}`;
};

/** The box that one types into. */
export const Composer = ({ place, persona, isNew, standing, completions, takesFocus }: ComposerParts) => (
  <form id="composer" class="composer" method="post" action={`${standing.base}/say`}>
    <input type="hidden" name="as" value={standing.as} />
    <input type="hidden" name="page" value={standing.page} />
    <input type="hidden" name="delivery" value={randomUUID()} />
    <message-box
      data-completions={JSON.stringify(completions)}
      data-people={JSON.stringify(personas.map(({ name }) => name))}
    >
      <input
        type="text"
        name="text"
        aria-label={`Message to ${place.name}`}
        autocomplete="off"
        autofocus={takesFocus}
        placeholder={placeholder({ place, persona, isNew })}
      />
    </message-box>
    <button type="submit" class="button primary">
      Send
    </button>
  </form>
);
