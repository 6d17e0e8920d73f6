const MIN = 15;
const MAX = 128;

/** The part of the rule that can be said while typing; the server also refuses common passwords. Counted in code points. */
export function passwordProblem(password: string): string | null {
  const length = [...password].length;
  if (length === 0) return 'Choose a password.';
  if (length < MIN) return `Use at least ${MIN} characters; this has ${length}.`;
  if (length > MAX) return `Use at most ${MAX} characters; this has ${length}.`;
  return null;
}
