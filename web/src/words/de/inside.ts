// Was jede Seite hinter der Anmeldung sagen kann.
import { accounts } from './accounts';
import { shell } from './shell';
import { times } from './times';

export const inside = { accounts, shell, times };
