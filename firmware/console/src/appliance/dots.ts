/** Dots of one character cell: 5 across, 8 down, as the HD44780 draws them. */
export const cellColumns = 5;
export const cellRows = 8;
/** Distance of two cells, in dots: the glass leaves a gap of one dot across and of a little more down. */
export const pitchX = cellColumns + 1;
export const pitchY = cellRows + 1.5;
/** Size of a dot where their distance is 1. */
const dot = 0.88;

/**
 * The rows of dots of all cells: per cell 8 bytes from the top, low 5 bits, bit 4 leftmost.
 * Null when the base64 is broken or the length does not fit the glass.
 */
export function decodeDots(base64: string, columns: number, rows: number): Uint8Array | null {
  let bytes: string;
  try {
    bytes = atob(base64);
  } catch {
    return null;
  }
  if (bytes.length !== columns * rows * cellRows) return null;
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}

/** An SVG path of the dots that are lit (or, to draw the bare glass, of every dot). One unit is one dot. */
export function dotPath(columns: number, rows: number, bytes: Uint8Array | 'all'): string {
  const path: string[] = [];
  for (let cell = 0; cell < columns * rows; cell++) {
    const left = (cell % columns) * pitchX;
    const top = Math.floor(cell / columns) * pitchY;
    for (let y = 0; y < cellRows; y++) {
      const bits = bytes === 'all' ? 0b11111 : (bytes[cell * cellRows + y] ?? 0);
      for (let x = 0; x < cellColumns; x++) {
        if ((bits & (0b10000 >> x)) !== 0) path.push(`M${left + x} ${top + y}h${dot}v${dot}h-${dot}z`);
      }
    }
  }
  return path.join('');
}
