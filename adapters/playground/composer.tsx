import { randomUUID } from 'node:crypto';
import type { PageStanding } from './message-view.tsx';
import { personas } from './personas.ts';
import type { Place } from './places.ts';

/** A command that can be completed as one types. */
export interface Completion {
  readonly text: string;
  readonly about: string;
}

interface ComposerParts {
  readonly place: Place;
  readonly standing: PageStanding;
  readonly completions: readonly Completion[];
  readonly takesFocus: boolean;
}

/** The box that one types into. */
export const Composer = ({ place, standing, completions, takesFocus }: ComposerParts) => (
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
        placeholder={place.kind === 'channel' ? 'Message everybody, or type /hmep' : 'Type /hmep volunteer'}
      />
    </message-box>
    <button type="submit" class="button primary">
      Send
    </button>
  </form>
);
