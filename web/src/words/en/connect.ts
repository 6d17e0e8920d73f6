// How a trip to X's consent page ended. One entry for each code of the callback.

export const connect = {
  done: 'X is connected',
  doneWhat: 'You can post from your dashboard now.',
  missing: 'Missing: {scopes}',
  errors: {
    access_denied: {
      title: 'X was not connected',
      detail: 'You chose not to let Pillarbox post for you, so nothing was changed. You can connect whenever you like.',
    },
    state_unknown: {
      title: 'We could not match your return from X',
      detail:
        'This answer from X does not belong to a connection that was started here. Nothing was changed. Start again with “Connect X”.',
    },
    state_expired: {
      title: 'That took too long',
      detail: 'A connection has to be finished within ten minutes. Nothing was changed. Start again with “Connect X”.',
    },
    state_used: {
      title: 'This answer from X was already used',
      detail: 'The page may have been opened twice. Look below whether your account is connected; if not, start again.',
    },
    state_other_session: {
      title: 'You came back in a different session',
      detail:
        'The connection was started in another browser, or before you signed in again. Nothing was changed. Start again here, and keep to one address: 127.0.0.1 and localhost count as two.',
    },
    missing_scope: {
      title: 'X did not give all the permissions',
      detail:
        'Posting needs every permission shown on X’s page. Nothing was connected. Start again and accept all of them.',
    },
    account_linked_elsewhere: {
      title: 'Somebody else here has this X account',
      detail:
        'Another person on this server has connected it. Sign in at X with a different account and start again, or ask them to disconnect it first.',
    },
    different_account: {
      title: 'That was a different X account',
      detail:
        'X answered for another account than the one you wanted to reconnect. Nothing was changed. Sign in at X with the right account, then reconnect.',
    },
    platform_unreachable: {
      title: 'X could not be reached',
      detail:
        'You agreed, but X did not answer our server afterwards. Nothing was connected. Wait a moment and start again.',
    },
    client_misconfigured: {
      title: 'X does not accept this server’s keys',
      detail:
        'Whoever runs this server has to check that X_CLIENT_ID and X_CLIENT_SECRET are the OAuth 2.0 pair. Nothing was connected.',
    },
    code_refused: {
      title: 'X did not accept the connection',
      detail:
        'X gives 30 seconds to finish and refused afterwards. Nothing was connected. Start again with “Connect X”.',
    },
    callback_malformed: {
      title: 'The answer from X was incomplete',
      detail:
        'Something was missing from the address you came back on. Nothing was changed. Start again with “Connect X”.',
    },
    issuer_mismatch: {
      title: 'The answer did not come from X',
      detail: 'It named a different service, so we did not use it. Nothing was changed. Start again with “Connect X”.',
    },
    session_required: {
      title: 'You were signed out on the way',
      detail:
        'Your session ended while you were at X. Nothing was connected. You are signed in again; start again with “Connect X”.',
    },
    platform_refused: {
      title: 'X refused the connection',
      detail:
        'You agreed, but X did not let our server finish. Nothing was connected. Start again; if it happens once more, whoever runs this server finds the reason in its log.',
    },
    platform_not_configured: {
      title: 'X is not set up on this server',
      detail: 'Its keys are missing from the server’s settings. Nothing was connected. Ask whoever runs this server.',
    },
    account_not_found: {
      title: 'The account to reconnect is gone',
      detail: 'It was removed while you were at X. Nothing was changed. Start again with “Connect X”.',
    },
    internal_error: {
      title: 'Something failed on our side',
      detail:
        'The connection was not finished. Look below whether your account is connected; if not, start again in a moment.',
    },
  },
  unknown: {
    title: 'X was not connected',
    detail:
      'Something went wrong on the way back from X. Look below whether your account is connected; if not, start again.',
  },
};
