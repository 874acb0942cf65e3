import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { may, session } from '../api/session';
import { Link } from '../app/Link';
import { useStore } from '../app/store';
import { count } from '../format/yen';
import { segmentsQuery } from '../groups/queries';
import { usePersisted } from '../parts/usePersisted';
import { chips, withChip, type Chip } from './chips';
import classes from './MemberList.module.css';

export type Order = 'kana' | 'number' | 'lastVisit' | 'totalSpent' | 'visits' | 'points';

/** What the list is filtered by, and its order. */
export interface MemberView {
  readonly sort: Order;
  readonly descending: boolean;
  readonly chips: readonly Chip[];
}

interface SavedView {
  readonly name: string;
  readonly view: MemberView;
}

/** Views kept on a screen. */
const savedLimit = 12;

interface FiltersProps {
  readonly view: MemberView;
  readonly onChange: (view: MemberView) => void;
}

/** What the list is filtered by, as chips; what is used again and again gets a name, and groups have one already. */
export function Filters({ view, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const [saved, setSaved] = usePersisted<readonly SavedView[]>('members.saved', []);
  const same = (one: MemberView) => JSON.stringify(one) === JSON.stringify(view);
  const known = saved.some((one) => same(one.view));
  return (
    <>
      <div className={classes['chips']} role="group" aria-label={t('members.filters')}>
        {(Object.keys(chips) as Chip[]).map((chip) => (
          <button
            key={chip}
            type="button"
            className={classes['chip']}
            aria-pressed={view.chips.includes(chip)}
            onClick={() => onChange({ ...view, chips: withChip(view.chips, chip) })}
          >
            {t(`members.filter.${chip}`)}
          </button>
        ))}
        {view.chips.length > 0 && (
          <Button variant="subtle" size="md" onClick={() => onChange({ ...view, chips: [] })}>
            {t('members.clear')}
          </Button>
        )}
        {view.chips.length > 0 && !known && saved.length < savedLimit && (
          <Save onSave={(name) => setSaved([...saved, { name, view }])} />
        )}
      </div>
      <Named saved={saved} same={same} onChange={onChange} onSaved={setSaved} />
    </>
  );
}

function Save({ onSave }: { onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <Button variant="subtle" size="md" onClick={() => setName('')}>
        {t('members.saveView')}
      </Button>
    );
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onSave(name.trim());
    setName(null);
  };
  return (
    <form className={classes['save']} onSubmit={submit}>
      <TextInput
        size="md"
        autoFocus
        aria-label={t('members.viewName')}
        placeholder={t('members.viewName')}
        value={name}
        maxLength={20}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setName(null);
        }}
      />
      <Button type="submit" size="md">
        {t('form.save')}
      </Button>
    </form>
  );
}

interface NamedProps {
  readonly saved: readonly SavedView[];
  readonly same: (view: MemberView) => boolean;
  readonly onChange: (view: MemberView) => void;
  readonly onSaved: (saved: readonly SavedView[]) => void;
}

function Named({ saved, same, onChange, onSaved }: NamedProps) {
  const { t } = useTranslation();
  const { person } = useStore(session);
  const segments = useQuery({ ...segmentsQuery, enabled: may(person, 'campaigns.read') });
  const groups = segments.data?.filter(({ archived }) => !archived) ?? [];
  if (saved.length === 0 && groups.length === 0) return null;
  return (
    <div className={classes['chips']} role="group" aria-label={t('members.views')}>
      {saved.map((one) => (
        <span key={one.name} className={classes['named']} data-on={same(one.view) || undefined}>
          <button type="button" className={classes['chip']} onClick={() => onChange(one.view)}>
            {one.name}
          </button>
          <button
            type="button"
            className={classes['drop']}
            aria-label={t('members.dropView', { name: one.name })}
            onClick={() => onSaved(saved.filter((other) => other !== one))}
          >
            ×
          </button>
        </span>
      ))}
      {groups.map(({ id, name, count: size }) => (
        <Link key={id} href={`/groups/${id}`} className={classes['chip']}>
          {name} <span className={classes['size']}>{count(size)}</span>
        </Link>
      ))}
    </div>
  );
}
