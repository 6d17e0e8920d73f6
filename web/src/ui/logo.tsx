/** A pillar box: the round cap, the slot, the plate with the times. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        className="fill-brand"
        d="M16 1.5c5 0 8.6 1.9 9.6 5 .1.4.4.6.7.7.5.1.7.5.7.9v1.3c0 .6-.4 1-1 1h-.5v16.1h.5c.6 0 1 .4 1 1v2c0 .6-.4 1-1 1H6c-.6 0-1-.4-1-1v-2c0-.6.4-1 1-1h.5V10.4H6c-.6 0-1-.4-1-1V8.1c0-.4.2-.8.7-.9.3-.1.6-.3.7-.7 1-3.1 4.6-5 9.6-5Z"
      />
      <rect x="9.5" y="12.5" width="13" height="3" rx="1.2" fill="#1c0a08" />
      <rect x="12" y="18.5" width="8" height="6" rx="1" fill="#fff" fillOpacity="0.92" />
      <path d="M6.5 10.4h19" stroke="#1c0a08" strokeOpacity="0.35" />
    </svg>
  );
}

export function XMark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false" fill="currentColor">
      <path d="M17.53 3h3.31l-7.23 8.26L22.12 21h-6.66l-5.21-6.82L4.28 21H.97l7.73-8.84L.55 3h6.83l4.72 6.23L17.53 3Zm-1.16 16.17h1.83L6.37 4.74H4.4l11.97 14.43Z" />
    </svg>
  );
}
