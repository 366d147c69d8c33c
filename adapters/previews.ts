import type { Command } from '../src/chat/command.ts';
import type { Renderers } from './playground/previews/renderers.ts';
import { renderHome, renderMessage } from './slack/render/render.ts';
import { renderForm } from './slack/render/render-form.ts';
import { renderCard } from './teams/render/render.ts';
import { renderForm as renderFormCard } from './teams/render/render-form.ts';

/** Nobody at the playground has an account elsewhere: people are shown by their names. */
const nobody = () => undefined;

/**
 * How Slack and Teams draw what the bot says, for the playground's previews.
 * @param commands every command: in a channel on Teams those with a form open a dialog
 */
export const createRenderers = (commands: readonly Command[]): Renderers => {
  const withForm = new Set(commands.filter(({ form }) => form !== undefined).map(({ name }) => name));
  return {
    slack: {
      message: (view) => renderMessage(view, nobody).payload,
      home: (view) => renderHome(view, nobody).payload,
      form: (form) => renderForm(form).payload,
    },
    teams: {
      card: (view, kind) => renderCard(view, nobody, { kind, opens: ({ command }) => withForm.has(command) }).payload,
      form: (form, place) => renderFormCard(form, place).payload,
    },
  };
};
