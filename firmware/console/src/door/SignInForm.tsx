import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/client';
import { session } from '../api/session';
import { errorWords } from '../app/errors';
import { useStore } from '../app/store';
import { signIn } from './door';
import classes from './DoorPage.module.css';

/**
 * Login and password, and a code of the phone from who set that up, asked for once the password is right. Who was signed
 * out by the clock has only the password to type.
 */
export function SignInForm() {
  const { t } = useTranslation();
  const { ended } = useStore(session);
  const [login, setLogin] = useState(ended?.login ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const enter = useMutation({
    mutationFn: () => signIn(login, password, code),
    onError: (error) => {
      setCode('');
      if (!isAboutCode(error)) setPassword('');
    },
  });
  const [codeAsked, setCodeAsked] = useState(false);
  if (isAboutCode(enter.error) && !codeAsked) setCodeAsked(true);
  const wrong = enter.error === null ? null : errorWords(enter.error, t);
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
        error={wrong === null || isAboutCode(enter.error) ? missing(password) : wrong}
        autoComplete="current-password"
        maxLength={256}
      />
      {codeAsked && (
        <TextInput
          size="md"
          label={t('factor.signInCode')}
          description={t('factor.signInHelp')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={isAboutCode(enter.error) && !isFirstAsked(enter.error) ? wrong : null}
          autoComplete="one-time-code"
          autoFocus
          maxLength={16}
        />
      )}
      <Button type="submit" size="md" disabled={enter.isPending}>
        {t(enter.isPending ? 'door.busy' : 'door.signIn')}
      </Button>
    </form>
  );
}

/** The password was right; what is missing is the phone. */
function isAboutCode(error: unknown): boolean {
  return error instanceof Refusal && (error.code?.startsWith('second-factor') ?? false);
}

/** The code was not wrong, only not asked for before. */
function isFirstAsked(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'second-factor-needed';
}
