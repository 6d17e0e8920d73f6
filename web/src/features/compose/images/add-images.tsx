import type { ComponentProps, ReactNode } from 'react';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import type { ImagePolicy } from './image-policy';

interface AddImagesProps {
  policy: ImagePolicy;
  username: string;
  settingsLink: (label: string) => ReactNode;
  inputProps: ComponentProps<'input'>;
  onOpen: () => void;
}

/** The way to add images, or why there is none. */
export function AddImages({ policy, username, settingsLink, inputProps, onOpen }: AddImagesProps) {
  if (policy === 'off') {
    return <p className="px-2 text-sm text-ink-soft">{words.compose.imagesOff}</p>;
  }
  if (policy === 'needs_grant') {
    return (
      <p className="px-2 text-sm text-ink-soft">
        {words.compose.imagesNeedGrant(username)} {settingsLink(words.compose.allowImages)}
      </p>
    );
  }
  return (
    <>
      <Button look="quiet" onClick={onOpen} className="px-3">
        <Icon name="image" size={20} />
        {words.compose.addImages}
      </Button>
      <input {...inputProps} aria-label={words.compose.chooseImages} tabIndex={-1} className="sr-only" />
    </>
  );
}
