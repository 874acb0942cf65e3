import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

/** A page that fails says so and leaves the rest of the console alone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <p>{i18next.t('error.page')}</p>
        <Button onClick={() => window.location.reload()}>{i18next.t('error.reload')}</Button>
      </div>
    );
  }
}
