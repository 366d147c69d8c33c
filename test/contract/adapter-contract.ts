import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type mainly } from '../support/databases.ts';
import { type HostileText, hostileNames, hostileTexts } from '../support/gallery.ts';
import { type ContractApp, createContractApp, longWork, secretOfTheFailure } from './contract-app.ts';
import type { Answers, ChatWindow, CreateDriver, Driver } from './driver.ts';

/** As it is read: platforms fold spaces, and people do not see marks. */
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const times = (text: string, part: string): number => text.split(part).length - 1;

/** What every adapter must do for the people who use it. */
export const describeAdapter = (
  name: string,
  createDriver: CreateDriver,
  kinds: typeof databases | ReturnType<typeof mainly> = databases,
): void => {
  describe.each(kinds)(`the ${name} adapter on $kind`, ({ kind, use }) => {
    const database = use();
    let app: ContractApp;
    let driver: Driver;
    beforeAll(async () => {
      app = createContractApp(database());
      driver = await createDriver(app);
    });
    afterAll(() => driver?.stop());

    const ann = (): Promise<ChatWindow> => driver.opens('Ann', 'direct');
    const reading = async (window: ChatWindow): Promise<string> => folded(await window.reads());
    const shown = (text: string): string => folded(driver.shows(text));

    // What is shown comes from no database: all of it once, and one of each where it also warms up what is new.
    const once = kind === kinds.at(-1)?.kind ? hostileNames : hostileNames.slice(0, 1);

    describe('shows', () => {
      it.each(once)('every block with the text “%s”, as text', async (text) => {
        const window = await ann();
        await window.asks(`gallery ${text}`);
        const read = await reading(window);
        const seen = shown(hostileTexts[text]);
        // Once in nearly each of the places where the gallery puts it.
        expect(times(read, seen)).toBeGreaterThanOrEqual(15);
        for (const part of ['Go on', 'Delete', 'Handbook', 'Where', '2 of 5', 'Nothing to do: 0 of 0']) {
          expect(read).toContain(part);
        }
      });

      it.each(once)('every field with the text “%s”, as text', async (text) => {
        const window = await ann();
        await window.asks(`questions ${text}`);
        const read = await reading(window);
        for (const label of ['Lines', 'E-mail', 'Telephone', 'Address', 'Day', 'Found', 'The second', 'Answer']) {
          expect(read).toContain(label);
        }
        const seen = shown(hostileTexts[text]);
        expect(read).toContain(`One of ${seen}`);
        expect(times(read, seen)).toBeGreaterThanOrEqual(15);
      });

      it.each<HostileText>(['plain', 'markup', 'channel', 'emoji', 'word'])(
        'what was filled in with the text “%s”, whole',
        async (name) => {
          const text = hostileTexts[name];
          const window = await ann();
          await window.asks('questions plain');
          await window.fillsIn({
            Lines: text,
            Day: '1/3/2027',
            'E-mail': 'ann@council.example',
            'One of': 'The second',
            'Some of': ['The second'],
            Consent: true,
          });
          await window.submits();
          const read = await reading(window);
          expect(read).toContain(`lines=${folded(text.normalize('NFC'))}`);
          for (const each of ['date=2027-03-01', 'email=ann@council.example', 'choice=second', 'consent=true']) {
            expect(read).toContain(each);
          }
        },
      );
    });

    describe('asks in steps', () => {
      it('and goes on where somebody closed the window half-way', async () => {
        const window = await ann();
        await window.asks('report');
        expect(await reading(window)).toContain('Step 1 of 3');
        expect(await reading(window)).toContain('Which number has it?');

        await window.fillsIn({ 'It is': 'A bridge' });
        expect(await reading(window)).toContain('How long is its span?');
        expect(await reading(window)).not.toContain('Which number has it?');
        await window.fillsIn({ 'How long is its span?': '40 metres' });
        await window.submits();
        expect(await reading(window)).toContain('Step 2 of 3');
        await window.fillsIn({ 'What did you see?': 'Rust, half-' });

        await window.reopens();
        await window.asks('report');
        expect(await reading(window)).toContain('You began this earlier');
        const typed = driver.losesUnsent ? '' : 'Rust, half-';
        expect(await window.answers()).toMatchObject({ 'What did you see?': typed } satisfies Answers);

        await window.goesBack();
        expect(await window.answers()).toMatchObject({ 'It is': 'A bridge', 'How long is its span?': '40 metres' });
        await window.submits();
        await window.fillsIn({ 'What did you see?': 'Rust everywhere' });
        await window.submits();
        expect(await reading(window)).toContain('Step 3 of 3');
        await window.submits();
        expect(await reading(window)).toContain(driver.requiredMissing);
        await window.fillsIn({ Consent: true });
        const before = app.changes.length;
        await window.submits();
        expect(await reading(window)).toContain(
          `Thank you for report ${before + 1}: a bridge, 40 metres. Rust everywhere`,
        );

        await window.repeats();
        expect(app.changes.slice(before)).toEqual(['reported a bridge']);
        expect(times(await reading(window), `Thank you for report ${before + 1}`)).toBe(1);
      });
    });

    describe('answers', () => {
      it('a command that nobody knows', async () => {
        const window = await ann();
        await window.asks('galery');
        expect(await reading(window)).toMatch(/I do not know the command “galery”\. Did you mean .*gallery/u);
        await window.presses('Run gallery');
        expect(await reading(window)).toContain('Something is missing after');
      });

      it('a second delivery like the first, with one effect', async () => {
        const window = await ann();
        const before = app.changes.length;
        await window.asks('count');
        await Promise.all([window.repeats(), window.repeats()]);
        await window.asks('help');
        await window.reopens();
        expect(app.changes).toHaveLength(before + 1);
        expect(times(await reading(window), `This is number ${before + 1}.`)).toBe(1);
        await window.asks('count');
        expect(await reading(window)).toContain(`This is number ${before + 2}.`);
      });

      it('a button, and the same button on an old card', async () => {
        const window = await ann();
        await window.asks('card');
        await window.asks('card');
        const before = app.changes.length;
        await window.presses('Leave version 1');
        expect(await reading(window)).toContain('This is version 2.');
        await window.presses('Leave version 1');
        expect(await reading(window)).toContain('That card was old, and nothing was changed.');
        expect(app.changes.slice(before)).toEqual(['left version 1']);
        await window.presses('Ask what is gone');
        expect(await reading(window)).toContain('from an older version of the bot');
      });

      it('a tick by showing it in its place', async () => {
        const window = await ann();
        await window.asks('ticks');
        await window.presses('Signs');
        expect(await reading(window)).toContain('Ticked: 1 of 2');
        await window.presses('Drains');
        await window.presses('Signs');
        expect(await reading(window)).toContain('Ticked: 1 of 2');
      });

      it('later, where it takes long', async () => {
        const window = await ann();
        await window.asks('slow');
        await expect.poll(() => reading(window), { timeout: 2 * longWork }).toContain('It took a while.');
      });

      it('a failure with one kind sentence, whose reference is in the log', async () => {
        const window = await ann();
        await window.asks('fail');
        const read = await reading(window);
        const [, reference] = /something went wrong on our side.*The reference is (\w{8})\./u.exec(read) ?? [];
        expect(read).not.toContain(secretOfTheFailure);
        expect(app.logged).toContainEqual({
          fields: expect.objectContaining({ reference }),
          message: 'a request failed',
        });
      });
    });

    it('shows in a channel what is for all to all, and what is for one to nobody else', async () => {
      const [mine, theirs] = [await driver.opens('Ann', 'channel'), await driver.opens('Ben', 'channel')];
      await mine.says('Good morning everybody');
      await mine.asks('tell');
      await mine.asks('secret');
      await mine.asks('report');
      expect(await reading(mine)).toMatch(/Good morning everybody.*for everybody.*Between you and me.*Step 1 of 3/u);
      const read = await reading(theirs);
      expect(read).toMatch(/Good morning everybody.*This is for everybody/u);
      expect(read).not.toContain('Between you and me');
      expect(read).not.toContain('Step 1 of 3');
    });

    it('answers whoever presses a button that all see, without taking the card from the others', async () => {
      const [mine, theirs] = [await driver.opens('Ann', 'channel'), await driver.opens('Ben', 'channel')];
      await mine.asks('board');
      await theirs.presses('Mine');
      expect(await reading(theirs)).toContain('For you alone.');
      expect(await reading(mine)).not.toContain('For you alone.');
      expect(await reading(mine)).toContain('A board for all.');
    });
  });
};
