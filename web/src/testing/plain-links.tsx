// Links as plain as they come, for components that are shown without the application around them.
import type { HistoryLinks } from '../ui/history-links';

export const plainLinks: HistoryLinks = {
  history: (label) => (
    <a className="link" href="/dashboard#history">
      {label}
    </a>
  ),
  post: (id, label) => (
    <a className="link" href={`/dashboard?post=${id}`}>
      {label}
    </a>
  ),
  edit: (id, label) => (
    <a className="link" href={`/dashboard?post=${id}&edit=1`}>
      {label}
    </a>
  ),
};

export const plainSettingsLink = (label: string) => (
  <a className="link" href="/dashboard/settings">
    {label}
  </a>
);
