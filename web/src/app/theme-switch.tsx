import { cx } from '@/lib/cx';
import { Icon, type IconName } from '@/ui/icon';
import { words } from '@/words';
import { setTheme, THEMES, type Theme, useTheme } from './theme';

const ICONS: Record<Theme, IconName> = { system: 'device', light: 'sun', dark: 'moon' };

export function ThemeSwitch() {
  const chosen = useTheme();
  return (
    <fieldset className="inline-flex rounded-control border border-line">
      <legend className="sr-only">{words.page.theme}</legend>
      {THEMES.map((theme) => (
        <label
          key={theme}
          title={words.page.themes[theme]}
          className={cx(
            'tap-square grid cursor-pointer place-items-center rounded-control has-focus-visible:outline-2 has-focus-visible:outline-ink',
            theme === chosen ? 'bg-line text-ink' : 'text-ink-soft hover:text-ink',
          )}
        >
          <input
            type="radio"
            name="theme"
            value={theme}
            checked={theme === chosen}
            onChange={() => setTheme(theme)}
            className="sr-only"
          />
          <Icon name={ICONS[theme]} />
          <span className="sr-only">{words.page.themes[theme]}</span>
        </label>
      ))}
    </fieldset>
  );
}
