import type { Pages } from '../programme.ts';

const owner = 'Programme office';

export const pages: Pages = [
  {
    key: 'about',
    title: 'About the programme',
    help: 'Read what the programme is and how a review works',
    paragraphs: [
      'HMEP is the Highways Maintenance Efficiency Programme. Councils that look after local roads review each other and learn from each other.',
      'A council asks for a review. A small team of colleagues from elsewhere spends three days there, listens, tests what it hears, and says what is strong and what to consider.',
      'It is voluntary, it is no inspection, and it gives no rating. The council decides what it looks at and what becomes public.',
    ],
    owner,
  },
  {
    key: 'objectives',
    title: 'What the programme is for',
    help: 'Read what the programme is for',
    paragraphs: [
      'Leadership: those who decide about roads know what good looks like, and ask for it.',
      'Capacity: councils have the people and the skills that the work needs, and share them.',
      'Change that lasts: what a review finds is put into practice, and councils learn from what worked elsewhere.',
    ],
    owner,
  },
  {
    key: 'resources',
    title: 'Resources',
    help: 'Find what the programme has written and collected',
    paragraphs: ['The programme office collects guidance, templates and examples here. Ask it for what you miss.'],
    owner,
  },
];
