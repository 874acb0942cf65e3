/** The part of a driver's notes about its wiring, without its heading; null where there is none. */
export function wiringOf(notes: string): string | null {
  const [, after] = /^## Wiring[^\n]*\n([\s\S]*)$/m.exec(notes) ?? [];
  const part = after?.split(/^## /m)[0]?.trim();
  return part === undefined || part === '' ? null : part;
}
