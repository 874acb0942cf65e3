import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Switch, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { paths } from '../api/schema';
import type { AttributeDefinition } from '../api/types';
import { channels } from '../members/channels';
import classes from '../members/Member.module.css';
import { attributesQuery } from '../members/queries';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { guestFormQuery } from './queries';

type Settings = paths['/api/v1/roster/guest-form']['get']['responses'][200]['content']['application/json'];

/** LINE is joined at LINE itself. */
const offered = channels.filter((channel) => channel !== 'line');

/** What guests are asked on their own form, and the sentences they agree to. */
export function GuestFormSettings() {
  const { t } = useTranslation();
  const settings = useQuery(guestFormQuery);
  const attributes = useQuery(attributesQuery);
  return (
    <section>
      <h2>{t('guestForm.settings')}</h2>
      <p className={page['quiet']}>{t('guestForm.settingsHelp')}</p>
      <Answer query={settings}>
        {(saved) => (
          <Answer query={attributes}>
            {(definitions) => <Editor saved={saved} definitions={definitions} />}
          </Answer>
        )}
      </Answer>
    </section>
  );
}

type Wording = 'membershipWording' | 'healthWording' | 'photoWording';

function Editor({ saved, definitions }: { saved: Settings; definitions: readonly AttributeDefinition[] }) {
  const { t } = useTranslation();
  const { form, set, dirty, drop } = useDraft<Settings>('guest-form', saved);
  const save = useSave<Settings>(
    (body) => api.PUT('/api/v1/roster/guest-form', { body }),
    [['members', 'guest-form-settings']],
  );
  const isEmpty = (field: Wording) => form[field].trim() === '';
  const wrong = (['membershipWording', 'healthWording', 'photoWording'] as const).some(isEmpty);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!wrong) save.mutate({ value: form, before: saved }, { onSuccess: drop });
  };
  const wording = (field: Wording) => (
    <div data-wide="">
      <Textarea
        size="md"
        rows={3}
        label={t(`guestForm.${field}`)}
        value={form[field]}
        maxLength={400}
        error={isEmpty(field) ? t('guestForm.wordingMissing') : null}
        onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
      />
    </div>
  );
  return (
    <form className={page['form']} onSubmit={submit} noValidate style={{ marginTop: 16 }}>
      {wording('membershipWording')}
      <Choices
        legend={t('guestForm.channels')}
        all={offered.map((channel) => ({ code: channel, label: t(`channel.${channel}`) }))}
        chosen={form.channels ?? offered}
        onChange={(chosen) => set({ channels: offered.filter((channel) => chosen.includes(channel)) })}
      />
      <Choices
        legend={t('guestForm.questions')}
        help={t(definitions.length === 0 ? 'guestForm.questionsNone' : 'guestForm.questionsHelp')}
        all={definitions.filter(({ retired }) => !retired)}
        chosen={form.questions ?? []}
        onChange={(questions) => set({ questions: [...questions] })}
      />
      {(['Health', 'Photo'] as const).map((purpose) => {
        const asks = `asks${purpose}` as const;
        return (
          <div key={purpose} data-wide="" style={{ display: 'grid', gap: 16 }}>
            <Switch
              size="md"
              label={t(`guestForm.${asks}`)}
              checked={form[asks]}
              onChange={({ currentTarget }) => set({ [asks]: currentTarget.checked })}
            />
            {wording(purpose === 'Health' ? 'healthWording' : 'photoWording')}
          </div>
        );
      })}
      <SaveRow dirty={dirty} busy={save.isPending || wrong} error={save.error} onDrop={drop} />
    </form>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly help?: string;
  readonly all: readonly { readonly code: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ legend, help, all, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset data-wide="">
      <legend>{legend}</legend>
      {help !== undefined && <p className={page['quiet']}>{help}</p>}
      <div className={classes['checks']}>
        {all.map(({ code, label }) => (
          <label key={code} className={classes['check']}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? [...chosen, code] : chosen.filter((it) => it !== code))
              }
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
