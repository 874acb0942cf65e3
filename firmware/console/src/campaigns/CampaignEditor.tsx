import '@mantine/core/styles/Input.css';

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Campaign, CampaignDraft, CampaignKind, ContactChannel } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { go } from '../app/router';
import { count } from '../format/yen';
import pages from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { Picker } from '../parts/Picker';
import { attributesQuery } from '../members/queries';
import { couponsQuery, findProducts, productQuery } from '../products/queries';
import { AudienceSize } from './AudienceSize';
import classes from './Campaigns.module.css';
import {
  checkCampaign,
  emptyCampaign,
  fieldNames,
  toCampaign,
  toCampaignForm,
  type CampaignForm,
  type PickKind,
} from './campaignForm';
import { MessagePreview } from './MessagePreview';
import { presetNames, presets, type PresetName } from './presets';
import { audiencesQuery, campaignsQuery, channelsQuery, previewQuery } from './queries';

/** How long typing rests before the audience is counted anew. */
const pauseMs = 400;
const kinds: readonly CampaignKind[] = ['once', 'birthday', 'anniversary', 'date', 'rank-up', 'dormant'];
const pickKinds: readonly PickKind[] = ['likely-buyers', 'buyers', 'top-spenders'];
const channels: readonly ContactChannel[] = ['receipt', 'email', 'line', 'post', 'phone'];

/** The builder: what is planned on the left, whom it reaches and what they see on the right. */
export function CampaignEditor({ campaign }: { campaign: Campaign | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const saved = campaign === null ? emptyCampaign : toCampaignForm(campaign);
  const draft = useDraft<CampaignForm>(`campaign:${campaign?.id ?? ''}`, saved);
  const { form, dirty, drop } = draft;
  const [tried, setTried] = useState(false);
  const [looking, setLooking] = useState(false);
  const errors = checkCampaign(form);
  const wrong = Object.keys(errors).length > 0;
  const [plan] = useDebouncedValue(
    toCampaign({ ...form, name: form.name.trim() === '' ? '—' : form.name }),
    pauseMs,
  );
  const preview = useQuery({
    ...previewQuery(plan),
    enabled: isWhole(plan),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: async (value: CampaignForm) => {
      const body = toCampaign(value);
      return bodyOf(
        campaign === null
          ? await api.POST('/api/v1/campaigns', { body })
          : await api.PUT('/api/v1/campaigns/{id}', { params: { path: { id: campaign.id } }, body }),
      );
    },
    onSuccess: async (made) => {
      drop();
      setTried(false);
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey.slice(0, 1) });
      go(`/campaigns/${made.id}`);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong) save.mutate(form);
  };
  return (
    <>
      <header className={pages['head']}>
        <div>
          <p className={pages['label']}>
            <Link href="/campaigns">{t('nav.campaigns')}</Link>
          </p>
          <h1>{campaign === null ? t('campaigns.new') : campaign.name}</h1>
        </div>
        {campaign !== null && <Start id={campaign.id} ready={!dirty} />}
      </header>
      <div className={classes['look']}>
        <span role="status">
          {preview.data !== undefined && isWhole(plan)
            ? t('audience.reaches', { people: count(preview.data.treated) })
            : t('audience.soon')}
        </span>
        <Button
          size="md"
          variant="default"
          aria-pressed={looking}
          onClick={() => {
            setLooking(!looking);
            window.scrollTo({ top: 0 });
          }}
        >
          {t(looking ? 'campaign.write' : 'campaign.look')}
        </Button>
      </div>
      <div className={classes['builder']} data-looking={looking || undefined}>
        <form className={pages['form']} onSubmit={submit} noValidate>
          {campaign === null && <Presets onPick={(name) => draft.set(presets[name])} />}
          <Fields draft={draft} errors={tried ? errors : {}} />
          <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
        </form>
        <aside className={classes['beside']} aria-label={t('campaign.preview')}>
          {!isWhole(plan) ? (
            <p className={pages['quiet']}>{t('audience.incomplete')}</p>
          ) : preview.error !== null ? (
            <p role="alert">{errorWords(preview.error, t)}</p>
          ) : (
            preview.data !== undefined && (
              <>
                <AudienceSize preview={preview.data} kind={form.kind} />
                <MessagePreview channel={form.channel} preview={preview.data} />
              </>
            )
          )}
        </aside>
      </div>
    </>
  );
}

