import { Icon } from '@/ui/icon';

/** X shows its own error page for a wrong set-up and never sends the reader back, so the explanation has to wait here. */
export function ConnectHelp() {
  return (
    <details className="group mt-2 text-[0.9375rem]">
      <summary className="tap -ml-1 inline-flex list-none items-center gap-1 rounded-control px-1 text-sm font-medium text-ink-soft hover:text-ink">
        <Icon name="chevron" size={16} className="-rotate-90 transition-transform group-open:rotate-0" />
        Did X show “Something went wrong”?
      </summary>
      <div className="pt-1 pb-2 pl-5 text-ink-soft">
        <p>
          Then X did not accept how this server is set up, and it does not tell us. Whoever runs the server should
          check:
        </p>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>The callback URL in the X app is not exactly the one of this server: it is compared byte for byte.</li>
          <li>
            The address uses <code>localhost</code>. X wants <code>127.0.0.1</code>.
          </li>
          <li>OAuth 2.0 is not switched on in the X app’s user authentication settings.</li>
          <li>
            The API key was used instead of the OAuth 2.0 Client ID for <code>X_CLIENT_ID</code>.
          </li>
        </ul>
      </div>
    </details>
  );
}
