import type { Checklist } from '../../programme.ts';

export const hostEachDay: Checklist = {
  key: 'host-each-day',
  name: 'Each day for the organiser',
  audience: 'host',
  when: { kind: 'each-day' },
  moments: [
    { key: 'morning', name: 'Before the team comes', opens: { kind: 'time', at: '08:00' } },
    { key: 'midday', name: 'At midday', opens: { kind: 'time', at: '12:00' } },
    { key: 'afternoon', name: 'At the check-in', opens: { kind: 'time', at: '16:15' } },
  ],
  items: [
    {
      key: 'rooms-ready',
      label: 'Open the rooms, and check the Wi-Fi and the passes',
      owner: 'organiser',
      moment: 'morning',
    },
    {
      key: 'runner-here',
      label: 'Check that the runner is here and has the timetable',
      owner: 'organiser',
      moment: 'morning',
    },
    {
      key: 'adjustments-in-place',
      label: 'Check that adjustments are in place',
      owner: 'organiser',
      moment: 'morning',
      personal: true,
    },
    {
      key: 'equipment-ready',
      label: 'Have protective equipment ready for any visit outside',
      owner: 'organiser',
      moment: 'morning',
    },
    {
      key: 'people-reminded',
      label: 'Remind the people who meet the team today, and how their views are used',
      owner: 'organiser',
      moment: 'morning',
    },
    {
      key: 'refreshments-here',
      label: 'Check that refreshments and lunch are here',
      owner: 'organiser',
      moment: 'midday',
    },
    {
      key: 'documents-found',
      label: 'Send the documents that the team asked for, or say when they will come',
      owner: 'organiser',
      moment: 'afternoon',
    },
    {
      key: 'changes-told',
      label: 'Tell the review manager what changes tomorrow, by 17:30',
      owner: 'organiser',
      moment: 'afternoon',
    },
  ],
};
