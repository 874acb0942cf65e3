import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/client';
import { session } from '../api/session';
import { errorWords } from '../app/errors';
import { useStore } from '../app/store';
import { claim, linkCode } from './door';
import classes from './DoorPage.module.css';

/** Fewest characters of a password; the appliance has the last word. */
export const shortestPassword = 10;

interface ClaimFormProps {
  /** Whether it makes the first owner; else a new password for one. */
  readonly first: boolean;
}

/** The code from the counter, and what one signs in with from then on. */
export function ClaimForm({ first }: ClaimFormProps) {
  const { t } = useTranslation();
  const { ownerName } = useStore(session);
  const known = useStore(linkCode);
  const [typed, setTyped] = useState<{ code?: string; name?: string; login?: string; password?: string }>({});
  const [tried, setTried] = useState(false);
  const form = { code: known ?? '', name: ownerName ?? '', login: '', password: '', ...typed };
  const enter = useMutation({
    mutationFn: () => claim(form),
    onError: (error) => {
      // A link's code that is good no more makes room for another one.
      if (error instanceof Refusal && error.code === 'code-wrong') setTyped({ ...form, code: '' });
    },
  });
  const refusedField = enter.error instanceof Refusal ? (enter.error.code?.split('-')[0] ?? '') : '';
  const errorOf = (field: keyof typeof form, word: string | null) => {
    if (enter.error !== null && field === (refusedField in form ? refusedField : 'password'))
      return errorWords(enter.error, t);
    return tried ? word : null;
  };
  const text = (field: keyof typeof form) => ({
    size: 'md' as const,
    label: t(`door.${field}`),
    value: form[field],
    maxLength: 256,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped({ ...typed, [field]: event.currentTarget.value });
      enter.reset();
    },
  });
  const missing = (value: string) => (value.trim() === '' ? t('door.missing') : null);
  const short = form.password.length < shortestPassword ? t('door.passwordShort') : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const whole = form.code.trim() !== '' && form.login.trim() !== '' && short === null;
    if (whole && !enter.isPending) enter.mutate();
  };
  return (
    <>
      <p className={classes['explain']}>{t(first ? 'door.claimHelp' : 'door.newPasswordHelp')}</p>
      <form onSubmit={submit} className={classes['form']} noValidate>
        <TextInput
          {...text('code')}
          error={errorOf('code', missing(form.code))}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        {first && <TextInput {...text('name')} description={t('door.nameHelp')} autoComplete="name" />}
        <TextInput
          {...text('login')}
          description={t('door.loginHelp')}
          error={errorOf('login', missing(form.login))}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          {...text('password')}
          type="password"
          description={t('door.passwordHelp')}
          error={errorOf('password', short)}
          autoComplete="new-password"
        />
        <Button type="submit" size="md" disabled={enter.isPending}>
          {t(enter.isPending ? 'door.busy' : first ? 'door.claimSubmit' : 'door.newPasswordSubmit')}
        </Button>
      </form>
    </>
  );
}
