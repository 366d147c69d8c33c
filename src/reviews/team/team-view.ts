import { createHash } from 'node:crypto';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { Values } from '../../chat/values.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen } from '../review.ts';
import { standing } from './exclusions.ts';
import { type About, type Seated, seatsOf, type Team } from './gather.ts';
import { type Player, playsHere } from './players.ts';
import { isActive, lacksNomination, nextSteps, type Place, type Step, takingUp } from './seating.ts';
import { progress, visitInWords, whoIs, worksFor } from './words.ts';

/** Who looks at a team whom it is theirs to put together. */
export interface Looking {
  readonly programme: Programme;
  readonly today: CalendarDate;
  /** An officer, who alone can agree an exception. */
  readonly isOffice: boolean;
}

const labels: Readonly<Record<Step, (name: string) => string>> = {
  nominate: (name) => `Record the nomination of ${name}`,
  'sound-out': (name) => `Sound out ${name}`,
  'no-ties': (name) => `Rang ${name}: no ties`,
  'rule-out': (name) => `Rang ${name}: ruled out`,
  need: (name) => `Bring in ${name}`,
  invite: (name) => `Invite ${name}`,
  confirm: (name) => `Confirm ${name}`,
  'no-reply': (name) => `No reply from ${name}: go on`,
  'not-needed': (name) => `${name} is not needed`,
  'put-back': (name) => `Put ${name} back on the list`,
};

/** What changes with everybody's state on the list: whoever decides for all of them saw this. */
export const stampOf = ({ seated }: Pick<Team, 'seated'>): string =>
  createHash('sha256')
    .update(
      seated
        .map(({ seat: { id, version } }) => `${id}:${version}`)
        .sort()
        .join(' '),
    )
    .digest('hex')
    .slice(0, 16);

/** A button of the team's card. */
export const teamPress = (
  label: string,
  { name }: Pick<About, 'name'>,
  values: Values = {},
  style?: 'primary',
): Button => ({
  kind: 'press',
  label,
  press: { command: 'review team', values: { review: name, ...values } },
  ...(style && { style }),
});

const stepButton = (step: Step, of: Seated, team: Team, style?: 'primary'): Button =>
  teamPress(labels[step](whoIs(of)), team, { do: step, seat: of.seat.id, seen: String(of.seat.version) }, style);

/** The button with which an officer agrees an exception, for somebody on the list or for one to be put on it. */
const exceptionButton = (label: string, { name }: Pick<About, 'name'>, more: Values = {}): Button => ({
  kind: 'press',
  label,
  press: { command: 'team exception', values: { review: name, ...more } },
});

const line = (of: Seated, { today }: Looking): Text => [
  bold(whoIs(of)),
  `, ${of.peer.role}, ${worksFor(of)}${of.seat.reserve ? ' (reserve)' : ''}: ${progress(of.seat, today)}.`,
];

const remarks = (of: Seated): readonly string[] => [
  ...(lacksNomination(of.seat, of.place)
    ? ['Not nominated yet: a group office or the national lead member peer nominates, and you record it here.']
    : []),
  ...standing(of.exclusions, of.seat).map(({ why, lifts }) => `${why} ${lifts}`),
  ...(of.seat.exception === undefined ? [] : [`Agreed exception: ${of.seat.exception}`]),
  ...of.flags.map((flag) => `To look at: ${flag}`),
];

