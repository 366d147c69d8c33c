import type { Checklist } from '../../programme.ts';

export const dayOneList: Checklist = {
  key: 'day-1',
  name: 'Day 1: listen',
  audience: 'team',
  when: { kind: 'day', day: 1 },
  moments: [
    { key: 'morning', name: 'Before the first session', opens: { kind: 'time', at: '08:30' } },
    { key: 'each-session', name: 'In each session', opens: { kind: 'each-session', edge: 'start' } },
    { key: 'after-each-session', name: 'After each session', opens: { kind: 'each-session', edge: 'end' } },
    { key: 'afternoon', name: 'In the afternoon', opens: { kind: 'time', at: '15:15' } },
    { key: 'team-meeting', name: 'At the team meeting', opens: { kind: 'time', at: '16:45' } },
  ],
  items: [
    {
      key: 'no-new-conflicts',
      label: 'Check that you have no new ties to this council, or tell the review manager',
      owner: 'each-peer',
      moment: 'morning',
      personal: true,
    },
    {
      key: 'pairs-agreed',
      label: 'Agree the pairs, each with a lead questioner and a note-taker',
      owner: 'lead',
      moment: 'morning',
    },
    {
      key: 'session-opened',
      label: 'Open with the purpose, how views are used, and that this is not an inspection',
      owner: 'lead-questioner',
      moment: 'each-session',
    },
    {
      key: 'proudest-and-change',
      label: 'Ask what they are proudest of, and what they would change',
      owner: 'lead-questioner',
      moment: 'each-session',
    },
    {
      key: 'session-note',
      label: 'Write a note within half an hour, with its theme',
      owner: 'note-taker',
      moment: 'after-each-session',
    },
    {
      key: 'strength-recorded',
      label: 'Record one strength that you heard today',
      owner: 'each-peer',
      moment: 'afternoon',
    },
    {
      key: 'documents-requested',
      label: 'Ask for the documents you still need, by 16:30',
      owner: 'theme-owner',
      moment: 'afternoon',
    },
    {
      key: 'day-1-team-meeting',
      label: 'Hold the team meeting',
      owner: 'lead',
      moment: 'team-meeting',
    },
    {
      key: 'gaps-listed',
      label: 'List the gaps to fill tomorrow',
      owner: 'review-manager',
      moment: 'team-meeting',
    },
  ],
};
