import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Form } from '../../../src/chat/form.ts';
import { mentionsIn } from '../../../src/chat/mentions-in.ts';
import type { View } from '../../../src/chat/view.ts';
import type { People } from '../../../src/people/people.ts';
import type { Rendered } from '../../kept/kept.ts';
import type { KeptStore } from '../../kept/store.ts';
import type { InstallationId } from '../installations/installation.ts';
import { type MessagePayload, renderHome, renderMessage, renderModal } from '../render/render.ts';
import { renderForm } from '../render/render-form.ts';
import { type Mentions, nobody } from '../render/render-text.ts';

/** What a message says, in Slack's terms. */
export interface Body {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface DrawParts {
  readonly people: Pick<People, 'accountsIn'>;
  readonly kept: Pick<KeptStore, 'save'>;
  readonly clock: Clock;
}

export type Draw = ReturnType<typeof createDraw>;

/** Draws views and forms for a workspace: who is mentioned is looked up, and what does not fit is kept. */
export const createDraw = ({ people, kept, clock }: DrawParts) => {
  /** What was drawn of views that mention nobody: the same message to many, and the help, are drawn once. */
  const drawn = new WeakMap<View, Rendered<MessagePayload>>();

  const mentionsFor = async (view: View, id: InstallationId | undefined): Promise<Mentions> => {
    const mentioned = mentionsIn(view);
    if (mentioned.length === 0 || id === undefined) return nobody;
    const users = await people.accountsIn({ platform: 'slack', workspace: { externalId: id } }, mentioned);
    return (person) => users.get(person);
  };

  const ready = async <Payload>(rendered: Rendered<Payload>): Promise<Payload> => {
    await kept.save(rendered.kept, clock.now());
    return rendered.payload;
  };

  return {
    /** @param id where it is shown, so that people can be mentioned */
    message: async (view: View, id?: InstallationId): Promise<Body> => {
      const known = drawn.get(view);
      if (known) return ready(known);
      const rendered = renderMessage(view, await mentionsFor(view, id));
      if (mentionsIn(view).length === 0 && rendered.kept.length === 0) drawn.set(view, rendered);
      return ready(rendered);
    },

    /** @param from the block with which a page of a long view begins */
    modal: async (view: View, id?: InstallationId, more: { readonly from?: number } = {}): Promise<ModalView> =>
      ready(renderModal(view, await mentionsFor(view, id), more)),

    home: async (view: View, id: InstallationId): Promise<HomeView> =>
      ready(renderHome(view, await mentionsFor(view, id))),

    /** @param via where the form is opened from, for the answers that belong there */
    form: (form: Form, via?: string): Promise<ModalView> => ready(renderForm(form, via === undefined ? {} : { via })),
  };
};
