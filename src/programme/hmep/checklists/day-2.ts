import type { Checklist } from '../../programme.ts';

export const dayTwoList: Checklist = {
  key: 'day-2',
  name: 'Day 2: test',
  audience: 'team',
  when: { kind: 'day', day: 2 },
  moments: [
    { key: 'morning', name: 'In the morning', opens: { kind: 'time', at: '08:15' } },
    { key: 'afternoon', name: 'In the afternoon', opens: { kind: 'time', at: '14:45' } },
    { key: 'team-meeting', name: 'At the team meeting', opens: { kind: 'time', at: '16:45' } },
  ],
  items: [
    {
      key: 'tour-made',
      label: 'Tour the network and a depot',
      owner: 'lead',
      moment: 'morning',
    },
    {
      key: 'frontline-heard',
      label: 'Hear frontline staff without their managers',
      owner: 'lead-questioner',
      moment: 'morning',
    },
    {
      key: 'provider-heard',
      label: 'Hear the provider',
      owner: 'lead-questioner',
      moment: 'morning',
    },
    {
      key: 'two-kinds-of-source',
      label: 'Check that each area of focus has two kinds of source, or mark it as not heard enough',
      owner: 'theme-owner',
      moment: 'afternoon',
    },
    {
      key: 'contradictions-listed',
      label: 'List where people told you different things',
      owner: 'theme-owner',
      moment: 'afternoon',
    },
    {
      key: 'messages-drafted',
      label: 'Draft up to three strengths and three areas for consideration',
      owner: 'theme-owner',
      moment: 'afternoon',
    },
    {
      key: 'practices-chosen',
      label: 'Choose two practices to share',
      owner: 'review-manager',
      moment: 'afternoon',
    },
    {
      key: 'members-view',
      label: 'Look at one message the way a councillor would',
      owner: 'lead',
      moment: 'team-meeting',
    },
    {
      key: 'recommendations-drafted',
      label: 'Draft five to nine recommendations',
      owner: 'lead',
      moment: 'team-meeting',
    },
    {
      key: 'draft-read-aloud',
      label: 'Read the draft aloud to the team',
      owner: 'lead',
      moment: 'team-meeting',
    },
    {
      key: 'nobody-identified',
      label: 'Check that nothing identifies a person',
      owner: 'review-manager',
      moment: 'team-meeting',
    },
  ],
};
