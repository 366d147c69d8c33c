import type { Checklist } from '../../programme.ts';

export const dayThreeList: Checklist = {
  key: 'day-3',
  name: 'Day 3: conclude',
  audience: 'team',
  when: { kind: 'day', day: 3 },
  moments: [
    { key: 'morning', name: 'In the morning', opens: { kind: 'time', at: '08:30' } },
    { key: 'before-feedback', name: 'Before the feedback', opens: { kind: 'time', at: '10:30' } },
    { key: 'feedback', name: 'At the feedback', opens: { kind: 'time', at: '14:00' } },
    { key: 'debrief', name: 'At the team debrief', opens: { kind: 'time', at: '16:00' } },
  ],
  items: [
    {
      key: 'last-interviews',
      label: 'Hold the last interviews',
      owner: 'lead-questioner',
      moment: 'morning',
    },
    {
      key: 'recommendations-complete',
      label: 'Check that each recommendation has evidence, a benefit and a likely owner',
      owner: 'theme-owner',
      moment: 'morning',
    },
    {
      key: 'inside-the-scope',
      label: 'Check that no recommendation goes beyond the scope',
      owner: 'review-manager',
      moment: 'morning',
    },
    {
      key: 'strengths-first',
      label: 'Put the strengths first',
      owner: 'lead',
      moment: 'before-feedback',
    },
    {
      key: 'told-first',
      label: 'Tell the sponsor, chief executive and leader the messages first',
      owner: 'lead',
      moment: 'before-feedback',
    },
    {
      key: 'feedback-presented',
      label: 'Present the feedback',
      owner: 'lead',
      moment: 'feedback',
    },
    {
      key: 'slides-left',
      label: 'Leave the slides with the council',
      owner: 'review-manager',
      moment: 'feedback',
    },
    {
      key: 'action-planning-dated',
      label: 'Agree a date for the action planning day',
      owner: 'review-manager',
      moment: 'feedback',
    },
    {
      key: 'counts-confirmed',
      label: 'Confirm the hours given, the people heard and the meetings held',
      owner: 'review-manager',
      moment: 'debrief',
    },
    {
      key: 'taken-home',
      label: 'Say what you take home',
      owner: 'each-peer',
      moment: 'debrief',
    },
    {
      key: 'notes-set-to-be-deleted',
      label: 'Check that the notes are set to be deleted',
      owner: 'review-manager',
      moment: 'debrief',
    },
    {
      key: 'thanks-sent',
      label: 'Send thanks to the chief officers of the peers',
      owner: 'review-manager',
      moment: 'debrief',
    },
  ],
};
