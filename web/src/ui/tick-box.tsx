import type { ComponentProps } from 'react';

interface TickBoxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked' | 'onChange'> {
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
}

/** A box that shows what is so, and not that it was pressed: whoever is told may refuse, and then nothing is drawn anew. */
export function TickBox({ isTicked, onTick, ...rest }: TickBoxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      checked={isTicked}
      onChange={(event) => {
        event.currentTarget.checked = isTicked;
        onTick(!isTicked);
      }}
    />
  );
}
