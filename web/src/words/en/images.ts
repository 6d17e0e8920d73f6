// The second, optional step of connecting: the permission for images. How its trip to X ended, and why the permission is gone.

export const images = {
  title: 'Images',
  step: 'Step 2, optional',
  states: { missing: 'Not allowed yet', active: 'Allowed', refused: 'Not allowed', lost: 'Needs attention' },
  allow: 'Allow images',
  give: 'Give the image permission',
  doing: 'start the second step',
  reconnectFirst: 'Reconnect the account first.',
  missing: 'Here X asks for a second permission before images can be sent. Posts without images go out without it.',
  active: 'Your posts can have images.',
  activeSince: 'Your posts can have images. Allowed {when}.',
  refused: 'X did not let us send images. Allow images again.',
  steps: {
    operator: 'Whoever runs this server sets the X app to “Read and write” in X’s developer console.',
    revoke: (who: string) =>
      `Open {link} as @${who}, choose this app and revoke its permissions. That ends the first step too; your posts and your history stay.`,
    revokeLink: 'X’s list of connected apps',
    reconnect: 'Come back here and connect the account anew.',
    again: 'Then take the second step once more.',
  },
  remove: {
    button: 'Remove image permission',
    title: (who: string) => `Remove the image permission of @${who}?`,
    act: 'Remove it',
    busy: 'Removing…',
    keep: 'Keep it',
    what: 'Pillarbox ends this permission at X and forgets it. The account stays connected.',
    whatSandbox: 'Pillarbox ends this permission at the sandbox and forgets it. The account stays connected.',
    after: 'Posts without images go out as before. Those with images then wait until you allow images again.',
    doing: 'remove it',
    done: (who: string) => `The image permission of @${who} is removed.`,
  },
  done: 'Images are allowed',
  doneWhat: 'You can add images to your posts now.',
  errors: {
    access_denied: {
      title: 'Images were not allowed',
      detail: 'You chose not to let Pillarbox send images, so nothing was changed. You can go on posting text.',
    },
    state_unknown: {
      title: 'We could not match your return from X to the second step',
      detail:
        'This answer from X does not belong to a step that was started here. Nothing was changed. Start again with “Allow images”.',
    },
    state_expired: {
      title: 'The second step took too long',
      detail: 'It has to be finished within ten minutes. Nothing was changed. Start again with “Allow images”.',
    },
    state_used: {
      title: 'This answer for the second step was already used',
      detail: 'The page may have been opened twice. Look below whether images are allowed; if not, start again.',
    },
    state_other_session: {
      title: 'You came back from the second step in a different session',
      detail:
        'It was started in another browser, or before you signed in again. Nothing was changed. Start again here, and keep to one address: 127.0.0.1 and localhost count as two.',
    },
    session_required: {
      title: 'You were signed out during the second step',
      detail:
        'Your session ended while you were at X. Images were not allowed. You are signed in again; start again with “Allow images”.',
    },
    callback_malformed: {
      title: 'The answer to the second step was incomplete',
      detail:
        'Something was missing from the address you came back on. Nothing was changed. Start again with “Allow images”.',
    },
    different_account: {
      title: 'Images were allowed for another X account',
      detail:
        'X answered for another account than this one, so we did not keep it. Sign in at X with the right account, then start again with “Allow images”.',
    },
    read_only: {
      title: 'X gave a permission that may only read',
      detail:
        'Sending images needs one that may write, so we did not keep it. Whoever runs this server sets the X app to “Read and write” in X’s developer console; then start again with “Allow images”.',
    },
    read_only_same_token: {
      title: 'X gave the same read-only permission again',
      detail:
        'A permission stays as it was when you first gave it, so it has to be taken back at X before you give a new one. What to do, and in which order, stands at the account below.',
    },
    platform_refused: {
      title: 'X refused the second step',
      detail:
        'You agreed, but X did not let our server finish. Images were not allowed. Start again; if it happens once more, whoever runs this server finds the reason in its log.',
    },
    client_misconfigured: {
      title: 'X does not accept this server’s API key',
      detail:
        'Whoever runs this server has to check that X_API_KEY and X_API_SECRET are the pair of the X app, and that the callback address of the second step is registered there. Images were not allowed.',
    },
    platform_unreachable: {
      title: 'X could not be reached for the second step',
      detail: 'X did not answer our server. Images were not allowed. Wait a moment and start again.',
    },
    image_grant_not_needed: {
      title: 'The second step is not needed any more',
      detail: 'This server now sends images without it. Nothing was changed. You can add images to your posts.',
    },
    platform_not_configured: {
      title: 'X is not set up for images on this server',
      detail: 'Its keys are missing from the server’s settings. Images were not allowed. Ask whoever runs this server.',
    },
    account_not_found: {
      title: 'The account of the second step is gone',
      detail: 'It was removed while you were at X. Nothing was changed. Connect it again first.',
    },
    account_not_connected: {
      title: 'The account is no longer connected',
      detail: 'It was disconnected while you were at X. Connect it again, then allow images.',
    },
    internal_error: {
      title: 'The second step failed on our side',
      detail: 'It was not finished. Look below whether images are allowed; if not, start again in a moment.',
    },
  },
  unknown: {
    title: 'The second step was not finished',
    detail: 'Something went wrong on the way back from X. Look below whether images are allowed; if not, start again.',
  },
  reasons: {
    read_only:
      'X gave a permission that may only read, and we did not keep it. Whoever runs this server sets the X app to “Read and write” in X’s developer console. Then allow images again.',
    read_only_same_token:
      'X gave the same permission twice, and it may only read: it stays as it was when you first gave it. To get one that may write, do this, in this order:',
    access_revoked: 'X no longer accepts this permission. It may have been withdrawn at X. Allow images again.',
    permission_lost:
      'X no longer lets us send with this permission. Whoever runs this server checks that the X app is still set to “Read and write”. Then allow images again.',
    consumer_key_changed:
      'This server’s API key for X was changed, and the permission belongs to the old one. Allow images again.',
    token_unreadable:
      'The stored permission can no longer be read, for example because the server’s secret was changed. Allow images again.',
  },
};
