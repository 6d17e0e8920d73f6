import { cx } from '@/lib/cx';
import { Icon, type IconName } from '@/ui/icon';
import { setTheme, THEMES, type Theme, useTheme } from './theme';

const LOOKS: Record<Theme, { label: string; icon: IconName }> = {
  system: { label: 'As the system', icon: 'device' },
  light: { label: 'Light', icon: 'sun' },
  dark: { label: 'Dark', icon: 'moon' },
};

export function ThemeSwitch() {
  const chosen = useTheme();
  return (
    <fieldset className="inline-flex rounded-control border border-line">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((theme) => (
        <label
          key={theme}
          title={LOOKS[theme].label}
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
          <Icon name={LOOKS[theme].icon} />
          <span className="sr-only">{LOOKS[theme].label}</span>
        </label>
      ))}
    </fieldset>
  );
}
