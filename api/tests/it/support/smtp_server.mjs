// A real mail server on loopback, from the npm package smtp-server. Reads JSON lines: first its settings, then operations;
// writes JSON lines: its port, then what happens. Ends with its input.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [packages] = process.argv.slice(2);
const { SMTPServer } = createRequire(`${packages}/`)('smtp-server');

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { key, cert, user, password, secure, offers_starttls } = JSON.parse((await lines.next()).value);
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

/** What goes wrong next, in order: `at` a step, either a reply code or silence. */
const faults = [];

/** Does what is planned for a step, or else goes on. */
function at(step, callback, goOn = () => callback()) {
  say({ event: step });
  const planned = faults.findIndex((fault) => fault.at === step);
  if (planned < 0) return goOn();
  const [fault] = faults.splice(planned, 1);
  if (fault.hangs) return undefined;
  return callback(Object.assign(new Error(fault.says ?? 'planned'), { responseCode: fault.code }));
}

const server = new SMTPServer({
  key,
  cert,
  secure,
  // A server that offers no STARTTLS tempts with a sign-in in clear.
  disabledCommands: offers_starttls ? [] : ['STARTTLS'],
  allowInsecureAuth: !offers_starttls,
  authMethods: ['PLAIN', 'LOGIN'],
  disableReverseLookup: true,
  onConnect: (_session, callback) => at('connect', callback),
  onAuth(auth, session, callback) {
    say({ event: 'credentials', secure: session.secure });
    const right = auth.username === user && auth.password === password;
    at('auth', callback, () => (right ? callback(null, { user }) : callback(new Error('Invalid username or password'))));
  },
  onMailFrom: (_address, _session, callback) => at('from', callback),
  onRcptTo: (_address, _session, callback) => at('to', callback),
  onData(stream, session, callback) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () =>
      at('data', callback, () => {
        const { mailFrom, rcptTo } = session.envelope;
        say({
          event: 'mail',
          from: mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          secure: session.secure,
          user: session.user,
          raw: Buffer.concat(parts).toString('latin1'),
        });
        // Taken, but the sender is not told.
        if (faults[0]?.at === 'taken') return faults.shift();
        callback(null, 'taken');
      }),
    );
  },
});
// A client that leaves in the middle is no concern of the server's.
server.on('error', (error) => say({ event: 'error', message: error.message }));
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));

for await (const line of lines) {
  faults.push(...JSON.parse(line));
  say({ event: 'planned' });
}
process.exit(0);
