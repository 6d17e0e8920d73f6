// Where the link in a mail leads.

export const confirm = {
  title: 'Confirm your address',
  lead: 'Only if you asked for it yourself. Pillarbox then mails here what was chosen in its settings.',
  act: 'Confirm this address',
  busy: 'Confirming…',
  doing: 'confirm the address',
  done: 'Your address is confirmed',
  goesTo: 'Mail from Pillarbox goes to {address} from now on.',
  nothing: 'There is nothing to confirm here',
  openAgain: 'Open the link in the mail once more.',
  spent: 'This link is no longer good',
  spentWhy: 'It works once and for half an hour, and a newer one takes its place. Nothing was changed.',
  another: 'If you need another one, {link}.',
  anotherLink: 'ask for it in the settings',
};
