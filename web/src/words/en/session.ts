// Signing in, registering, setting up.

export const session = {
  username: 'Username',
  password: 'Password',
  typeUsername: 'Type your username.',
  typePassword: 'Type your password.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  passwordRight: 'Your password is right. One step more.',
  code: 'Code from your app',
  codeHint: 'The six digits that your authenticator app shows for Pillarbox.',
  recoveryCode: 'Recovery code',
  recoveryHint: 'One of the ten you kept when you switched the second factor on. Each works once.',
  typeCode: 'Type the code.',
  useRecoveryCode: 'Use a recovery code instead',
  useApp: 'Use your app instead',
  back: 'Back',
};
