import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { may } from '../api/session';
import type { StaffMember } from '../api/types';
import { usePerson } from '../app/usePerson';
import { staffQuery } from '../parts/names';
import { plainDigits } from '../parts/numbers';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { AccountPart } from './AccountForm';
import { checkStaff, newPerson, toStaffRequest, type StaffFields } from './staffForm';

interface StaffFormProps {
  readonly person: StaffMember | null;
  readonly onClose: () => void;
}

/** One person. What is typed as PIN goes to the appliance and is seen nowhere again. */
export function StaffForm({ person, onClose }: StaffFormProps) {
  const { t } = useTranslation();
  const me = usePerson();
  const saved: StaffFields = person === null ? newPerson : { ...newPerson, ...pick(person) };
  const { form, set, dirty, drop } = useDraft<StaffFields>(`staff:${person?.id ?? ''}`, saved);
  const [tried, setTried] = useState(false);
  const errors = checkStaff(form);
  const save = useSave<StaffFields>(
    (value) =>
      api.PUT('/api/v1/staff/{id}', {
        params: { path: { id: plainDigits(value.id) } },
        body: toStaffRequest(value),
      }),
    [staffQuery.queryKey],
  );
  const text = (field: 'id' | 'name' | 'pin' | 'cardUid') => ({
    size: 'md' as const,
    label: t(`staff.${field}`),
    value: form[field],
    error: tried && errors[field] !== undefined ? t(errors[field]) : null,
    autoComplete: field === 'pin' ? 'new-password' : 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    // A PIN or card that was replaced is known to nobody any more: such a change has no undo.
    const canUndo = person !== null && form.pin === '' && form.cardUid === '';
    save.mutate(
      { value: form, before: canUndo ? saved : null },
      {
        onSuccess: () => {
          drop();
          setTried(false);
          onClose();
        },
      },
    );
  };
  return (
    <>
      <div className={classes['actions']} style={{ justifyContent: 'space-between', marginBottom: 16 }}>
        <h2 style={{ margin: 0 }}>
          {person === null ? t('staff.new') : t('staff.edit', { name: person.name })}
        </h2>
        <Button variant="default" size="md" onClick={onClose}>
          {t('form.close')}
        </Button>
      </div>
      <form className={classes['form']} onSubmit={submit} noValidate>
        <TextInput {...text('id')} inputMode="numeric" disabled={person !== null} />
        <TextInput {...text('name')} />
        <NativeSelect
          size="md"
          label={t('staff.role')}
          value={form.role}
          onChange={(event) => set({ role: event.currentTarget.value as StaffFields['role'] })}
          data={(['cashier', 'manager', 'owner', 'technician'] as const).map((value) => ({
            value,
            label: t(`role.${value}`),
          }))}
        />
        <TextInput
          {...text('pin')}
          type="password"
          inputMode="numeric"
          description={t(person?.hasPin === true ? 'staff.pinKept' : 'staff.pinHelp')}
        />
        <TextInput
          {...text('cardUid')}
          description={t(person?.hasCard === true ? 'staff.cardKept' : 'staff.cardHelp')}
        />
        <Switch
          size="md"
          label={t('staff.left')}
          checked={form.left}
          onChange={(event) => set({ left: event.currentTarget.checked })}
        />
        <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
      </form>
      {person !== null && !person.left && may(me, 'accounts.read') && (
        <AccountPart staffId={person.id} name={person.name} />
      )}
    </>
  );
}

function pick({ id, name, role, left }: StaffMember) {
  return { id, name, role, left };
}
