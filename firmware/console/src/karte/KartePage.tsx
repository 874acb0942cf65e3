import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { useEffect } from 'react';
import { go, usePath } from '../app/router';
import { Templates } from './Templates';
import { Unwritten } from './Unwritten';

/** カルテ: what is not written yet today, and the sheets. A member's own stands on the member's page. */
export default function KartePage() {
  const path = usePath();
  const member = /^\/karte\/(M\d{6,})$/.exec(path)?.[1];
  useEffect(() => {
    if (member !== undefined) go(`/members/${member}/karte`, 'instead');
  }, [member]);
  if (member !== undefined) return null;
  return path === '/karte/templates' ? <Templates /> : <Unwritten />;
}
