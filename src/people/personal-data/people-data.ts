import { instantInWords, type TimeZone, zoneInWords } from '../../calendar/time-zone.ts';
import type { Inline, Text } from '../../chat/text.ts';
import type { Database } from '../../storage/database.ts';
import { platformNames } from '../person.ts';
import type { Held, PersonalData } from '../personal-data.ts';
import { deleteByAccount, deleteByPerson, findNames, findPersonData, movePerson, type PersonRow } from './store.ts';

/** The kinds of thing that the audit log notes, as somebody reads them of themselves. */
const actions: Readonly<Record<string, string>> = {
  'office-claimed': 'became the programme office',
  'office-added': 'was made the programme office',
  'office-removed': 'was taken out of the programme office',
  'roles-ended': 'lost a role, because the account was closed',
  'workspace-admitted': 'admitted a workspace',
  'workspace-refused': 'refused a workspace',
  'accounts-linked': 'linked two accounts',
  'hold-placed': 'placed a hold, or a hold was placed',
  'hold-lifted': 'lifted a hold, or a hold was lifted',
  'erasure-asked': 'asked to be forgotten',
};

const count = (number: number, one: string, several: string): string => (number === 1 ? one : several);

/** Accounts and what hangs on them, roles, holds, and the audit log. */
export const createPeopleData = (database: Database, zone: TimeZone): PersonalData => {
  const moment = (at: string): Inline => ({ kind: 'moment', at, text: instantInWords(new Date(at), zone) });

  const accounts = (row: PersonRow): Held => ({
    title: 'Your accounts',
    lines: row.accounts.map(
      ({ platform, workspace, name, email, timeZone, since }): Text => [
        `${name}${email === null ? '' : `, ${email}`}, in ${workspace} (${platformNames[platform]}), since `,
        moment(since),
        ...(timeZone === null ? [] : [`, on ${zoneInWords(timeZone as TimeZone)}`]),
      ],
    ),
    data: row.accounts,
  });

  const standing = (row: PersonRow): readonly Text[] => [
    ...row.roles.map(({ since }): Text => ['You are the programme office, since ', moment(since)]),
    ...(row.hold
      ? [['A hold stands since ', moment(row.hold.since), ': nothing of yours is deleted until it is lifted']]
      : []),
    ...(row.erasure ? [['You asked to be forgotten: ', moment(row.erasure.asked)]] : []),
  ];

  const kept = ({ drafts, answers, audit }: PersonRow): readonly Text[] => [
    ...drafts.map(
      ({ command, changed }): Text => [`A form that you began and did not send: ${command}, `, moment(changed)],
    ),
    ...(answers.length > 0
      ? [
          `${answers.length} ${count(answers.length, 'answer', 'answers')} that you were given in the last week, so that nothing is done twice`,
        ]
      : []),
    ...audit.map(
      ({ at, action, byYou }): Text => [
        `In the audit log: ${byYou ? 'you' : 'somebody for you'} ${actions[action] ?? action.replaceAll('-', ' ')}, `,
        moment(at),
      ],
    ),
  ];

  return {
    room: 'people',
    holds: [
      'persons',
      'accounts',
      'role_grants',
      'link_codes',
      'link_guesses',
      'holds',
      'erasures',
      'data_exports',
      'audit_entries',
      'drafts',
      'handled_requests',
    ],
    stays: [
      {
        what: 'Lines of the audit log: that something was done, and when, with a number in place of your name',
        why: 'so that it can be shown who changed a role, admitted a workspace or placed a hold',
      },
      {
        what: 'How many messages were sent, without whom they were for',
        why: 'so that counts stay right',
      },
    ],

    export: async (person) => {
      const row = await findPersonData(database, person);
      if (!row) return [];
      const { accounts: _, ...rest } = row;
      return [
        accounts(row),
        { title: 'What the bot keeps of what you did', lines: [...standing(row), ...kept(row)], data: rest },
      ];
    },

    merge: async (tx, merging) => {
      await movePerson(tx, merging);
      return [];
    },

    erase: async (tx, { person, accounts: ids, heir }) => {
      await deleteByAccount(tx, ids);
      await deleteByPerson(tx, person, heir);
    },

    traces: findNames,
  };
};