/** Whether a plan says enough to be counted; what is missing is told by its fields. */
function isWhole(plan: CampaignDraft): boolean {
  return (
    plan.body.trim() !== '' &&
    (plan.channel !== 'email' || plan.subject !== null) &&
    (plan.kind !== 'date' || plan.dateCode !== null) &&
    (plan.pick === null ||
      plan.pick === undefined ||
      plan.pick.kind === 'top-spenders' ||
      plan.pick.product !== '')
  );
}

function Presets({ onPick }: { onPick: (name: PresetName) => void }) {
  const { t } = useTranslation();
  return (
    <div data-wide="" role="group" aria-label={t('preset.title')}>
      <p className={pages['label']}>{t('preset.title')}</p>
      <p className={pages['quiet']}>{t('preset.help')}</p>
      <div className={classes['presets']}>
        {presetNames.map((name) => (
          <Button key={name} type="button" size="md" variant="default" onClick={() => onPick(name)}>
            {t(`preset.${name}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Start({ id, ready }: { id: string; ready: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const start = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/campaigns/{id}/start', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: campaignsQuery.queryKey.slice(0, 1) }),
  });
  return (
    <div className={pages['actions']}>
      {start.error !== null && <span role="alert">{errorWords(start.error, t)}</span>}
      {asked ? (
        <>
          <span>{t('campaign.startSure')}</span>
          <Button size="md" disabled={start.isPending} onClick={() => start.mutate()}>
            {t('campaign.startNow')}
          </Button>
          <Button size="md" variant="default" onClick={() => setAsked(false)}>
            {t('form.close')}
          </Button>
        </>
      ) : (
        <Button size="md" disabled={!ready} onClick={() => setAsked(true)}>
          {t('campaign.start')}
        </Button>
      )}
    </div>
  );
}

const daysWord = {
  birthday: 'campaign.noticeDays',
  anniversary: 'campaign.noticeDays',
  date: 'campaign.noticeDays',
  'rank-up': 'campaign.afterDays',
  dormant: 'campaign.dormantDays',
} as const;

/** Whom of the audience, by what they bought. */
function Pick({ draft: { form, set }, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="md"
        label={t('campaign.pick')}
        description={t('campaign.pickHelp')}
        value={form.pick}
        onChange={(event) => set({ pick: event.currentTarget.value as CampaignForm['pick'] })}
        data={[
          { value: '', label: t('campaign.pick.none') },
          ...pickKinds.map((value) => ({ value, label: t(`campaign.pick.${value}`) })),
        ]}
      />
      {form.pick !== '' && form.pick !== 'top-spenders' && (
        <ProductField
          code={form.product}
          error={errors.product === undefined ? null : t(errors.product)}
          onPick={(product) => set({ product })}
        />
      )}
      {form.pick !== '' && (
        <TextInput
          size="md"
          label={t('campaign.peopleMost')}
          description={t('campaign.peopleMostHelp')}
          value={form.people}
          error={errors.people === undefined ? null : t(errors.people)}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => set({ people: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function ProductField({
  code,
  error,
  onPick,
}: {
  code: string;
  error: string | null;
  onPick: (code: string) => void;
}) {
  const { t } = useTranslation();
  const product = useQuery({ ...productQuery(code), enabled: code !== '' });
  return (
    <Picker
      label={t('campaign.product')}
      description={t('campaign.productHelp')}
      error={error}
      queryKey="products"
      chosen={code === '' ? null : { id: code, word: product.data?.name ?? code, note: code }}
      find={findProducts}
      onPick={(it) => onPick(it?.id ?? '')}
    />
  );
}

function OwnDate({ draft: { form, set }, errors }: FieldsProps) {
  const { t } = useTranslation();
  const attributes = useQuery(attributesQuery);
  const dates = (attributes.data ?? []).filter(({ kind, retired }) => kind === 'date' && !retired);
  if (attributes.data !== undefined && dates.length === 0) {
    return <p role="status">{t('campaign.noDates')}</p>;
  }
  return (
    <NativeSelect
      size="md"
      label={t('campaign.date')}
      description={t('campaign.dateHelp')}
      value={form.dateCode}
      error={errors.dateCode === undefined ? null : t(errors.dateCode)}
      onChange={(event) => set({ dateCode: event.currentTarget.value })}
      data={[{ value: '', label: '—' }, ...dates.map(({ code, label }) => ({ value: code, label }))]}
    />
  );
}

interface FieldsProps {
  readonly draft: { form: CampaignForm; set: (change: Partial<CampaignForm>) => void };
  readonly errors: ReturnType<typeof checkCampaign>;
}

function Fields({ draft: { form, set }, errors }: FieldsProps) {
  const { t } = useTranslation();
  const known = useQuery(channelsQuery);
  const coupons = useQuery(couponsQuery);
  const audiences = useQuery(audiencesQuery);
  const missing = known.data?.some((it) => it.channel === form.channel && !it.ready) === true;
  const text = (
    field: 'name' | 'subject' | 'control' | 'windowDays' | 'margin' | 'cost' | 'days' | 'giveUpDays',
  ) => ({
    size: 'md' as const,
    label: t(`campaign.${field}`),
    description: t(`campaign.${field}Help`),
    value: form[field],
    error: errors[field] === undefined ? null : t(errors[field]),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text('name')} maxLength={40} />
      <NativeSelect
        size="md"
        label={t('campaign.channel')}
        description={t('campaign.channelHelp')}
        value={form.channel}
        error={missing ? t('channel.missing') : null}
        onChange={(event) => set({ channel: event.currentTarget.value as ContactChannel })}
        data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
      />
      <NativeSelect
        size="md"
        label={t('campaign.kind')}
        description={t('campaign.kindHelp')}
        value={form.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as CampaignKind })}
        data={kinds.map((value) => ({ value, label: t(`campaign.kind.${value}`) }))}
      />
      <NativeSelect
        size="md"
        label={t('campaign.segment')}
        description={t('campaign.segmentHelp')}
        value={form.segmentId}
        onChange={(event) => set({ segmentId: event.currentTarget.value })}
        data={[
          { value: '', label: t('campaign.everybody') },
          ...(audiences.data ?? []).map(({ id, name, members }) => ({
            value: id,
            label: t('campaign.group', { name, members: count(members) }),
          })),
        ]}
      />
      {form.kind === 'once' && <Pick draft={{ form, set }} errors={errors} />}
      {form.kind === 'date' && <OwnDate draft={{ form, set }} errors={errors} />}
      {form.kind !== 'once' && (
        <TextInput {...text('days')} label={t(daysWord[form.kind])} inputMode="numeric" />
      )}
      <TextInput {...text('giveUpDays')} inputMode="numeric" />
      <NativeSelect
        size="md"
        label={t('campaign.coupon')}
        description={t('campaign.couponHelp')}
        value={form.couponCode}
        onChange={(event) => set({ couponCode: event.currentTarget.value })}
        data={[
          { value: '', label: t('campaign.noCoupon') },
          ...(coupons.data ?? [])
            .filter((coupon) => coupon.personal)
            .map((coupon) => ({ value: coupon.code, label: `${coupon.name}（${coupon.code}）` })),
        ]}
      />
      {form.channel === 'email' && <TextInput {...text('subject')} data-wide="" maxLength={60} />}
      <div data-wide="">
        <Textarea
          size="md"
          label={t('campaign.body')}
          value={form.body}
          rows={6}
          error={errors.body === undefined ? null : t(errors.body)}
          onChange={(event) => set({ body: event.currentTarget.value })}
        />
        <div className={classes['fields']} role="group" aria-label={t('campaign.fields')}>
          {fieldNames.map((name) => (
            <button key={name} type="button" onClick={() => set({ body: `${form.body}{${name}}` })}>
              {`{${name}}`}
            </button>
          ))}
        </div>
      </div>
      <TextInput {...text('control')} inputMode="decimal" />
      <TextInput {...text('windowDays')} inputMode="numeric" />
      <TextInput {...text('margin')} inputMode="decimal" />
      <TextInput {...text('cost')} inputMode="numeric" />
    </>
  );
}
