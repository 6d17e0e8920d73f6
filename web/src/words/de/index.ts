import type { Words } from '..';
import { session } from './session';

export default { session } satisfies Words;
