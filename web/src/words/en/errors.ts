// What went wrong, where no server said so. What a server refused is in `refusals.ts`.

export const errors = {
  /** `doing` is what was tried: "load your posts". Each language has it in the form that its own sentence wants. */
  couldNot: (doing: string) => `We could not ${doing}`,
  reference: 'Reference for whoever runs this server: {id}',
  offline: 'Your device is offline. Nothing was sent. Try again when you are connected.',
  noAnswer: 'The server did not answer. Check your connection and that the server is running, then try again.',
  oddAnswer: (status: number | undefined) =>
    `The answer was not from Pillarbox${status === undefined ? '' : ` (status ${status})`}; something in between may have failed. Try again in a moment.`,
  onThisPage: 'Something went wrong on this page. Reload it, then try again.',
};
