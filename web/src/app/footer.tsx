import { words } from '@/words';
import { ThemeSwitch } from './theme-switch';

export function Footer() {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex w-full max-w-3xl flex-wrap group-has-data-wide/shell:max-w-6xl items-center justify-between gap-3 px-4 py-4 text-sm text-ink-soft sm:px-6">
        <p>
          {words.page.slogan}{' '}
          <a href="/api/docs" className="link">
            {words.page.documents}
          </a>
        </p>
        <ThemeSwitch />
      </div>
    </footer>
  );
}
