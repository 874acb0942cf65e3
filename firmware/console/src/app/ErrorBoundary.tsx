import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

interface ErrorBoundaryProps {
  /** The address of what is shown; another one is another chance. */
  readonly at: string;
  readonly children: ReactNode;
}

/** A page that fails says so and leaves the rest of the console alone. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (this.state.failed && before.at !== this.props.at) this.setState({ failed: false });
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
