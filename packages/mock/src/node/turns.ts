import type { Socket } from 'node:net';

/**
 * Serves the requests of one connection one after the other, and other connections between two of them. Requests that are
 * sent without waiting for responses cannot hold up everybody else.
 */
export function takeTurns(): (socket: Socket, serve: () => Promise<void>) => Promise<void> {
  const last = new WeakMap<Socket, Promise<void>>();
  return (socket, serve) => {
    const before = last.get(socket);
    const served = before ? before.then(nextTurn).then(serve) : serve();
    const ended = served
      .catch(() => {})
      .then(() => {
        if (last.get(socket) === ended) last.delete(socket);
      });
    last.set(socket, ended);
    return served;
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
