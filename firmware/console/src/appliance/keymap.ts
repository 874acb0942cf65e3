const named: Readonly<Record<string, string>> = {
  Enter: 'CASH',
  '*': 'TIMES',
  '+': 'SUBTOTAL',
  Backspace: 'CLEAR',
  Escape: 'CLEAR',
  Delete: 'VOID',
  '-': 'DISCOUNT',
  '%': 'PERCENT',
};

/** What of a keyboard event decides. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The register key a computer key stands for, or null. */
export function registerKey(stroke: Stroke): string | null {
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null;
  const { key } = stroke;
  if (/^[0-9]$/.test(key)) return key;
  const department = /^F([1-8])$/.exec(key);
  if (department !== null) return `DEPT${department[1] ?? ''}`;
  return Object.hasOwn(named, key) ? (named[key] ?? null) : null;
}

/** Whether keys pressed now belong to what has the focus: a field, an open dialog, a control reached by Tab. */
export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null)
    return true;
  return key === 'Enter' && target.closest('a, button, summary') !== null;
}
