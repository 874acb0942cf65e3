import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { usePerson } from '../app/usePerson';
import { shortestPassword } from '../door/ClaimForm';
import { signOut, whoAmI } from '../door/door';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import classes from '../parts/page.module.css';
import { SecondFactor } from './SecondFactor';
import { SessionList } from './SessionList';

/** アカウント: who one is here, one's password, where one is signed in. */
export default function AccountPage() {
  const { t } = useTranslation();
  const person = usePerson();
  const leave = useMutation({ mutationFn: signOut });
  if (person === null) return null;
  return (
    <>
      <h1>{person.name}</h1>
      <p className={classes['quiet']}>
        {t('account.who', { login: person.login, role: t(`role.${person.role}`) })}
      </p>
      {person.owes !== null && (
        <p
          role="status"
          style={{
            margin: '12px 0 16px',
            padding: '12px 16px',
            borderRadius: 8,
            background: 'var(--accent-soft)',
            maxWidth: 720,
          }}
        >
          {t(`owes.${person.owes}`)}
        </p>
      )}
      <div className={classes['actions']}>
        <Button size="md" variant="default" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {t('account.signOut')}
        </Button>
      </div>
      {leave.error !== null && <p role="alert">{errorWords(leave.error, t)}</p>}
      {person.owes !== 'set-second-factor' && (
        <section className={classes['panel']}>
          <h2>{t('account.password')}</h2>
          <PasswordForm />
        </section>
      )}
      {person.owes !== 'change-password' && (
        <section className={classes['panel']}>
          <h2>{t('factor.title')}</h2>
          <SecondFactor />
        </section>
      )}
      {person.owes === null && (
        <section className={classes['panel']}>
          <h2>{t('sessions.title')}</h2>
          <SessionList />
        </section>
      )}
    </>
  );
}

function PasswordForm() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const person = usePerson();
  const [form, setForm] = useState({ current: '', wanted: '' });
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => api.PUT('/api/v1/session/password', { body: form }),
    onSuccess: () => {
      setForm({ current: '', wanted: '' });
      setTried(false);
      notice.set({ words: t('account.passwordChanged') });
      return whoAmI();
    },
  });
  const errors = {
    current: form.current === '' ? t('door.missing') : null,
    wanted: form.wanted.length < shortestPassword ? t('door.passwordShort') : null,
  };
  const text = (field: keyof typeof form) => ({
    size: 'md' as const,
    type: 'password',
    label: t(`account.${field}`),
    value: form[field],
    error: tried ? errors[field] : null,
    maxLength: 256,
    onChange: (event: { currentTarget: { value: string } }) => {
      setForm({ ...form, [field]: event.currentTarget.value });
      change.reset();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.current === null && errors.wanted === null && !change.isPending) change.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      {person !== null && (
        <p className={classes['quiet']} data-wide="">
          {t('account.passwordSince', { at: dayAndTime(person.passwordSetAt, language) })}
        </p>
      )}
      {/* Password managers look for the login the passwords belong to. */}
      <input type="text" autoComplete="username" value={person?.login ?? ''} readOnly hidden />
      <TextInput {...text('current')} autoComplete="current-password" />
      <TextInput {...text('wanted')} autoComplete="new-password" description={t('door.passwordHelp')} />
      <div data-wide="">
        {change.error !== null && (
          <p role="alert" className={classes['error']}>
            {errorWords(change.error, t)}
          </p>
        )}
        <Button type="submit" size="md" disabled={change.isPending}>
          {t('account.change')}
        </Button>
      </div>
    </form>
  );
}
