import type { ReactNode } from 'react';

interface OfferedProps {
  /** Whether who is signed in may change it. */
  readonly when: boolean;
  readonly children: ReactNode;
}

/** Shows a form to everybody who may see it; only who may change it can type. */
export function Offered({ when, children }: OfferedProps) {
  return (
    <fieldset disabled={!when} style={{ margin: 0, padding: 0, border: 0, minWidth: 0 }}>
      {children}
    </fieldset>
  );
}
