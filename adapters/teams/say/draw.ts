import type { Clock } from '../../../src/calendar/clock.ts';
import type { Command } from '../../../src/chat/command.ts';
import type { Form, Option } from '../../../src/chat/form.ts';
import { mentionsIn } from '../../../src/chat/mentions-in.ts';
import { plain } from '../../../src/chat/text.ts';
import type { Press, View } from '../../../src/chat/view.ts';
import type { People } from '../../../src/people/people.ts';
import type { Rendered } from '../../kept/kept.ts';
import type { KeptStore } from '../../kept/store.ts';
import type { OutActivity } from '../framework.ts';
import type { Card } from '../render/card.ts';
import { renderCard, renderPage, summaryOf } from '../render/render.ts';
import { renderResults } from '../render/render-field.ts';
import { renderForm } from '../render/render-form.ts';
import type { Mentions } from '../render/render-text.ts';
import { formWaits } from '../words.ts';

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** Where a card stands: with the bot alone, among others, or in a dialog. */
export type Place = 'personal' | 'channel' | 'dialog';

export interface DrawParts {
  readonly people: Pick<People, 'accountsIn'>;
  readonly kept: Pick<KeptStore, 'save'>;
  readonly clock: Clock;
  /** Every command: some open a form, which in a channel is a dialog, and some a discreet one, which always is. */
  readonly commands: () => readonly Command[];
}

export type Draw = ReturnType<typeof createDraw>;

/** A card as it is sent in a message. */
export const attached = (card: Card): NonNullable<OutActivity['attachments']>[number] => ({
  contentType: cardType,
  content: card,
});

/** Draws views and forms: who is mentioned is looked up, and what does not fit is kept. */
export const createDraw = ({ people, kept, clock, commands }: DrawParts) => {
  const mentionsFor = async (view: View, tenant: string): Promise<Mentions> => {
    const mentioned = mentionsIn(view);
    if (mentioned.length === 0) return () => undefined;
    const users = await people.accountsIn({ platform: 'teams', workspace: { externalId: tenant } }, mentioned);
    // Teams takes the directory's id of somebody for a mention, too.
    return (person) => {
      const id = users.get(person);
      return id === undefined ? undefined : { id };
    };
  };

  const ready = async <Payload>(rendered: Rendered<Payload>): Promise<Payload> => {
    await kept.save(rendered.kept, clock.now());
    return rendered.payload;
  };

  const opensIn =
    (place: Place) =>
    ({ command }: Press): boolean => {
      const found = commands().find(({ name }) => name === command);
      return found?.form !== undefined && (place === 'channel' || found.discreet === true);
    };

  /** @param via the channel in which somebody asked for what they alone see, where what they press counts */
  const card = async (view: View, tenant: string, place: Place, via?: string): Promise<Card> =>
    ready(renderCard(view, await mentionsFor(view, tenant), { kind: place, opens: opensIn(place), via }));

  /** A discreet form stands in no message, only the way to it. */
  const formIn = (form: Form, tenant: string, place: 'personal' | 'dialog', via?: string): Promise<Card> =>
    form.discreet && place === 'personal'
      ? card(formWaits(form.command, form.about), tenant, place, via)
      : ready(renderForm(form, place, via === undefined ? {} : { via }));

  return {
    card,

    /** A view as a message, with its twin in plain text. */
    message: async (view: View, tenant: string, place: Place, via?: string): Promise<OutActivity> => ({
      type: 'message',
      summary: summaryOf(view),
      attachments: [attached(await card(view, tenant, place, via))],
    }),

    /** @param from which page of a long view */
    page: async (view: View, tenant: string, from: number, place: 'personal' | 'dialog', via?: string): Promise<Card> =>
      ready(renderPage(view, await mentionsFor(view, tenant), { from, place, via })),

    form: formIn,

    /** A form as a message, where the bot and one person are alone. */
    formMessage: async (form: Form, tenant: string, via?: string): Promise<OutActivity> => ({
      type: 'message',
      summary: form.discreet ? formWaits(form.command).summary : form.title,
      attachments: [attached(await formIn(form, tenant, 'personal', via))],
    }),

    /** Options as the results of a search. */
    results: async (
      options: readonly Option[],
    ): Promise<readonly { readonly title: string; readonly value: string }[]> => ready(renderResults(options)),

    /** One line, without a card. */
    line: (text: string): OutActivity => ({ type: 'message', textFormat: 'plain', text: plain(text) }),
  };
};
