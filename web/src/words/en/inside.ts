// What every page behind the sign-in may say.
import { accounts } from './accounts';
import { shell } from './shell';
import { times } from './times';

export const inside = { accounts, shell, times };
