import { authorisedFetch } from '../api/client';

/** Fetches a file with who we are and hands it to the browser to keep. Throws like {@link authorisedFetch}. */
export async function download(path: string, name: string): Promise<void> {
  const response = await authorisedFetch(new Request(new URL(path, window.location.origin)));
  saveBlob(await response.blob(), name);
}

/** Hands bytes to the browser to keep. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
