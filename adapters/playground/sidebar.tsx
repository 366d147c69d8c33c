import { ClockButton } from './clock/clock-panel.tsx';
import type { Face } from './clock/moving.ts';
import { type Persona, personas, workspaces } from './personas.ts';
import { directPlace, findPlace, isFor, type Place, places } from './places.ts';

/** Where somebody sees a place. */
export const path = ({ key }: Place, persona: Persona): string => `/playground/${key}?as=${persona.key}`;

/** The same place for somebody else, or, where they cannot see it, their own with the bot. */
const whereFor = (place: Place, persona: Persona): Place =>
  isFor(place, persona) ? place : (findPlace(directPlace) ?? place);

const Places = ({ place, persona }: { place: Place; persona: Persona }) => (
  <nav class="places" aria-label="Conversations">
    <ul>
      {places
        .filter((each) => isFor(each, persona))
        .map((each) => (
          <li>
            <a href={path(each, persona)} aria-current={each.key === place.key ? 'page' : undefined}>
              {each.name}
            </a>
          </li>
        ))}
    </ul>
  </nav>
);

/** The personas: on a phone behind a button, which the browser itself opens and closes. */
const Personas = ({ place, persona }: { place: Place; persona: Persona }) => (
  <>
    <button type="button" class="who-button" popovertarget="who">
      You are <strong>{persona.name}</strong>
    </button>
    <nav id="who" class="who" popover="auto" aria-label="Who you are">
      <p class="heading">You are</p>
      {workspaces.map((workspace) => (
        <>
          <p class="hint">at {workspace.name}</p>
          <ul>
            {personas
              .filter((each) => each.workspace === workspace)
              .map((each) => (
                <li>
                  <a
                    href={path(whereFor(place, each), each)}
                    aria-current={each.key === persona.key ? 'true' : undefined}
                  >
                    {each.name}
                    <span class="hint">{each.about}</span>
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
      <p class="hint">Open another window as somebody else, and talk to each other.</p>
    </nav>
  </>
);

/** The side of a page: where one is, and who. */
export const Sidebar = ({ place, persona, face }: { place: Place; persona: Persona; face: Face | undefined }) => (
  <header class="sidebar">
    <p class="workspace">
      <span class="avatar bot" aria-hidden="true">
        H
      </span>
      <span>
        {persona.workspace.name}
        <span class="hint">HMEP playground</span>
      </span>
    </p>
    <Places place={place} persona={persona} />
    <Personas place={place} persona={persona} />
    {face && <ClockButton face={face} />}
  </header>
);
