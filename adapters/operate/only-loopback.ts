import { Server } from 'node:net';

type Listen = (this: Server, ...args: readonly unknown[]) => Server;

const listen = Server.prototype.listen as Listen;

// Loaded before a program that would listen at every address, and cannot be told not to.
const onlyHere: Listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};

Server.prototype.listen = onlyHere as typeof Server.prototype.listen;
