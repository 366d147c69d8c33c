import type { Programme } from '../programme.ts';
import { beforeYouArrive } from './checklists/before-you-arrive.ts';
import { dayOneList } from './checklists/day-1.ts';
import { dayTwoList } from './checklists/day-2.ts';
import { dayThreeList } from './checklists/day-3.ts';
import { hostBefore } from './checklists/host-before.ts';
import { hostEachDay } from './checklists/host-each-day.ts';
import { volunteering } from './joining.ts';
import { ownerRoles } from './owner-roles.ts';
import { pages } from './pages.ts';
import { team } from './places.ts';
import { pool } from './pool.ts';
import { privacyNotice } from './privacy-notice.ts';
import { notes, prompting } from './prompts.ts';
import { retention } from './retention.ts';
import { clock } from './review-clock.ts';
import { pauses, stages } from './stages.ts';
import { themes } from './themes.ts';
import { sourceKinds, timetable } from './timetable.ts';
import { updates } from './updates.ts';

/** The review that ships: three days, about five peers, the whole highway service. */
export const hmepStrategicPeerReview: Programme = {
  key: 'hmep-strategic',
  name: 'HMEP strategic peer review',
  shortName: 'HMEP',
  about:
    'Colleagues from other places spend three days with a council and look at how its highway service serves the whole council. ' +
    'It is voluntary and gives no rating: the team says what is strong and what to consider.',
  days: 3,
  officeReply: { workingDays: 5 },
  themes,
  ownerRoles,
  volunteering,
  pool,
  privacyNotice,
  retention,
  stages,
  pauses,
  team,
  clock,
  checklists: [beforeYouArrive, dayOneList, dayTwoList, dayThreeList, hostBefore, hostEachDay],
  sourceKinds,
  timetable,
  prompting,
  notes,
  updates,
  pages,
};
