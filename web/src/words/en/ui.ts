// Small words of buttons, fields and notices, wherever they stand.

export const ui = {
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (label: string) => `Copy: ${label}`,
  selected: 'Selected: copy it with Ctrl+C or ⌘C.',
  show: 'Show',
  hide: 'Hide',
  showField: (label: string) => `Show ${label.toLowerCase()}`,
  used: (length: number, max: number) => `${length} of ${max} characters used`,
  overLimit: (over: number, max: number) => `${over} over the limit of ${max}`,
};
