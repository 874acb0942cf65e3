import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { AttributeDefinition, Roster } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { GuestFormSettings } from '../guests/GuestFormSettings';
import { Answer } from '../parts/Answer';
import { parseWhole } from '../parts/numbers';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { codeFor } from './attributeCode';
import { attributesQuery, overdueQuery, rosterQuery } from './queries';
import classes from './Member.module.css';
import { useSince } from './words';

/** What this shop asks its members, how it treats unknown cards, and how long it keeps whom. */
export function RosterSettings() {
  const { t } = useTranslation();
  const roster = useQuery(rosterQuery);
  const attributes = useQuery(attributesQuery);
  return (
    <div className={classes['column']}>
      <section>
        <h1>{t('rosterSettings.title')}</h1>
        <Answer query={roster}>{(known) => <Choices roster={known} />}</Answer>
        <Overdue />
      </section>
      <section>
        <h2>{t('attributes.title')}</h2>
        <p className={page['quiet']}>{t('attributes.help')}</p>
        <Answer query={attributes}>{(known) => <Attributes known={known} />}</Answer>
      </section>
      <GuestFormSettings />
    </div>
  );
}

interface ChoicesForm {
  readonly join: boolean;
  readonly keep: string;
  readonly wording: string;
}

function Choices({ roster }: { roster: Roster }) {
  const { t } = useTranslation();
  const saved: ChoicesForm = {
    join: roster.unknownCardsJoin,
    keep: roster.keepMonths === null ? '' : String(roster.keepMonths),
    wording: roster.consentWording,
  };
  const { form, set, dirty, drop } = useDraft<ChoicesForm>('roster', saved);
  const keep = form.keep.trim() === '' ? null : parseWhole(form.keep);
  const isWrong = form.keep.trim() !== '' && (keep === null || keep < 6 || keep > 240);
  const save = useSave<ChoicesForm>(
    (value) =>
      api.PUT('/api/v1/roster', {
        body: {
          unknownCardsJoin: value.join,
          keepMonths: value.keep.trim() === '' ? null : parseWhole(value.keep),
          consentWording: value.wording.trim(),
        },
      }),
    [
      ['members', 'settings'],
      ['members', 'overdue'],
    ],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isWrong) save.mutate({ value: form, before: saved }, { onSuccess: drop });
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <fieldset data-wide="">
        <Switch
          size="md"
          label={t('rosterSettings.join')}
          checked={form.join}
          onChange={({ currentTarget }) => set({ join: currentTarget.checked })}
        />
      </fieldset>
      <TextInput
        size="md"
        label={t('rosterSettings.keep')}
        description={t('rosterSettings.keepHelp')}
        inputMode="numeric"
        value={form.keep}
        error={isWrong ? t('rosterSettings.wrong.keep') : null}
        onChange={({ currentTarget }) => set({ keep: currentTarget.value })}
      />
      <div data-wide="">
        <Textarea
          size="md"
          rows={3}
          label={t('rosterSettings.wording')}
          value={form.wording}
          maxLength={400}
          onChange={({ currentTarget }) => set({ wording: currentTarget.value })}
        />
      </div>
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}

