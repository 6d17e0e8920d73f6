import { Link } from '@tanstack/react-router';
import { SharingCard } from '@/features/feeds/sharing-card';
import { LanguageChoice } from '@/features/settings/language-choice';
import { Preferences } from '@/features/settings/preferences';
import { words } from '@/words';

export function PreferencesTab() {
  const toBlogs = (
    <Link to="/dashboard/settings" search={{ tab: 'blog' }} className="link">
      {words.feeds.toBlogs}
    </Link>
  );
  return (
    <div className="in-turn space-y-4">
      <Preferences />
      <LanguageChoice />
      <SharingCard toBlogs={toBlogs} />
    </div>
  );
}
