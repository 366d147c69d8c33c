import type { PageStanding } from './message-view.tsx';
import type { Visit } from './visit.ts';

/** Where the cards of a page stand. */
export const standingOf = ({ place, persona }: Visit, page: string): PageStanding => ({
  base: `/playground/${place.key}`,
  as: persona.key,
  page,
});
