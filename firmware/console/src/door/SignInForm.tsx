import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session';
import { errorWords } from '../app/errors';
import { useStore } from '../app/store';
import { signIn } from './door';
import classes from './DoorPage.module.css';

/** Login and password. Who was signed out by the clock has only the password to type. */
export function SignInForm() {
  const { t } = useTranslation();
  const { ended } = useStore(session);
  const [login, setLogin] = useState(ended?.login ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const enter = useMutation({ mutationFn: () => signIn(login, password), onError: () => setPassword('') });
  const missing = (text: string) => (tried && text.trim() === '' ? t('door.missing') : null);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (login.trim() !== '' && password !== '' && !enter.isPending) enter.mutate();
  };
  return (
    <form onSubmit={submit} className={classes['form']} noValidate>
      <TextInput
        size="md"
        label={t('door.login')}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={missing(login)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
      />
      <TextInput
        size="md"
        type="password"
        label={t('door.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={enter.error === null ? missing(password) : errorWords(enter.error, t)}
        autoComplete="current-password"
        maxLength={256}
      />
      <Button type="submit" size="md" disabled={enter.isPending}>
        {t(enter.isPending ? 'door.busy' : 'door.signIn')}
      </Button>
    </form>
  );
}
