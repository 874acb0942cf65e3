/** Browser and machine out of what a browser calls itself: enough to tell one's phone from one's tablet. */
export function agentName(agent: string): string {
  const first = (pairs: readonly (readonly [RegExp, string])[]) =>
    pairs.find(([pattern]) => pattern.test(agent))?.[1];
  const browser = first([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\/|CriOS\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const machine = first([
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Macintosh/, 'Mac'],
    [/Linux|X11/, 'Linux'],
  ]);
  return [browser, machine].filter((part) => part !== undefined).join(' · ') || '—';
}
