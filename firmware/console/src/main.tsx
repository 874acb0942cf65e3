import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import './app/app.css';

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenPersonChanges } from './api/session';
import { App } from './app/App';
import { queryClient } from './app/queries';
import { theme } from './app/theme';
import { guestPath } from './guests/guestForm';
import { startLanguage } from './i18n';
import { dropDrafts } from './parts/useDraft';
import { claimByLink, whoAmI } from './door/door';

// A guest's form asks for nobody's session and knows nothing of the console.
const isGuest = window.location.pathname === guestPath;
const Page = isGuest ? (await import('./guests/GuestPage')).GuestPage : App;
if (!isGuest) {
  // Outside React, which may run effects twice.
  claimByLink();
  void whoAmI();
  // What one person has seen and typed is not for the next one.
  whenPersonChanges(() => {
    queryClient.clear();
    dropDrafts();
  });
  await startLanguage();
}

// The word of this page's answer, without which the content security policy takes no style element. What Mantine's
// dialogs use to hold the page still looks for it under the name below.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
const styleNonce = () => nonce;
Object.assign(globalThis, { __webpack_nonce__: nonce });
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <Page />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
