// Where a post stands, in a word, and what that means where the server gives no sentence of its own.

export const status = {
  scheduled: { word: 'Waiting', meaning: 'It goes out when its turn comes.' },
  sending: { word: 'Sending', meaning: 'It is on its way to X.' },
  unconfirmed: {
    word: 'Checking',
    meaning: 'We do not know yet whether X took it. We are looking; there is nothing for you to do.',
  },
  held: { word: 'On hold', meaning: 'It waits until the reason is gone.' },
  posted: { word: 'Posted', meaning: 'X has it.' },
  failed: { word: 'Not posted', meaning: 'It is not on X.' },
  missed: { word: 'Missed', meaning: 'Its time passed while it could not be sent. It is not on X.' },
  needs_review: {
    word: 'Please look',
    meaning: 'We could not find out whether X took it. Look at your profile on X before you write it again.',
  },
  cancelled: { word: 'Cancelled', meaning: 'You cancelled it. It is not on X.' },
};
