import type { Standing } from './render.tsx';
import type { Visit } from './visit.ts';

/** Where the cards of a page stand. */
export const standingOf = ({ place, persona }: Visit, page: string): Omit<Standing, 'message'> => ({
  base: `/playground/${place.key}`,
  as: persona.key,
  page,
});
