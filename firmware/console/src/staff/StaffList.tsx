import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../api/session';
import { usePerson } from '../app/usePerson';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { staffQuery } from '../parts/names';
import classes from '../parts/page.module.css';
import { StaffForm } from './StaffForm';

/** Everybody, those who left last; the one being edited has a form below the list, and so has a new one. */
export function StaffList() {
  const { t } = useTranslation();
  const staff = useQuery(staffQuery);
  const mayChange = may(usePerson(), 'staff.write');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <Answer query={staff}>
        {(people) => (
          <>
            <Head
              title={t('nav.staff')}
              figure={t('staff.working', { people: people.filter(({ left }) => !left).length })}
              note={t('staff.signInHelp')}
            >
              {mayChange && (
                <Button size="md" onClick={() => setOpen('')}>
                  {t('staff.new')}
                </Button>
              )}
            </Head>
            {people.length === 0 && <p className={classes['quiet']}>{t('staff.empty')}</p>}
            <table className={classes['list']} data-fold="" aria-label={t('nav.staff')}>
              <thead>
                <tr>
                  <th>{t('staff.name')}</th>
                  <th>{t('staff.id')}</th>
                  <th>{t('staff.role')}</th>
                  <th>{t('staff.signIn')}</th>
                  <th aria-hidden="true" />
                </tr>
              </thead>
              <tbody>
                {[...people]
                  .sort((a, b) => Number(a.left) - Number(b.left) || a.id.localeCompare(b.id))
                  .map((person) => (
                    <tr key={person.id} data-off={person.left || undefined}>
                      <td data-main="">
                        {person.name}
                        {person.left && <span className={classes['mark']}>{t('staff.leftMark')}</span>}
                      </td>
                      <td>{person.id}</td>
                      <td>{t(`role.${person.role}`)}</td>
                      <td>
                        {[
                          ...(person.hasPin ? [t('staff.pin')] : []),
                          ...(person.hasCard ? [t('staff.card')] : []),
                        ].join('・') || t('staff.noSignIn')}
                      </td>
                      <td className={classes['number']} data-figure="">
                        {mayChange && (
                          <Button
                            variant="default"
                            size="md"
                            aria-label={t('staff.edit', { name: person.name })}
                            onClick={() => setOpen(person.id)}
                          >
                            {t('form.edit')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
            {mayChange && open !== null && (
              <div className={classes['panel']}>
                <StaffForm
                  key={open}
                  person={people.find((person) => person.id === open) ?? null}
                  onClose={() => setOpen(null)}
                />
              </div>
            )}
          </>
        )}
      </Answer>
    </>
  );
}
