import { instantInWords, type TimeZone, zoneInWords } from '../../calendar/time-zone.ts';
import type { Inline, Text } from '../../chat/text.ts';
import { howMany } from '../../chat/tidy.ts';
import type { Database } from '../../storage/database.ts';
import { auditWords } from '../audit/views.ts';
import { platformNames } from '../person.ts';
import type { Held, PersonalData } from '../personal-data.ts';
import { deleteByAccount, deleteByPerson, findNames, findPersonData, movePerson, type PersonRow } from './store.ts';

/** A line of the audit log as somebody reads it of themselves: of others, it says no names. */
const ofThem = ({ action, byYou, toYou, name, what }: PersonRow['audit'][number]): Text => {
  const subject = toYou ? 'you' : (name ?? 'somebody');
  const said = auditWords[action]({ actor: byYou ? 'you' : 'somebody', subject, what: what ?? '' });
  return ['In the audit log: ', ...(typeof said === 'string' ? [said] : said)];
};

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
      ? [`${howMany(answers.length, 'answer')} that you were given in the last week, so that nothing is done twice`]
      : []),
    ...audit.map((entry): Text => [...ofThem(entry), ', ', moment(entry.at)]),
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
