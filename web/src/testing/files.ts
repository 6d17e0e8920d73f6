const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

export function aPng(name = 'mill.png', size = PNG.length): File {
  return new File([PNG, new Uint8Array(Math.max(0, size - PNG.length))], name, { type: 'image/png' });
}

/** Named and declared a PNG, but something else inside. */
export function aFalsePng(content = 'MZ this is a program'): File {
  return new File([content], 'photo.png', { type: 'image/png' });
}
