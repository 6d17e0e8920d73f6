// A mail server on this machine that keeps what it is given, for the story of an address.
import { SMTPServer } from 'smtp-server';

/** What is written to the eye: soft line breaks and escaped signs of quoted-printable are undone. */
function readable(raw) {
  return raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The address for `SMTP_URL`, every letter so far as text, and the way to close it. */
export async function openMailbox() {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(readable(Buffer.concat(chunks).toString('latin1')));
        done();
      });
    },
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}?tls=none`,
    letters,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
