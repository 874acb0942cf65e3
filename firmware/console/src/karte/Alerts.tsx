import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { day } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import classes from './Karte.module.css';
import { careQuery, type Alert } from './queries';

const kinds = ['allergy', 'medical', 'dislike', 'preference'] as const;

interface AlertForm {
  kind: Alert['kind'];
  text: string;
  reading: string;
}

const empty: AlertForm = { kind: 'preference', text: '', reading: '' };

/** 知っておくこと: what is read out before serving, most important first, and written here. */
export function Alerts({ memberId }: { memberId: string }) {
  const { t, i18n } = useTranslation();
  const care = useQuery(careQuery(memberId));
  const [open, setOpen] = useState<Alert | null | undefined>(undefined);
  const withdraw = useSave<Alert>(
    ({ memberId: id, id: alertId }) =>
      api.DELETE('/api/v1/members/{id}/alerts/{alertId}', { params: { path: { id, alertId } } }),
    [careQuery(memberId).queryKey],
  );
  return (
    <section className={classes['part']} aria-label={t('care.title')}>
      <h2>{t('care.title')}</h2>
      <Answer query={care}>
        {({ alerts, healthConsent, lastVisit, birthday }) => (
          <>
            {alerts.length === 0 && <p className={page['quiet']}>{t('care.none')}</p>}
            <ul className={classes['alerts']}>
              {alerts.map((alert) => (
                <li key={`${alert.memberId}/${alert.id}`} data-kind={alert.kind}>
                  <span className={classes['dim']}>{t(`care.kind.${alert.kind}`)}</span>
                  <span className={classes['what']}>{alert.text}</span>
                  <Button
                    variant="default"
                    aria-label={t('care.edit', { text: alert.text })}
                    onClick={() => setOpen(alert)}
                  >
                    {t('form.edit')}
                  </Button>
                  <Button
                    variant="default"
                    aria-label={t('care.withdrawOf', { text: alert.text })}
                    onClick={() => withdraw.mutate({ value: alert, before: null })}
                  >
                    {t('care.withdraw')}
                  </Button>
                </li>
              ))}
            </ul>
            <p className={page['quiet']}>
              {[
                lastVisit === null
                  ? null
                  : t('care.lastVisit', { day: day(lastVisit, languageOf(i18n.language)) }),
                birthday === null ? null : t('care.birthday', { day: birthday }),
              ]
                .filter((text) => text !== null)
                .join(' ・ ')}
            </p>
            {open === undefined ? (
              <div>
                <Button size="md" onClick={() => setOpen(null)}>
                  {t('care.add')}
                </Button>
              </div>
            ) : (
              <Form
                key={open?.id ?? 0}
                memberId={memberId}
                alert={open}
                healthConsent={healthConsent}
                onClose={() => setOpen(undefined)}
              />
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

interface FormProps {
  readonly memberId: string;
  readonly alert: Alert | null;
  readonly healthConsent: boolean;
  readonly onClose: () => void;
}

function Form({ memberId, alert, healthConsent, onClose }: FormProps) {
  const { t } = useTranslation();
  const saved = alert === null ? empty : { kind: alert.kind, text: alert.text, reading: alert.reading };
  const { form, set, dirty, drop } = useDraft<AlertForm>(
    `alert:${alert?.memberId ?? memberId}:${alert?.id ?? ''}`,
    saved,
  );
  const save = useSave<AlertForm>(
    ({ kind, text, reading }) => {
      const body = { kind, text, reading: reading.trim() === '' ? null : reading };
      return alert === null
        ? api.POST('/api/v1/members/{id}/alerts', { params: { path: { id: memberId } }, body })
        : api.PUT('/api/v1/members/{id}/alerts/{alertId}', {
            params: { path: { id: alert.memberId, alertId: alert.id } },
            body,
          });
    },
    [careQuery(memberId).queryKey],
  );
  const close = () => {
    drop();
    onClose();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: form, before: null }, { onSuccess: close });
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <NativeSelect
        size="md"
        label={t('care.kind')}
        description={healthConsent ? null : t('care.noHealthConsent')}
        value={form.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Alert['kind'] })}
        data={kinds.map((value) => ({ value, label: t(`care.kind.${value}`) }))}
      />
      <TextInput
        size="md"
        label={t('care.text')}
        description={t('care.textHelp')}
        value={form.text}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('care.reading')}
        description={t('care.readingHelp')}
        value={form.reading}
        maxLength={30}
        autoComplete="off"
        onChange={(event) => set({ reading: event.currentTarget.value })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={close} />
    </form>
  );
}
