import { onTestFinished } from 'vitest';
import { type BotProcess, type ProcessSettings, startBot } from './bot-process.ts';

/** Starts the built bot for one test: it ends with the test at the latest. */
export const startBotForTest = (settings: ProcessSettings): BotProcess => {
  const bot = startBot(settings);
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await bot.ended();
  });
  return bot;
};
