import { describe, expect, it } from 'vitest';
import type { AttributeDefinition } from '../api/types';
import { emptyMember, missing, toForm, toRequest } from './memberForm';

const skin: AttributeDefinition = {
  code: 'skin',
  label: '肌質',
  kind: 'choice',
  required: true,
  choices: [{ code: 'dry', label: '乾燥' }],
  order: 0,
  retired: false,
};

describe('a member as typed', () => {
  it('comes back from the appliance as it was sent', () => {
    const form = { ...emptyMember, name: '渡邉󠄁 花子', birthday: '1980/04/01', answers: { skin: ['dry'] } };
    const sent = toRequest(form);
    expect(sent.attributes).toEqual([{ code: 'skin', values: ['dry'] }]);
    expect(toForm({ profile: { ...sent, birthday: '1980-04-01' } as never })).toEqual(form);
  });

  it('sends nothing for what was left empty', () => {
    expect(toRequest({ ...emptyMember, name: ' 山田 ', phone: ' ', answers: { skin: [''] } })).toMatchObject({
      name: '山田',
      phone: null,
      attributes: null,
    });
  });

  it('lacks a name and what this shop always asks', () => {
    expect(missing(emptyMember, [skin, { ...skin, code: 'old', retired: true }])).toEqual(['name', 'skin']);
    expect(missing({ ...emptyMember, name: '山田', answers: { skin: ['dry'] } }, [skin])).toEqual([]);
  });
});
