// The token of a link that was mailed. It leaves the address as soon as it is seen, so that it stays in no history and on no screen.
let token: string | null = null;

export function keepToken(fromAddress: string): void {
  token = fromAddress;
}

/** The token, until it was used. */
export function keptToken(): string | null {
  return token;
}

export function dropToken(): void {
  token = null;
}
