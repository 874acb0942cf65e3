import { useQuery, queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Permission } from '../api/types';
import { errorWords } from '../app/errors';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { useSave } from '../parts/useSave';
import table from './PermissionTable.module.css';

const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/permissions', { signal })),
});

/** From the least trusted up; technicians sell nothing. */
const roles = ['cashier', 'manager', 'owner'] as const;

/** 権限: the lowest role for each action; a choice is saved at once and can be undone. */
export function PermissionTable() {
  const { t } = useTranslation();
  const permissions = useQuery(permissionsQuery);
  const save = useSave<Permission[]>(
    (body) => api.PUT('/api/v1/permissions', { body }),
    [permissionsQuery.queryKey],
  );
  return (
    <>
      <Head
        title={t('permissions.title')}
        figure={
          permissions.data === undefined
            ? '…'
            : t('permissions.cashier', {
                actions: permissions.data.length,
                own: permissions.data.filter(({ from }) => from === 'cashier').length,
              })
        }
        note={t('permissions.help')}
      />
      {save.error !== null && <p role="alert">{errorWords(save.error, t)}</p>}
      <Answer query={permissions}>
        {(known) => (
          <table className={table['table']} aria-label={t('permissions.title')}>
            <thead>
              <tr>
                <th>{t('permissions.action')}</th>
                {roles.map((role) => (
                  <th key={role} scope="col">
                    {t(`role.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(save.isPending ? save.variables.value : known).map(({ action, from }) => (
                <tr key={action}>
                  <th scope="row">{t(`action.${action}`)}</th>
                  {roles.map((role) => (
                    <td
                      key={role}
                      data-may={roles.indexOf(role) >= roles.indexOf(from as never) || undefined}
                    >
                      <label>
                        <input
                          type="radio"
                          name={action}
                          checked={from === role}
                          aria-label={t('permissions.from', {
                            action: t(`action.${action}`),
                            role: t(`role.${role}`),
                          })}
                          onChange={() => {
                            // The table goes as a whole: one change at a time.
                            if (save.isPending) return;
                            save.mutate({
                              value: known.map((other) =>
                                other.action === action ? { action, from: role } : other,
                              ),
                              before: known,
                            });
                          }}
                        />
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </>
  );
}
