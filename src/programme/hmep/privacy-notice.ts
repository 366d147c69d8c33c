import type { PrivacyNotice } from '../programme.ts';

export const privacyNotice: PrivacyNotice = {
  version: '2026-11',
  title: 'How we keep and use what you tell us',
  statement: 'I have read the privacy notice.',
  sections: [
    {
      heading: 'Who is responsible',
      paragraphs: [
        'The organisation that runs the programme office is the controller. ' +
          'It decides what is kept and why, and it answers your questions.',
      ],
    },
    {
      heading: 'What is kept',
      paragraphs: [
        'Your name, e-mail address and role, where you work, what kind of peer you are, and the themes you can help with. ' +
          'A councillor also gives a ward or committee and a number to ring.',
        'We also keep which version of this notice you read, when you volunteered, ' +
          'which account you use here, and a record of changes.',
        'A form that you began and did not send is kept for 14 days after you last changed it.',
      ],
    },
    {
      heading: 'Why',
      paragraphs: [
        'To find peers for reviews of highway services, and to arrange those reviews. ' +
          'The legal ground is a public task, or the legitimate interests of the organisation that runs the office. ' +
          'The office can tell you which.',
      ],
    },
    {
      heading: 'If you are a councillor',
      paragraphs: [
        'Your group office can show your political views, so the law protects it more. ' +
          'It is used once, to pass you on, and then deleted. ' +
          'It is never searched, listed or used to choose a team.',
      ],
    },
    {
      heading: 'Who sees it',
      paragraphs: [
        'The programme office. Where you named a group office, that office hears that you have volunteered. ' +
          'If you are proposed for a review, the people who arrange it and the council that is reviewed ' +
          'see your name, your role and where you work.',
        'What you type in a chat may also be kept by the organisation whose chat it is, under its own rules.',
      ],
    },
    {
      heading: 'How long',
      paragraphs: [
        'For as long as you volunteer. After you withdraw it is kept, so that you need not type it again. ' +
          'Ask the office to delete it, and it tells you what must stay and why.',
      ],
    },
    {
      heading: 'What you can do',
      paragraphs: [
        [{ kind: 'command', text: 'profile' }, ' shows what is kept about you as a peer.'],
        [{ kind: 'command', text: 'volunteer' }, ' changes it.'],
        [{ kind: 'command', text: 'withdraw' }, ' takes you off the list, at any time and without a reason.'],
        [{ kind: 'command', text: 'privacy' }, ' shows this notice again.'],
        'Ask the programme office for a copy of everything that is kept about you, to object to its use, ' +
          'or to be forgotten. Where something must stay, it says what and why.',
        'If the answer does not satisfy you, you can complain to the data protection regulator, at ico.org.uk.',
      ],
    },
  ],
};
