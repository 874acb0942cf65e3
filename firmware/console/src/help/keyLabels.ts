import { ja } from '../i18n/ja';

const words: Readonly<Record<string, string>> = ja;

/** What is written on a key, by its name in scripts: the manual is in Japanese. Digits stand for themselves. */
export function keyLabel(name: string): string {
  return words[`key.${name}`] ?? name.replace(/^DEPT(\d)$/, '部門$1');
}
