import type { PrivacyNotice } from '../programme.ts';
import { retention } from './retention.ts';

const commandText = (text: string) => ({ kind: 'command', text }) as const;

export const privacyNotice: PrivacyNotice = {
  version: '2026-11.4',
  title: 'How we keep and use what you tell us',
  statement: 'I have read the privacy notice.',
  sections: [
    {
      heading: 'Who is responsible',
      paragraphs: [
        'The organisation that runs the programme office is the controller. ' +
          'It decides what is kept and why, and it answers your questions. ' +
          'The office can tell you who its data protection officer is.',
      ],
    },
    {
      heading: 'What is kept',
      paragraphs: [
        'Of everybody who uses the bot: the name, e-mail address and time zone of your account, where it is, and which one you used last. ' +
          'If you link accounts, they are kept as one person. An equal e-mail address links nothing.',
        'If you volunteer: your name, e-mail address and role, where you work, what kind of peer you are, and the themes you can help with. ' +
          'Later also days, regions, earlier posts and whether your employer releases you, where you tell us. ' +
          'A councillor also gives a ward or committee and a number to ring.',
        'If you register an authority: your name and which authority. ' +
          'We also keep what the office asked you, what you answered, and what it decided.',
        'If you take part in a review: your place in it, what you answered about ties to the council, and what you did there. ' +
          'An exception that was agreed for you is kept with its reason.',
        'We also keep which version of this notice you read, what the bot sent you, which announcements you have seen, ' +
          'and a record of changes to roles and holds.',
      ],
    },
    {
      heading: 'Why',
      paragraphs: [
        'To find peers for reviews of highway services, to arrange those reviews, and to answer you. ' +
          'The legal ground is a public task, or the legitimate interests of the organisation that runs the office. ' +
          'The office can tell you which.',
        'Your consent is asked for quotes, introductions, newsletters and adjustments alone. You can take it back at any time.',
      ],
    },
    {
      heading: 'If you are a councillor',
      paragraphs: [
        'Your group office can show your political views, so the law protects it more. ' +
          'It is used only with your explicit consent, which you give by naming it for this purpose. You may answer “none”.',
        'It is used once, to pass you on, and then deleted. ' +
          'It is never searched, listed, logged or used to choose a team.',
      ],
    },
    {
      heading: 'Who sees it',
      paragraphs: [
        'The programme office. Where you named a group office, that office hears that you have volunteered. ' +
          'If you are proposed for a review, the people who arrange it and the council that is reviewed ' +
          'see your name, your role and where you work.',
        'That your authority has asked for a review is confidential: the office sees it, and you.',
        'What you type in a chat may also be kept by the organisation whose chat it is, under its own rules.',
      ],
    },
    {
      heading: 'How long',
      paragraphs: [
        'What you told us as a peer is kept for as long as you volunteer. ' +
          `After you withdraw it is kept for ${retention.withdrawnPeerDays} days, so that you need not type it again. ` +
          `An offer that was not taken up is kept for ${retention.declinedPeerDays} days.`,
        `A registration that came to nothing is kept for ${retention.endedRegistrationDays} days, ` +
          `and questions and answers for ${retention.closedCaseDays} days after the office has decided.`,
        'That you took part in a review is kept until you have it deleted. ' +
          `The rest goes ${retention.endedReviewDays} days after the review has ended: ` +
          'what you answered about ties, exceptions, that you declined, and who ticked what.',
        'A form that you began and did not send is kept for 14 days after you last changed it. ' +
          'What the bot sent you is kept for 90 days.',
        'While there is a complaint or a legal duty, the office can put all of this on hold. Then nothing is deleted until it lifts that.',
      ],
    },
    {
      heading: 'What you can do',
      paragraphs: [
        [commandText('my-data'), ' shows everything that is kept about you, and gives it to you to take away.'],
        [commandText('forget-me'), ' has it deleted. It first says what must stay and why.'],
        [commandText('volunteer'), ' changes what you told us as a peer.'],
        [commandText('withdraw'), ' takes you off the list, at any time and without a reason.'],
        [commandText('privacy'), ' shows this notice again.'],
        'You can also ask the programme office for any of this, or object to the use of what is kept.',
        'If the answer does not satisfy you, you can complain to the data protection regulator, at ico.org.uk.',
      ],
    },
  ],
};
