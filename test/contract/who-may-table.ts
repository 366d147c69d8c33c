import type { Audience } from '../../src/chat/caller.ts';

/** Who somebody is to the bot: `stranger` is of a workspace that nobody has admitted. */
export type Standing = 'stranger' | 'guest' | 'member' | 'peer' | 'office';

/** One command: for whom it is, how it is typed, and what those read who may. */
export interface Row {
  readonly who: Audience;
  readonly typed: string;
  readonly says: string;
  /** What a peer reads, where that is something else. */
  readonly peer?: string;
  /** Its answer in a channel is for everybody there. */
  readonly toAll?: true;
}

const notAPeer = 'You have not volunteered as a peer.';
const noReview = 'There is no review';
const notInIt = 'There is no review HMEP-999 that you belong to.';
const ofNobody = 'I do not know whom you mean.';

/** Who sees and does what, command by command. A command without a line here fails the test. */
export const whoMay: Readonly<Record<string, Row>> = {
  volunteer: { who: 'member', typed: 'volunteer', says: 'Your work e-mail', peer: 'Change what you told us' },
  profile: { who: 'member', typed: 'profile', says: notAPeer, peer: 'Your profile as a peer' },
  withdraw: { who: 'member', typed: 'withdraw', says: notAPeer, peer: 'Stop being a peer?' },
  more: { who: 'member', typed: 'more', says: notAPeer, peer: 'A little more about you' },
  available: { who: 'member', typed: 'available', says: notAPeer, peer: 'When you can help' },
  pause: { who: 'member', typed: 'pause', says: notAPeer, peer: 'Take a break' },
  resume: { who: 'member', typed: 'resume', says: notAPeer, peer: 'You are not taking a break' },
  confirm: { who: 'member', typed: 'confirm', says: notAPeer, peer: 'all is still right' },
  respond: { who: 'member', typed: 'respond', says: 'A button on a card does this' },
  register: { who: 'member', typed: 'register', says: 'Your authority' },
  status: { who: 'member', typed: 'status', says: 'nothing is on its way' },
  answer: { who: 'member', typed: 'answer', says: 'has no question for you' },
  privacy: { who: 'anyone', typed: 'privacy', says: 'Who is responsible' },
  link: { who: 'member', typed: 'link', says: 'Link your other account' },
  'my-data': { who: 'anyone', typed: 'my-data', says: 'All that is held about you' },
  'forget-me': { who: 'anyone', typed: 'forget-me', says: 'What stays, and why' },
  'review here': { who: 'member', typed: 'review here HMEP-1', says: 'that you belong to' },
  today: { who: 'member', typed: 'today', says: 'You take part in no review' },
  timetable: { who: 'member', typed: 'timetable', says: 'You take part in no review' },
  'timetable calendar': { who: 'member', typed: 'timetable calendar', says: 'You take part in no review' },
  'timetable begin': { who: 'member', typed: 'timetable begin', says: 'You take part in no review' },
  'timetable add': { who: 'member', typed: 'timetable add', says: 'You take part in no review' },
  'timetable change': { who: 'member', typed: 'timetable change', says: 'You take part in no review' },
  'timetable paste': { who: 'member', typed: 'timetable paste', says: 'You take part in no review' },
  'timetable issue': { who: 'member', typed: 'timetable issue', says: 'You take part in no review' },
  prompts: { who: 'member', typed: 'prompts', says: 'You take part in no review' },
  'prompts times': { who: 'member', typed: 'prompts times', says: 'You take part in no review' },
  'prompts later': { who: 'member', typed: 'prompts later', says: 'A button on a card does this' },
  'prompts start': { who: 'member', typed: 'prompts start', says: 'A button on a card does this' },
  'prompts stop': { who: 'member', typed: 'prompts stop', says: 'A button on a card does this' },
  'prompts quiet': { who: 'member', typed: 'prompts quiet', says: 'Quiet hours' },
  checklist: { who: 'member', typed: 'checklist', says: 'You take part in no review' },
  'checklist add': { who: 'member', typed: 'checklist add Something', says: 'You take part in no review' },
  'checklist change': { who: 'member', typed: 'checklist change', says: 'You take part in no review' },
  tick: { who: 'member', typed: 'tick', says: 'A button on a card does this' },
  note: { who: 'member', typed: 'note Something', says: 'You take part in no review' },
  notes: { who: 'member', typed: 'notes', says: 'You take part in no review' },
  'notes read': { who: 'member', typed: 'notes read', says: 'You take part in no review' },
  'notes change': { who: 'member', typed: 'notes change', says: 'You take part in no review' },
  'notes keep': { who: 'member', typed: 'notes keep HMEP-999', says: notInIt },
  'notes release': { who: 'member', typed: 'notes release HMEP-999', says: notInIt },
  announcements: { who: 'member', typed: 'announcements', says: 'has not announced anything yet' },
  news: { who: 'member', typed: 'news', says: 'has published nothing yet' },
  subscribe: { who: 'member', typed: 'subscribe', says: 'How often' },
  subscriptions: { who: 'member', typed: 'subscriptions', says: 'gets digests yet' },
  unsubscribe: { who: 'member', typed: 'unsubscribe', says: 'There is no subscription here to end' },
  about: { who: 'anyone', typed: 'about', says: 'answers for this page' },
  objectives: { who: 'anyone', typed: 'objectives', says: 'answers for this page' },
  resources: { who: 'anyone', typed: 'resources', says: 'answers for this page' },
  'review team': {
    who: 'member',
    typed: 'review team HMEP-12',
    says: 'There is no review HMEP-12 that you belong to.',
  },
  'team add': { who: 'member', typed: 'team add HMEP-12', says: noReview },
  'team answer': { who: 'member', typed: 'team answer', says: 'A button on a card does this' },
  'team ask': { who: 'member', typed: 'team ask', says: 'This question is not for you' },
  'review list': { who: 'member', typed: 'review list', says: 'is not public' },
  'review show': { who: 'member', typed: 'review show HMEP-999', says: notInIt },
  'review advance': { who: 'member', typed: 'review advance HMEP-999', says: notInIt },
  'review record': { who: 'member', typed: 'review record HMEP-999', says: notInIt },
  'review name': { who: 'member', typed: 'review name HMEP-999', says: notInIt },
  'review themes': { who: 'member', typed: 'review themes HMEP-999', says: notInIt },
  'review providers': { who: 'member', typed: 'review providers HMEP-999', says: notInIt },
  'review schedule': { who: 'member', typed: 'review schedule HMEP-999', says: notInIt },
  'review hold': { who: 'member', typed: 'review hold HMEP-999', says: notInIt },
  'review resume': { who: 'member', typed: 'review resume HMEP-999', says: notInIt },
  'review withdraw': { who: 'member', typed: 'review withdraw HMEP-999', says: notInIt },
  inbox: { who: 'office', typed: 'inbox', says: 'Inbox' },
  approve: { who: 'office', typed: 'approve', says: ofNobody },
  nominate: { who: 'office', typed: 'nominate', says: ofNobody },
  accept: { who: 'office', typed: 'accept', says: ofNobody },
  ask: { who: 'office', typed: 'ask', says: ofNobody },
  decline: { who: 'office', typed: 'decline', says: ofNobody },
  'review new': { who: 'office', typed: 'review new', says: 'Which council' },
  office: { who: 'office', typed: 'office', says: 'makes somebody the office' },
  'office here': { who: 'office', typed: 'office here', says: 'The office has no channel' },
  'office add': { who: 'office', typed: 'office add', says: 'Something is missing after' },
  'office remove': { who: 'office', typed: 'office remove', says: 'Something is missing after' },
  peers: { who: 'office', typed: 'peers', says: 'can be asked to join a review' },
  call: { who: 'office', typed: 'call', says: 'What you ask for' },
  calls: { who: 'office', typed: 'calls', says: 'No call is open.' },
  'team exception': { who: 'office', typed: 'team exception HMEP-12', says: noReview },
  audit: { who: 'office', typed: 'audit', says: 'became the programme office with a code' },
  post: { who: 'office', typed: 'post', says: 'What is new' },
  posts: { who: 'office', typed: 'posts', says: 'Nothing yet' },
  edit: { who: 'office', typed: 'edit about', says: 'Who answers for it' },
  announce: { who: 'office', typed: 'announce', says: 'What everybody should know' },
  deliveries: { who: 'office', typed: 'deliveries', says: 'Uncertain means that it may have arrived' },
  jobs: { who: 'office', typed: 'jobs', says: 'What the bot does by itself' },
  workspaces: { who: 'office', typed: 'workspaces', says: 'takes part' },
  hold: { who: 'office', typed: 'hold', says: 'Something is missing after' },
  release: { who: 'office', typed: 'release', says: 'Something is missing after' },
  claim: { who: 'anyone', typed: 'claim 0000-0000-0000', says: 'This code is not right' },
  help: { who: 'anyone', typed: 'help', says: 'What you can do here' },
};
