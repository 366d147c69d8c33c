import type { Checklist } from '../../programme.ts';

export const beforeYouArrive: Checklist = {
  key: 'before',
  name: 'Before you arrive',
  audience: 'team',
  when: { kind: 'before' },
  moments: [
    { key: 'joining', name: 'When you join the team', opens: { kind: 'days-before', days: 56 } },
    { key: 'documents', name: 'When the documents come', opens: { kind: 'days-before', days: 21 } },
    { key: 'last-weeks', name: 'In the last two weeks', opens: { kind: 'days-before', days: 14 } },
  ],
  items: [
    {
      key: 'conflicts-answered',
      label: 'Say whether you have ties to this council',
      owner: 'each-peer',
      moment: 'joining',
      personal: true,
    },
    {
      key: 'charter-accepted',
      label: 'Accept the charter, and keep what you hear confidential',
      owner: 'each-peer',
      moment: 'joining',
      personal: true,
    },
    {
      key: 'adjustments-confirmed',
      label: 'Say whether you need any adjustments, and check that they are arranged',
      owner: 'each-peer',
      moment: 'joining',
      personal: true,
    },
    {
      key: 'position-statement-read',
      label: 'Read the position statement',
      owner: 'each-peer',
      moment: 'documents',
    },
    {
      key: 'theme-documents-read',
      label: 'Read the documents for your themes',
      owner: 'each-peer',
      moment: 'documents',
    },
    {
      key: 'travel-booked',
      label: 'Book your travel',
      owner: 'each-peer',
      moment: 'documents',
      personal: true,
    },
    {
      key: 'own-examples',
      label: 'Think of two examples from your own organisation',
      owner: 'each-peer',
      moment: 'last-weeks',
    },
    {
      key: 'team-call-joined',
      label: 'Join the team call',
      owner: 'each-peer',
      moment: 'last-weeks',
    },
  ],
};
