/** Longest side of a photo that is kept, in pixels. */
export const longestSide = 1280;
/** Most bytes the appliance takes. */
export const mostBytes = 192 * 1024;

const qualities = [0.85, 0.75, 0.65, 0.5, 0.35];

/** How large a picture becomes so that its longer side fits; never larger than it was. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Draws a photo anew, small enough to be kept: what the camera wrote beside the picture (where, when) stays behind, and
 * it stands as it was held. Null when even the poorest quality is too large.
 */
export async function smallJpeg(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    for (const side of [longestSide, longestSide / 2]) {
      const { width, height } = fitted(picture.width, picture.height, side);
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext('2d');
      if (pen === null) return null;
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, width, height);
      pen.drawImage(picture, 0, 0, width, height);
      for (const quality of qualities) {
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
        if (blob !== null && blob.size <= mostBytes) return blob;
      }
    }
    return null;
  } finally {
    picture.close();
  }
}
