import type { HomeView, ModalView } from '@slack/types';
import type { Log } from '../../../src/chat/log.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Access } from '../installations/installation.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import { untilPlaceholder } from '../patience.ts';

/** Opens one modal for one act. */
export interface Opener {
  /**
   * Shows the modal, in the place of the placeholder where that is open already.
   * @returns false where Slack opens it no more: what opens a modal lives for three seconds
   */
  show(view: ModalView): Promise<boolean>;
  /** Opens nothing any more. @returns whether the placeholder is open, and wants an answer */
  settle(): Promise<boolean>;
}

export interface ModalParts {
  readonly api: WebApi;
  readonly readFault: ReadFault;
  readonly log: Log;
}

export type Modals = ReturnType<typeof createModals>;

/** Modals and Home tabs on Slack. What cannot be shown is noted, and whoever asked is told in another way. */
export const createModals = ({ api: { client }, readFault, log }: ModalParts) => {
  const noted =
    (what: string, access: Access) =>
    (error: unknown): undefined => {
      const fault = readFault(access, error);
      log.info({ what, fault: fault.kind === 'refused' ? fault.error : fault.kind }, 'a window was not shown');
      return undefined;
    };

  const open = async (access: Access, trigger_id: string, view: ModalView): Promise<string | undefined> => {
    const { token } = access;
    const opened = await client.views.open({ token, trigger_id, view }).catch(noted('views.open', access));
    return opened?.view?.id;
  };

  const update = async (access: Access, view_id: string, view: ModalView, hash?: string): Promise<boolean> => {
    const more = hash === undefined ? {} : { hash };
    const { token } = access;
    const updated = await client.views.update({ token, view_id, view, ...more }).catch(noted('views.update', access));
    return updated !== undefined;
  };

  return {
    /** Opens a modal. @returns whether it is there */
    open: async (access: Access, trigger: string, view: ModalView): Promise<boolean> =>
      (await open(access, trigger, view)) !== undefined,

    /**
     * Shows something else in a modal.
     * @param hash only where it still shows what has this hash
     */
    update,

    publish: async (access: Access, user_id: string, view: HomeView): Promise<void> => {
      const { token } = access;
      await client.views.publish({ token, user_id, view }).catch(noted('views.publish', access));
    },

    /**
     * Opens a modal for an act before its trigger dies: what is to be shown, where that comes soon, and
     * until then the placeholder, if one is given.
     */
    opener: (access: Promise<Access | undefined>, trigger: string, placeholder?: ModalView): Opener => {
      let waiting: Promise<string | undefined> | undefined;
      const wait = (): void => {
        waiting = access.then(
          (known) => known && placeholder && open(known, trigger, placeholder),
          () => undefined,
        );
      };
      const timer = placeholder && setTimeout(wait, untilPlaceholder);
      return {
        show: async (view) => {
          clearTimeout(timer);
          const known = await access;
          if (!known) return false;
          const id = await waiting;
          if (id !== undefined) return update(known, id, view);
          return waiting === undefined && (await open(known, trigger, view)) !== undefined;
        },
        settle: async () => {
          clearTimeout(timer);
          return (await waiting) !== undefined;
        },
      };
    },
  };
};
