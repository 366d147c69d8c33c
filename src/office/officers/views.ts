import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { inWords as dateInWords } from '../../calendar/calendar-date.ts';
import type { PersonId } from '../../chat/ids.ts';
import { inWords, refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { Officer } from '../../people/office.ts';
import { platformNames } from '../../people/person.ts';

interface ShownOfficer extends Officer {
  readonly sinceDay: CalendarDate;
}

const line = ({ person, name, workspace, platform, sinceDay, canAct }: ShownOfficer): Text => [
  { kind: 'mention', person, name },
  `, ${workspace} (${platformNames[platform]}), since ${dateInWords(sinceDay)}`,
  ...(canAct ? [] : ['. They cannot act from there']),
];

/** Who is the office, and where it works. */
export const officeView = (
  officers: readonly ShownOfficer[],
  channel: { readonly name: string; readonly workspace: string } | undefined,
): View => ({
  summary: officers.length === 1 ? 'One person is the programme office' : `${officers.length} people are the office`,
  blocks: [
    { kind: 'heading', text: 'The programme office' },
    { kind: 'list', items: officers.map(line) },
    {
      kind: 'text',
      text: channel
        ? ['Its channel is ', bold(channel.name), ` (${channel.workspace}).`]
        : ['It has no channel: each officer hears alone. Type ', command('office here'), ' in one to choose it.'],
    },
    {
      kind: 'note',
      text: [
        command('office add @person'),
        ' makes somebody the office, ',
        command('office remove @person'),
        ' takes it from them. ',
        command('audit'),
        ' shows who did.',
      ],
    },
  ],
});

export const added = (name: string): View => ({
  summary: `${name} is the programme office now`,
  blocks: [
    {
      kind: 'text',
      text: [bold(name), ' is the programme office now, and hears of it. This has been written to the audit log.'],
    },
    { kind: 'note', text: ['Was it somebody else? ', command('office remove @person'), ' takes it back.'] },
  ],
});

export const youAreOffice = (by: string): View => ({
  summary: 'You are the programme office now',
  blocks: [
    { kind: 'text', text: [bold(by), ' has made you the programme office.'] },
    {
      kind: 'text',
      text: ['Type ', command('help'), ' to see what you can do, and ', command('inbox'), ' for what waits.'],
    },
  ],
});

export const removed = (name: string): View => ({
  summary: `${name} is not the programme office any more`,
  blocks: [
    {
      kind: 'text',
      text: [
        bold(name),
        ' is not the programme office any more, and hears of it. This has been written to the audit log.',
      ],
    },
  ],
});

export const youAreNotOffice = (by: string): View => ({
  summary: 'You are not the programme office any more',
  blocks: [
    {
      kind: 'text',
      text: [bold(by), ' has taken you out of the programme office. What you told us as yourself stays.'],
    },
    { kind: 'text', text: ['Any officer can add you again. Type ', command('help'), ' to see what you can do now.'] },
  ],
});

export const askToLeave = (person: PersonId): View => ({
  summary: 'Stop being the programme office?',
  blocks: [
    { kind: 'text', text: 'That is you. Stop being the programme office? Another officer has to add you again.' },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'Stop being the office',
          press: { command: 'office remove', values: { person, sure: 'yes' } },
          style: 'danger',
        },
        { kind: 'press', label: 'No', press: { command: 'office', values: {} } },
      ],
    },
  ],
});

export const youLeft = (): View => ({
  summary: 'You are not the programme office any more',
  blocks: [
    { kind: 'text', text: 'You are not the programme office any more. This has been written to the audit log.' },
    { kind: 'text', text: 'Any officer can add you again.' },
  ],
});

const stays = 'Nothing was changed. ';

export const lastOfficer = (): View =>
  refuse({
    missing: 'Nobody else could act as the programme office.',
    lifts: 'Make somebody else the office first.',
    next: [stays, 'Type ', command('office add @person'), ', and then this again.'],
  });

export const alreadyOffice = (name: string): View =>
  refuse({
    missing: `${name} is the programme office already.`,
    next: [stays, 'Type ', command('office'), ' to see who is.'],
  });

export const wasNoOfficer = (name: string): View =>
  refuse({
    missing: `${name} is not the programme office.`,
    next: [stays, 'Type ', command('office'), ' to see who is.'],
  });

export const isGuest = (name: string): View =>
  refuse({
    missing: `${name} is a guest there, and no member of the organisation. A guest cannot be the programme office.`,
    lifts: 'Whoever runs that workspace can make them a member.',
    next: [stays, 'Type ', command('office add @person'), ' again when that is done.'],
  });

export const cannotActThere = (name: string): View =>
  refuse({
    missing: `${name} has no open account in a workspace that takes part, so they could not act as the office.`,
    lifts: 'The programme office can admit their workspace.',
    next: [stays, 'Type ', command('workspaces'), ' to see which take part.'],
  });

export const unknownPerson = (): View =>
  refuse({
    missing: 'This person is no longer known here.',
    next: [stays, 'Type ', command('office'), ' to see who is the office.'],
  });

export const notOfficeAnyMore = (): View => inWords({ kind: 'not-for-you', audience: 'office' });
