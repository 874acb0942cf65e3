import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

import { Checkbox } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';

const rolesQuery = queryOptions({
  queryKey: ['second-factor-roles'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/second-factor/roles', { signal })),
});

const roles = ['cashier', 'manager', 'owner', 'technician'] as const;

type Role = (typeof roles)[number];

/** Who has to have a second factor; a choice is saved at once and can be undone. */
export function SecondFactorRoles() {
  const { t } = useTranslation();
  const demanded = useQuery(rolesQuery);
  const save = useSave<Role[]>(
    (body) => api.PUT('/api/v1/second-factor/roles', { body }),
    [rolesQuery.queryKey],
  );
  return (
    <section className={classes['panel']} style={{ marginTop: 32, maxWidth: 720 }}>
      <h2>{t('factor.roles')}</h2>
      <p className={classes['quiet']} style={{ marginBottom: 12 }}>
        {t('factor.rolesHelp')}
      </p>
      {save.error !== null && <p role="alert">{errorWords(save.error, t)}</p>}
      <Answer query={demanded}>
        {(known) => {
          const shown = save.isPending ? save.variables.value : known;
          return (
            <div className={classes['actions']}>
              {roles.map((role) => (
                <Checkbox
                  key={role}
                  size="md"
                  label={t(`role.${role}`)}
                  checked={shown.includes(role)}
                  onChange={({ currentTarget: { checked } }) => {
                    // The list goes as a whole: one change at a time.
                    if (save.isPending) return;
                    const value = checked ? [...known, role] : known.filter((other) => other !== role);
                    save.mutate({ value, before: known });
                  }}
                />
              ))}
            </div>
          );
        }}
      </Answer>
    </section>
  );
}
