export function picture(width?: number, height?: number, words?: string): Buffer;
