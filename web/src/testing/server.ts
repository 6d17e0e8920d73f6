import { setupServer } from 'msw/node';
import { handlersFor } from './handlers';
import { aWorld, type World } from './world';

export const server = setupServer();

/** Puts a pretend server behind the test and hands back its memory. */
export function serve(part: Partial<World> = {}): World {
  const world = { ...aWorld('connected'), ...part };
  server.use(...handlersFor(world));
  return world;
}
