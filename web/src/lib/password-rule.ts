import { words } from '@/words';

const MIN = 15;
const MAX = 128;

/** The part of the rule that can be said while typing; the server also refuses common passwords. Counted in code points. */
export function passwordProblem(password: string): string | null {
  const length = [...password].length;
  if (length === 0) return words.session.choosePassword;
  if (length < MIN) return words.session.passwordShort(MIN, length);
  if (length > MAX) return words.session.passwordLong(MAX, length);
  return null;
}
