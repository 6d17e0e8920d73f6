import type { ReactNode } from 'react';

// Drawn on a 20-pixel grid with a 1.6 stroke, to sit quietly beside text.
const SHAPES = {
  alert: <path d="M10 3.2 18 16.6H2L10 3.2ZM10 8.2v4M10 14.4v.1" />,
  arrow: <path d="M7.5 4.5h8v8M15 5 5 15" />,
  bell: (
    <path d="M10 3a4.7 4.7 0 0 0-4.7 4.7c0 3.6-1.5 5-2.1 5.9h13.6c-.6-.9-2.1-2.3-2.1-5.9A4.7 4.7 0 0 0 10 3ZM8.2 16.3a1.9 1.9 0 0 0 3.6 0" />
  ),
  check: <path d="m4 10.5 4 4 8-9" />,
  chevron: <path d="m5.5 8 4.5 4.5L14.5 8" />,
  clock: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM10 6v4.3l2.8 1.7" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  device: <path d="M3.5 4.5h13v8.5h-13zM7.5 16.5h5M10 13v3.5" />,
  eye: (
    <path d="M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10ZM10 7.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6Z" />
  ),
  gear: (
    <path d="M10 7.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4" />
  ),
  image: <path d="M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2-2 4.5 4.5M13 7.3v.1" />,
  info: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM10 9.2v4.3M10 6.5v.1" />,
  key: <path d="M6.5 10.2a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6ZM8.9 11.1l7.6-7.6M13.5 6.5l2.5 2.5" />,
  left: <path d="M12.2 4.5 6.7 10l5.5 5.5" />,
  lock: <path d="M4.5 9h11v7.5h-11zM7 9V6.2a3 3 0 0 1 6 0V9" />,
  minus: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM6.8 10h6.4" />,
  moon: <path d="M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5Z" />,
  pause: <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM8.3 7.5v5M11.7 7.5v5" />,
  pen: <path d="m3.5 16.5.8-3.6 9-9 2.8 2.8-9 9-3.6.8ZM11.5 5.7l2.8 2.8" />,
  question: (
    <path d="M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM8 8a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1v.4M10 13.7v.1" />
  ),
  retry: <path d="M16 10a6 6 0 1 1-1.8-4.3M16.2 3v3.2H13" />,
  right: <path d="M7.8 4.5 13.3 10l-5.5 5.5" />,
  search: <path d="M8.7 3.2a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM12.8 12.8l4 4" />,
  send: <path d="M17 3 9 11M17 3l-5 14-3-6-6-3 14-5Z" />,
  signOut: <path d="M8 3.5H4v13h4M12.5 6.5 16 10l-3.5 3.5M16 10H8" />,
  sun: (
    <path d="M10 6.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2" />
  ),
  user: <path d="M10 3.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM3.8 16.8c.7-3 3.2-4.5 6.2-4.5s5.5 1.5 6.2 4.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** Always beside a word that says the same: hidden from screen readers. */
export function Icon({ name, size = 18, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
