import { security } from './security';
import { session } from './session';

export default { security, session };
