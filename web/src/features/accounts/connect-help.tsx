import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';

/** X shows its own error page for a wrong set-up and never sends the reader back, so the explanation has to wait here. */
export function ConnectHelp() {
  const { help } = words.accounts;
  return (
    <details className="group mt-2 text-[0.9375rem]">
      <summary className="tap -ml-1 inline-flex list-none items-center gap-1 rounded-control px-1 text-sm font-medium text-ink-soft hover:text-ink">
        <Icon name="chevron" size={16} className="-rotate-90 transition-transform group-open:rotate-0" />
        {help.summary}
      </summary>
      <div className="pt-1 pb-2 pl-5 text-ink-soft">
        <p>{help.lead}</p>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>{help.callback}</li>
          <li>
            <Sentence text={help.localhost} parts={{ wrong: <code>localhost</code>, right: <code>127.0.0.1</code> }} />
          </li>
          <li>{help.oauth}</li>
          <li>
            <Sentence text={help.clientId} parts={{ name: <code>X_CLIENT_ID</code> }} />
          </li>
        </ul>
      </div>
    </details>
  );
}
