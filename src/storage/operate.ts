import { Readable } from 'node:stream';
import { type Answer, askControl } from './control.ts';
import { DataInUse } from './lock.ts';

/**
 * Does something with the data, here if they are free, otherwise in the process that holds them.
 * @param open opens the data
 * @param here does it here; the data are closed once `receive` is done
 * @param call what the running process serves for the same purpose
 * @param receive gets the answer
 * @throws whatever `open`, `here` and `receive` throw; StorageError when the running process refuses
 */
export const operate = async <Data extends { close(): Promise<void> }, T>(
  open: () => Promise<Data>,
  here: (data: Data) => Promise<Answer>,
  call: string,
  receive: (answer: Readable) => Promise<T>,
): Promise<T> => {
  let data: Data;
  try {
    data = await open();
  } catch (error) {
    if (error instanceof DataInUse) return receive(await askControl(error.control, call));
    throw error;
  }
  try {
    const answer = await here(data);
    return await receive(typeof answer === 'string' ? Readable.from([answer]) : answer);
  } finally {
    await data.close();
  }
};
