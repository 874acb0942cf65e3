import { wordOr } from '../i18n';
import sheet from './KeySheet.module.css';

interface KeyCapProps {
  readonly name: string;
  readonly label: string;
}

/** What lies under a clear cap: its word, and a department's number. */
export function KeyCap({ name, label }: KeyCapProps) {
  return (
    <>
      <span>{wordOr(`key.${name}`, label)}</span>
      {/^DEPT\d+$/.test(name) && (
        <span className={sheet['number']} aria-hidden="true">
          {name.slice(4)}
        </span>
      )}
    </>
  );
}
