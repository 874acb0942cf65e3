/**
 * The cashier's manual is made from the scripts that test the register: what it says is what the appliance was seen to
 * do. A script's comments are its text, its keys and displays are drawn.
 */
export type ManualStep =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | {
      readonly kind: 'does';
      readonly what: 'scan' | 'tap' | 'drawer' | 'restart' | 'wait';
      readonly detail: string;
    }
  | {
      readonly kind: 'shows';
      readonly where: 'operator' | 'customer' | 'paper';
      readonly texts: readonly string[];
    };

export interface ManualChapter {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly ManualStep[];
}

/** Splits at blanks; what stands between quotes is one word. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

function step(line: string): ManualStep | null {
  const [what = '', ...rest] = words(line);
  switch (what) {
    case 'keys':
      return { kind: 'keys', keys: rest };
    case 'scan':
      return { kind: 'does', what: 'scan', detail: rest.join(' ') };
    case 'tap':
      return { kind: 'does', what: 'tap', detail: '' };
    case 'card':
      return { kind: 'does', what: 'tap', detail: '' };
    case 'restart':
      return { kind: 'does', what: 'restart', detail: '' };
    case 'wait':
      return { kind: 'does', what: 'wait', detail: rest.join(' ') };
    case 'drawer':
      return rest[0] === 'close' ? { kind: 'does', what: 'drawer', detail: '' } : null;
    case 'expect':
      return shown(rest);
    default:
      // Where and when the script plays, and what only a test looks at.
      return null;
  }
}

function shown([what, ...rest]: string[]): ManualStep | null {
  if (what === 'display' && (rest[0] === 'operator' || rest[0] === 'customer')) {
    return { kind: 'shows', where: rest[0], texts: rest.slice(1) };
  }
  return what === 'receipt' || what === 'paper' ? { kind: 'shows', where: 'paper', texts: rest } : null;
}

/** Reads a script; its first comment is the chapter's title, up to the first 。, and its lead. */
export function chapter(id: string, script: string): ManualChapter {
  const lines = script.split('\n').map((line) => line.trim());
  const heading = (lines.find((line) => line.startsWith('#')) ?? '').slice(1).trim();
  const end = heading.indexOf('。');
  const steps: ManualStep[] = [];
  let headed = false;
  for (const line of lines) {
    if (line === '') continue;
    if (!line.startsWith('#')) {
      const one = step(line);
      if (one !== null) steps.push(one);
      continue;
    }
    if (!headed) {
      headed = true;
      continue;
    }
    const text = line.slice(1).trim();
    const last = steps.at(-1);
    if (last?.kind === 'text') steps[steps.length - 1] = { kind: 'text', text: last.text + text };
    else steps.push({ kind: 'text', text });
  }
  return {
    id,
    title: (end < 0 ? heading : heading.slice(0, end)).replace(/^[A-Z]\d+\s*/, ''),
    lead: end < 0 ? '' : heading.slice(end + 1).trim(),
    steps,
  };
}

const scripts: Record<string, string> = import.meta.glob('../../../../tests/Scenarios/register/*.day', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every chapter, in the order of the scripts' names. */
export const chapters: readonly ManualChapter[] = Object.entries(scripts)
  .sort(([left], [right]) => left.localeCompare(right))
  .map(([path, script]) => chapter(/([^/]+)\.day$/.exec(path)?.[1] ?? path, script));
