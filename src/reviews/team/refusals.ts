import type { Refusal } from '../../chat/refusal.ts';
import { refuse } from '../../chat/refusal.ts';
import { command } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { Exclusion } from './exclusions.ts';
import type { About } from './gather.ts';
import type { Place } from './seating.ts';
import { teamPress } from './team-view.ts';

type Named = Pick<About, 'name'>;

const back = (team: Named): Pick<Refusal, 'buttons'> => ({ buttons: [teamPress('Back to the team', team)] });
const again = (team: Named): Refusal['next'] => [
  'Nothing was changed. Type ',
  command(`review team ${team.name}`),
  ' to see the team as it stands.',
];

export const notForHost = ({ name }: Named): View =>
  refuse({
    missing: `The list of the team of ${name} is for the team and the sponsor.`,
    lifts: 'The sponsor or the review manager can tell you who comes.',
    next: ['Type ', command('help'), ' to see what you can do here.'],
  });

export const notTheirTeam = ({ name }: Named): View =>
  refuse({
    missing: `Only the programme office and the review manager put the team of ${name} together.`,
    lifts: 'They can do it for you.',
    next: ['Type ', command(`review team ${name}`), ' to see the team.'],
  });

/** Why nothing was done about somebody. */
export const refusals = {
  ended: (team: Named): Refusal => ({
    missing: `${team.name} has ended, so its team does not change any more.`,
    next: again(team),
  }),
  onHold: (team: Named): Refusal => ({
    missing: `${team.name} is on hold, so nobody is asked to join.`,
    lifts: 'The programme office or the review manager can resume it.',
    next: ['Nothing was changed. To go on, type ', command(`review resume ${team.name}`), ' first.'],
  }),
  noDates: (team: Named): Refusal => ({
    missing: `${team.name} has no dates yet, and nobody can say whether they are free.`,
    lifts: 'The programme office or the review manager sets them.',
    next: ['Nothing was changed. To set day 1, type ', command(`review schedule ${team.name}`), ' and a date.'],
  }),
  notNominated: (team: Named, who: string): Refusal => ({
    missing: `${who} has not been nominated, and a place for a member is filled by nomination alone.`,
    lifts:
      'A group office, or the national lead member peer, nominates; then the review manager or the office records it.',
    next: 'Nothing was changed. Press “Record the nomination” on the team’s card once you have it.',
    ...back(team),
  }),
  excluded: (team: Named, who: string, found: readonly Exclusion[]): Refusal => ({
    missing: `${who} cannot be on this team. ${found.map(({ why }) => why).join(' ')}`,
    lifts: [...new Set(found.map(({ lifts }) => lifts))].join(' '),
    next: again(team),
    ...back(team),
  }),
  full: (team: Named, { name, most }: Place): Refusal => ({
    missing: `The place “${name}” is full: ${most === 1 ? 'one person' : `${most} people`} at the most.`,
    lifts: 'Somebody can be added as a reserve, or another one can be taken off the list first.',
    next: again(team),
    ...back(team),
  }),
  wrongKind: (team: Named, who: string, place: string): Refusal => ({
    missing: `${who} is another kind of peer than the place “${place}” is for.`,
    next: again(team),
    ...back(team),
  }),
  listedAlready: (team: Named, who: string): Refusal => ({
    missing: `${who} is on the list of ${team.name} already.`,
    next: again(team),
    ...back(team),
  }),
  noPeer: (team: Named): Refusal => ({
    missing: 'This person is not a peer any more, or was forgotten.',
    next: again(team),
    ...back(team),
  }),
  unreachable: (team: Named, who: string): Refusal => ({
    missing: `The bot cannot write to ${who}: they have no open account with it.`,
    lifts: 'They can use the bot again, or somebody rings them.',
    next: again(team),
    ...back(team),
  }),
  ringFirst: (team: Named, who: string): Refusal => ({
    missing: `${who} asked to be rung about ties to this council, and nobody has noted what they said.`,
    lifts: 'Ring them, and note it on the team’s card.',
    next: again(team),
    ...back(team),
  }),
  nobodyToAgree: (team: Named): Refusal => ({
    missing: 'Nobody on the list has said yet that they can come.',
    lifts: 'Sound people out first.',
    next: again(team),
    ...back(team),
  }),
} as const;
