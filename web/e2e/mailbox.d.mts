export function openMailbox(): Promise<{ url: string; letters: string[]; close: () => Promise<void> }>;