const person = (of: Seated, team: Team, looking: Looking): readonly Block[] => {
  const steps = isOpen(team.review) ? nextSteps(of.seat, of.place, looking.today) : [];
  const canExcept = looking.isOffice && standing(of.exclusions, of.seat).some((each) => !each.final);
  const buttons = [
    ...steps.map((step, index) =>
      stepButton(step, of, team, index === 0 && step !== 'not-needed' ? 'primary' : undefined),
    ),
    ...(canExcept && steps.length > 0
      ? [
          exceptionButton(`Agree an exception for ${whoIs(of)}`, team, {
            seat: of.seat.id,
            seen: String(of.seat.version),
          }),
        ]
      : []),
  ];
  return [
    { kind: 'text', text: line(of, looking) },
    ...remarks(of).map((text): Block => ({ kind: 'note', text })),
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
};

const playerLine = ({ name }: Pick<Player, 'name'>, more = ''): Text => [bold(name), `, ${playsHere}${more}`];

/** How many of a place there are and how many are wanted. */
const taken = (team: Team, place: Place): string => {
  const seats = takingUp(seatsOf(team), place);
  const confirmed = seats.filter(({ state }) => state === 'confirmed').length;
  if (seats.length === 0)
    return place.least > 0 ? `empty, at least ${place.least} needed` : `empty, up to ${place.most}`;
  const usual = Math.max(place.usual, place.least);
  return `${seats.length} of ${Math.max(usual, seats.length)}, ${confirmed} confirmed`;
};

const placeBlocks = (place: Place, team: Team, looking: Looking): readonly Block[] => [
  { kind: 'text', text: [bold(place.name), `: ${taken(team, place)}.`] },
  ...team.seated
    .filter((of) => of.place.key === place.key && isActive(of.seat))
    .flatMap((of) => person(of, team, looking)),
  ...team.players
    .filter((player) => player.place.key === place.key)
    .map((player): Block => ({ kind: 'text', text: playerLine(player, `: ${progress(player.seat, looking.today)}.`) })),
];

const head = ({ name, council, visit }: Team): readonly Block[] => [
  { kind: 'heading', text: `Team of ${name}` },
  { kind: 'text', text: `${council}. ${visit ? visitInWords(visit) : 'No dates yet'}.` },
];

const allButtons = (team: Team, { isOffice }: Looking): readonly Button[] => {
  const inState = (state: string): boolean => team.seated.some(({ seat }) => seat.state === state && !seat.reserve);
  const stamp = stampOf(team);
  return [
    { kind: 'press', label: 'Add somebody', press: { command: 'team add', values: { review: team.name } } },
    ...(team.seated.some(({ seat }) => seat.state === 'sounded_out')
      ? [teamPress('The council agrees the team', team, { do: 'agree', seen: stamp }, 'primary')]
      : []),
    ...(inState('agreed')
      ? [teamPress('Invite everybody agreed', team, { do: 'invite-all', seen: stamp }, 'primary')]
      : []),
    ...(isOffice ? [exceptionButton('Add with an agreed exception', team)] : []),
  ];
};

/** The team for the office and the review's manager, with what to do next about everybody. */
export const teamView = (team: Team, looking: Looking, notice?: string): View => {
  const over = team.seated.filter(({ seat }) => !isActive(seat));
  return {
    summary: notice ?? `Team of ${team.name}`,
    blocks: [
      ...(notice ? [{ kind: 'text', text: notice } as const] : []),
      ...head(team),
      ...looking.programme.team.places.flatMap((place) => placeBlocks(place, team, looking)),
      ...(over.length > 0 ? [{ kind: 'text', text: [bold('Not on the team')] } as const] : []),
      ...over.flatMap((of) => person(of, team, looking)),
      ...(isOpen(team.review) ? [{ kind: 'buttons', buttons: allButtons(team, looking) } as const] : []),
      { kind: 'note', text: 'Only the programme office and the review manager see this.' },
    ],
  };
};

interface Line {
  readonly place: Place;
  readonly text: Text;
}

const lists = (programme: Programme, lines: readonly Line[]): readonly Block[] =>
  programme.team.places.flatMap((place): readonly Block[] => {
    const here = lines.filter((each) => each.place.key === place.key);
    if (here.length === 0 && place.usual === 0) return [];
    return [
      { kind: 'text', text: [bold(place.name), here.length === 0 ? ': nobody yet.' : ':'] },
      ...(here.length > 0 ? [{ kind: 'list', items: here.map(({ text }) => text) } as const] : []),
    ];
  });

const nameRoleOrganisation = (of: Seated, more = ''): Text => [
  bold(whoIs(of)),
  `, ${of.peer.role}, ${worksFor(of)}${more}`,
];

/** What the sponsor agrees: names, roles and organisations of those who can come, and nothing else. */
export const sponsorView = (team: Team, programme: Programme): View => {
  const shown = team.seated.filter(({ seat }) => isActive(seat) && seat.state !== 'shortlisted' && !seat.reserve);
  return {
    summary: `Team of ${team.name}`,
    blocks: [
      ...head(team),
      ...lists(programme, [
        ...shown.map((of) => ({ place: of.place, text: nameRoleOrganisation(of) })),
        ...team.players.map((player) => ({ place: player.place, text: playerLine(player) })),
      ]),
      { kind: 'note', text: 'Tell the review manager whether your council agrees the team.' },
    ],
  };
};

const howFar: Readonly<Record<string, string>> = {
  agreed: 'to be invited',
  invited: 'invited',
  accepted: 'has accepted',
  confirmed: 'confirmed',
};

/** What those on the team see of each other. */
export const memberView = (team: Team, programme: Programme): View => {
  const shown = team.seated.filter(({ seat }) => howFar[seat.state] !== undefined && !seat.reserve);
  return {
    summary: `Team of ${team.name}`,
    blocks: [
      ...head(team),
      ...lists(programme, [
        ...shown.map((of) => ({ place: of.place, text: nameRoleOrganisation(of, `: ${howFar[of.seat.state]}`) })),
        ...team.players.map((of) => ({ place: of.place, text: playerLine(of, `: ${howFar[of.seat.state]}`) })),
      ]),
      {
        kind: 'note',
        text: [
          'The review manager puts the team together. Type ',
          command(`review team ${team.name}`),
          ' to see it again.',
        ],
      },
    ],
  };
};
