import { words } from '@/words';
import { switchComposeKey, useComposeKeySwitch } from './compose-key';

/** Says that there is the key, and switches it off. */
export function ComposeKeyLine() {
  const isOn = useComposeKeySwitch();
  return (
    <p className="hidden text-sm text-ink-soft sm:pointer-fine:block">
      {isOn ? words.compose.keyIsOn : words.compose.keyIsOff}{' '}
      <button type="button" className="link text-ink" onClick={() => switchComposeKey(!isOn)}>
        {isOn ? words.compose.keyOff : words.compose.keyOn}
      </button>
    </p>
  );
}
