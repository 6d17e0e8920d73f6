import type { ReactNode } from 'react';
import { Button, IconButton } from '@/ui/button';
import { CounterRing } from '@/ui/counter-ring';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { AddImages } from './images/add-images';
import { ScheduleButton } from './schedule-button';
import type { Composing } from './use-composer';

interface ActsProps {
  userId: string;
  composing: Composing;
  settingsLink: (label: string) => ReactNode;
  isPreviewed: boolean;
  onPreview: (isPreviewed: boolean) => void;
}

/** The foot of the sheet: what can be added, how full it is, and the two ways to send it. */
export function Acts({ userId, composing, settingsLink, isPreviewed, onPreview }: ActsProps) {
  const { images, weight, draft, chosen, content, isSending } = composing;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line py-2 pr-3 pl-2">
      <AddImages
        policy={images.policy}
        username={images.username}
        settingsLink={settingsLink}
        inputProps={images.inputProps}
        onOpen={images.open}
      />
      <IconButton
        label={words.compose.preview}
        aria-pressed={isPreviewed}
        onClick={() => onPreview(!isPreviewed)}
        className="aria-pressed:bg-sunken aria-pressed:text-ink"
      >
        <Icon name="eye" />
      </IconButton>
      <span className="ml-auto" />
      <CounterRing weight={weight} />
      <div className="ml-1 flex w-full flex-wrap gap-2 sm:w-auto">
        <ScheduleButton
          userId={userId}
          content={content}
          accounts={chosen}
          draft={draft}
          isReady={() => !isSending && composing.isReady()}
          onPlan={composing.change}
          onScheduled={(post) => composing.tell({ kind: 'taken', post })}
        />
        <Button
          look="primary"
          blocked={composing.isBlocked}
          busy={isSending}
          busyLabel={words.compose.posting}
          onClick={() => composing.submit()}
          className="flex-1 sm:flex-none"
        >
          {words.compose.postNow(chosen.length)}
        </Button>
      </div>
    </div>
  );
}
