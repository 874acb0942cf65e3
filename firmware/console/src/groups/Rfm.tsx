import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { MarketingRules, Rfm as RfmAnswer } from '../api/types';
import { Link } from '../app/Link';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { MemberTable } from './MemberTable';
import { rfmMembersQuery, rfmQuery, rulesQuery } from './queries';
import classes from './Rfm.module.css';

const scores = [5, 4, 3, 2, 1] as const;

/** RFM: how lately and how often members come, as a table whose colour tells where most are; and the bounds. */
export function Rfm() {
  const { t } = useTranslation();
  const rfm = useQuery(rfmQuery);
  const rules = useQuery(rulesQuery);
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  return (
    <>
      <h1 className="heard">{t('rfm.title')}</h1>
      <Answer query={rfm}>
        {(it) =>
          it.members === 0 ? (
            <div className={page['empty']}>
              <h2>{t('rfm.none')}</h2>
              <p>{t('rfm.noneStep')}</p>
              <Link href="/members">{t('nav.members')}</Link>
            </div>
          ) : (
            <>
              <div className={page['head']}>
                <p>
                  <span className={page['label']}>{t('rfm.dormant')}</span>
                  <br />
                  <span className={page['figure']}>{t('groups.people', { count: count(it.dormant) })}</span>
                </p>
                <p className={page['quiet']}>
                  {t('rfm.summary', {
                    members: count(it.members),
                    givenUp: count(it.givenUp),
                    never: count(it.neverCame),
                  })}
                </p>
              </div>
              <Matrix rfm={it} chosen={chosen} onChoose={setChosen} />
            </>
          )
        }
      </Answer>
      {chosen !== null && <Chosen recency={chosen[0]} frequency={chosen[1]} />}
      <Answer query={rules}>{(known) => <Bounds known={known} />}</Answer>
    </>
  );
}

interface MatrixProps {
  readonly rfm: RfmAnswer;
  readonly chosen: readonly [number, number] | null;
  readonly onChoose: (cell: readonly [number, number]) => void;
}

function Matrix({ rfm, chosen, onChoose }: MatrixProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rfm.cells.map(({ members }) => members));
  const recencyWord = (score: number) =>
    score === 1
      ? t('rfm.daysAbove', { days: rfm.bounds.recencyDays[0] ?? 0 })
      : t('rfm.daysWithin', { days: rfm.bounds.recencyDays[score - 2] ?? 0 });
  const frequencyWord = (score: number) =>
    score === 1
      ? t('rfm.timesBelow', { times: rfm.bounds.visits[0] ?? 0 })
      : t('rfm.timesFrom', { times: rfm.bounds.visits[score - 2] ?? 0 });
  return (
    <div className={classes['scroll']}>
      <table className={classes['matrix']} aria-label={t('rfm.title')}>
        <thead>
          <tr>
            <th>{t('rfm.corner')}</th>
            {scores.map((frequency) => (
              <th key={frequency} scope="col">
                {frequencyWord(frequency)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scores.map((recency) => (
            <tr key={recency}>
              <th scope="row">{recencyWord(recency)}</th>
              {scores.map((frequency) => {
                const cell = rfm.cells.find((one) => one.recency === recency && one.frequency === frequency);
                const members = cell?.members ?? 0;
                return (
                  <td key={frequency}>
                    <button
                      type="button"
                      disabled={members === 0}
                      aria-pressed={chosen?.[0] === recency && chosen[1] === frequency}
                      style={{
                        background: `color-mix(in srgb, var(--accent-soft) ${Math.round((members / most) * 100)}%, var(--surface))`,
                      }}
                      onClick={() => onChoose([recency, frequency])}
                    >
                      <span className={classes['people']}>
                        {t('groups.people', { count: count(members) })}
                      </span>
                      {members > 0 && <span className={page['quiet']}>{yen(cell?.total ?? 0)}</span>}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Chosen({ recency, frequency }: { recency: number; frequency: number }) {
  const { t } = useTranslation();
  const members = useQuery(rfmMembersQuery(recency, frequency));
  return (
    <Answer query={members}>
      {(rows) => (
        <section className={page['panel']}>
          <h2>{t('rfm.chosen', { recency, frequency })}</h2>
          <MemberTable
            label={t('rfm.chosen', { recency, frequency })}
            rows={rows.map((member) => ({ member }))}
          />
        </section>
      )}
    </Answer>
  );
}

interface BoundFields {
  readonly dormantDays: string;
  readonly giveUpDays: string;
  readonly recencyDays: string;
  readonly visits: string;
  readonly totalYen: string;
}

const fields = ['dormantDays', 'giveUpDays', 'recencyDays', 'visits', 'totalYen'] as const;

const numbers = (text: string) =>
  text
    .split(/[\s、,/]+/)
    .filter((part) => part !== '')
    .map((part) => Number.parseInt(part, 10) || 0);

function Bounds({ known }: { known: MarketingRules }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const saved: BoundFields = {
    dormantDays: String(known.dormantDays),
    giveUpDays: String(known.giveUpDays),
    recencyDays: known.rfm.recencyDays.join(' '),
    visits: known.rfm.visits.join(' '),
    totalYen: known.rfm.totalYen.join(' '),
  };
  const [open, setOpen] = useState(false);
  const { form, set, dirty, drop } = useDraft<BoundFields>('marketing-rules', saved);
  const save = useSave<BoundFields>(
    (value) =>
      api.PUT('/api/v1/marketing/rules', {
        body: {
          dormantDays: numbers(value.dormantDays)[0] ?? 0,
          giveUpDays: numbers(value.giveUpDays)[0] ?? 0,
          rfm: {
            recencyDays: numbers(value.recencyDays),
            visits: numbers(value.visits),
            totalYen: numbers(value.totalYen),
          },
        },
      }),
    [rulesQuery.queryKey, ['analysis']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(
      { value: form, before: saved },
      {
        onSuccess: () => {
          drop();
          void client.invalidateQueries({ queryKey: ['analysis'] });
        },
      },
    );
  };
  return (
    <section className={page['panel']}>
      <Button variant="default" size="md" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('rules.title')}
      </Button>
      {open && (
        <form className={page['form']} style={{ marginTop: 16 }} onSubmit={submit} noValidate>
          {fields.map((field) => (
            <TextInput
              key={field}
              size="md"
              label={t(`rules.${field}`)}
              description={t(`rules.${field}Help`)}
              value={form[field]}
              autoComplete="off"
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
          <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
        </form>
      )}
    </section>
  );
}
