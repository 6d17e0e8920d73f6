import { useEffect, useState } from 'react';
import type { DraftImage } from '../draft';

/** Where the browser finds the picture: the file that was chosen, or what the server keeps of it. */
export function usePicture({ file, url }: DraftImage): string | null {
  const [made, setMade] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return;
    const address = URL.createObjectURL(file);
    setMade(address);
    return () => {
      URL.revokeObjectURL(address);
      setMade(null);
    };
  }, [file]);
  return file === null ? url : made;
}