/** Members kept longer than the shop wants to; each is erased on its own page. */
function Overdue() {
  const { t } = useTranslation();
  const since = useSince();
  const { data } = useQuery(overdueQuery);
  if (data === undefined || data.length === 0) return null;
  return (
    <>
      <h2 style={{ marginTop: 24 }}>{t('rosterSettings.overdue')}</h2>
      <ul className={classes['items']}>
        {data.map((member) => (
          <li key={member.id}>
            <div data-row="">
              <Link href={`/members/${member.id}`}>{member.name ?? member.id}</Link>
              <span>{since(member.daysSince)}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const kinds = ['choice', 'choices', 'number', 'date', 'text'] as const;

const newAttribute: AttributeDefinition = {
  code: '',
  label: '',
  kind: 'choice',
  required: false,
  choices: [],
  order: 0,
  retired: false,
};

function Attributes({ known }: { known: readonly AttributeDefinition[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {known.length === 0 && <p style={{ margin: '16px 0' }}>{t('attributes.none')}</p>}
      <ul className={classes['items']}>
        {known.map((definition) => (
          <li key={definition.code} data-off={definition.retired ? '' : undefined}>
            <div data-row="">
              <span>
                {definition.label}{' '}
                <span className={page['mark']}>{t(`attributes.kind.${definition.kind}`)}</span>
                {definition.required && <span className={page['mark']}>{t('attributes.required')}</span>}
                {definition.retired && <span className={page['mark']}>{t('attributes.retired')}</span>}
              </span>
              <Button
                variant="default"
                size="md"
                aria-expanded={open === definition.code}
                onClick={() => setOpen(open === definition.code ? null : definition.code)}
              >
                {t(open === definition.code ? 'form.close' : 'form.edit')}
              </Button>
            </div>
            {open === definition.code && (
              <AttributeEditor definition={definition} known={known} onDone={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ul>
      {open === '' ? (
        <AttributeEditor
          definition={{ ...newAttribute, order: known.length }}
          known={known}
          onDone={() => setOpen(null)}
        />
      ) : (
        <div className={page['actions']} style={{ marginTop: 16 }}>
          <Button variant="default" size="md" onClick={() => setOpen('')}>
            {t('attributes.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface EditorProps {
  readonly definition: AttributeDefinition;
  readonly known: readonly AttributeDefinition[];
  readonly onDone: () => void;
}

function AttributeEditor({ definition, known, onDone }: EditorProps) {
  const { t } = useTranslation();
  const isNew = definition.code === '';
  const [form, setForm] = useState(definition);
  const [choices, setChoices] = useState((definition.choices ?? []).map(({ label }) => label).join('\n'));
  const save = useSave<AttributeDefinition>(
    ({ code, ...body }) => api.PUT('/api/v1/roster/attributes/{code}', { params: { path: { code } }, body }),
    [['members', 'attributes']],
  );
  const chooses = form.kind === 'choice' || form.kind === 'choices';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const labels = choices
      .split('\n')
      .map((label) => label.trim())
      .filter((label) => label !== '');
    const taken = (definition.choices ?? []).map(({ code }) => code);
    const value: AttributeDefinition = {
      ...form,
      code: isNew
        ? codeFor(
            form.label,
            known.map(({ code }) => code),
          )
        : form.code,
      choices: !chooses
        ? []
        : labels.map((label) => {
            const before = (definition.choices ?? []).find((choice) => choice.label === label);
            if (before !== undefined) return before;
            const code = codeFor(label, taken);
            taken.push(code);
            return { code, label };
          }),
    };
    save.mutate({ value, before: isNew ? null : definition }, { onSuccess: onDone });
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate style={{ padding: '16px 0' }}>
      <TextInput
        size="md"
        label={t('attributes.label')}
        value={form.label}
        maxLength={40}
        onChange={({ currentTarget }) => setForm({ ...form, label: currentTarget.value })}
      />
      <NativeSelect
        size="md"
        label={t('attributes.kind')}
        value={form.kind}
        disabled={!isNew}
        onChange={({ currentTarget }) =>
          setForm({ ...form, kind: currentTarget.value as AttributeDefinition['kind'] })
        }
        data={kinds.map((kind) => ({ value: kind, label: t(`attributes.kind.${kind}`) }))}
      />
      {chooses && (
        <Textarea
          data-wide=""
          size="md"
          rows={6}
          label={t('attributes.choices')}
          value={choices}
          onChange={({ currentTarget }) => setChoices(currentTarget.value)}
        />
      )}
      <fieldset data-wide="">
        <Switch
          size="md"
          label={t('attributes.required')}
          checked={form.required}
          onChange={({ currentTarget }) => setForm({ ...form, required: currentTarget.checked })}
        />
        {!isNew && (
          <Switch
            size="md"
            label={t('attributes.retired')}
            checked={form.retired}
            onChange={({ currentTarget }) => setForm({ ...form, retired: currentTarget.checked })}
          />
        )}
      </fieldset>
      <div data-wide="" className={page['actions']}>
        <Button type="submit" size="md" disabled={save.isPending || form.label.trim() === ''}>
          {t('form.save')}
        </Button>
        <Button variant="default" size="md" onClick={onDone}>
          {t('form.drop')}
        </Button>
        {save.error !== null && <span role="alert">{errorWords(save.error, t)}</span>}
      </div>
    </form>
  );
}
