// Signing in, registering, setting up.

export const session = {
  username: 'Username',
  password: 'Password',
  typeUsername: 'Type your username.',
  typePassword: 'Type your password.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
};
