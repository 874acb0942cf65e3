import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { day, dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { useStaffName } from '../parts/names';
import page from '../parts/page.module.css';
import classes from './Karte.module.css';
import { KarteForm } from './KarteForm';
import { Photos } from './Photos';
import { kartePageSize, karteQuery, templatesQuery, type KarteEntry, type Template } from './queries';

/** A member's karte for their page: what was written, the latest first, and photos. What to know stands above it. */
export function MemberKarte({ memberId }: { memberId: string }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(kartePageSize);
  const karte = useQuery({ ...karteQuery(memberId, count), placeholderData: keepPreviousData });
  const templates = useQuery(templatesQuery);
  return (
    <>
      <Answer query={templates}>
        {(sheets) => (
          <Answer query={karte}>
            {(data) => (
              <>
                <Entries memberId={memberId} entries={data.items} templates={sheets} />
                {data.items.length === count && (
                  <Button variant="default" onClick={() => setCount(count + kartePageSize)}>
                    {t('karte.more')}
                  </Button>
                )}
                <Photos memberId={memberId} photos={data.photos} />
              </>
            )}
          </Answer>
        )}
      </Answer>
    </>
  );
}

interface EntriesProps {
  readonly memberId: string;
  readonly entries: readonly KarteEntry[];
  readonly templates: readonly Template[];
}

function Entries({ memberId, entries, templates }: EntriesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null | undefined>(undefined);
  const keyOf = ({ memberId: id, number }: KarteEntry) => `${id}/${number}`;
  return (
    <section className={classes['part']} aria-label={t('karte.title')}>
      <h2 className="heard">{t('karte.title')}</h2>
      {entries.length === 0 && open === undefined && <p className={page['quiet']}>{t('karte.none')}</p>}
      {templates.length === 0 && <p className={page['quiet']}>{t('karte.noTemplates')}</p>}
      {open === null ? (
        <KarteForm
          memberId={memberId}
          templates={templates}
          entry={null}
          onClose={() => setOpen(undefined)}
        />
      ) : (
        templates.length > 0 && (
          <div>
            <Button size="md" onClick={() => setOpen(null)}>
              {t('karte.write')}
            </Button>
          </div>
        )
      )}
      {entries.map((entry) =>
        open === keyOf(entry) ? (
          <KarteForm
            key={keyOf(entry)}
            memberId={memberId}
            templates={templates}
            entry={entry}
            onClose={() => setOpen(undefined)}
          />
        ) : (
          <Entry
            key={keyOf(entry)}
            entry={entry}
            templates={templates}
            onEdit={() => setOpen(keyOf(entry))}
          />
        ),
      )}
    </section>
  );
}

interface EntryProps {
  readonly entry: KarteEntry;
  readonly templates: readonly Template[];
  readonly onEdit: () => void;
}

function Entry({ entry, templates, onEdit }: EntryProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const last = entry.editions.at(-1);
  if (last === undefined) return null;
  const name = templates.find(({ code }) => code === last.note.template)?.name ?? last.note.template;
  return (
    <article className={classes['entry']}>
      <div className={page['actions']} style={{ justifyContent: 'space-between' }}>
        <h3>{`${day(entry.visitDay, language)} ${name}`}</h3>
        <Button
          variant="default"
          aria-label={t('karte.editOf', { day: day(entry.visitDay, language) })}
          onClick={onEdit}
        >
          {t('karte.edit')}
        </Button>
      </div>
      <Edition edition={last} />
      {entry.editions.length > 1 && (
        <details>
          <summary>{t('karte.editions', { count: entry.editions.length - 1 })}</summary>
          {entry.editions
            .slice(0, -1)
            .reverse()
            .map((edition) => (
              <Edition key={edition.at} edition={edition} />
            ))}
        </details>
      )}
    </article>
  );
}

function Edition({ edition }: { edition: KarteEntry['editions'][number] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useStaffName();
  return (
    <>
      <dl>
        {edition.note.answers.map(({ field, label, values }) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{values.join('、')}</dd>
          </div>
        ))}
        {edition.note.memo !== null && (
          <>
            <dt>{t('karte.memo')}</dt>
            <dd>{edition.note.memo}</dd>
          </>
        )}
      </dl>
      <p className={classes['dim']}>
        {t('karte.by', {
          at: dayAndTime(edition.at, languageOf(i18n.language)),
          who: edition.staffId === null ? t('karte.someone') : nameOf(edition.staffId),
        })}
      </p>
    </>
  );
}
