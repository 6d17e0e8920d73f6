// Pictures to look at, drawn here: a hill in some colour, under some sky.

/** As a file of at least so many bytes. */
export function aPicture(name: string, hue: number, bytes = 0): File {
  const drawing = [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">',
    `<rect width="1200" height="800" fill="hsl(${hue} 40% 82%)"/>`,
    `<circle cx="${300 + (hue % 5) * 150}" cy="250" r="110" fill="hsl(${hue + 30} 70% 92%)"/>`,
    `<path d="M0 620 Q 350 ${340 + (hue % 7) * 30} 700 600 T 1200 520 V 800 H 0 Z" fill="hsl(${hue} 38% 42%)"/>`,
    '</svg>',
  ].join('');
  const padding = ' '.repeat(Math.max(0, bytes - drawing.length));
  return new File([drawing, padding], name, { type: 'image/svg+xml' });
}
