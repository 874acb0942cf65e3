import { describe, expect, it } from 'vitest';
import { checkCampaign, emptyCampaign, toCampaign } from './campaignForm';
import { presetNames, presets } from './presets';

const form = { ...emptyCampaign, name: '秋のお礼' };

describe('a campaign as typed', () => {
  it('is sent with what its channel and kind have', () => {
    expect(checkCampaign(form)).toEqual({});
    expect(toCampaign(form)).toMatchObject({
      subject: null,
      couponCode: null,
      controlBasisPoints: 2000,
      marginBasisPoints: 6000,
      days: 0,
    });
    expect(
      toCampaign({ ...form, kind: 'dormant', channel: 'email', subject: ' お元気ですか ' }),
    ).toMatchObject({
      subject: 'お元気ですか',
      days: 60,
      giveUpDays: 365,
    });
  });

  it('is told what is missing', () => {
    expect(checkCampaign({ ...form, name: ' ', channel: 'email', control: '二割', windowDays: '' })).toEqual({
      name: 'form.required',
      subject: 'form.required',
      control: 'campaign.wrong.percent',
      windowDays: 'campaign.wrong.days',
    });
  });

  it('picks members only where all are drawn at once', () => {
    const picked = { ...form, ...presets.restock, product: '601' };
    expect(toCampaign(picked).pick).toEqual({ kind: 'buyers', members: 100, product: '601' });
    expect(toCampaign({ ...picked, kind: 'dormant' }).pick).toBeNull();
    expect(checkCampaign({ ...picked, product: '' })).toEqual({ product: 'form.required' });
    expect(toCampaign({ ...form, ...presets.regulars }).pick).toEqual({
      kind: 'top-spenders',
      members: 50,
      product: null,
    });
  });

  it('needs to know which date of the shop it goes by', () => {
    expect(checkCampaign({ ...form, kind: 'date' })).toEqual({ dateCode: 'form.required' });
    expect(toCampaign({ ...form, kind: 'date', dateCode: 'wedding' })).toMatchObject({ dateCode: 'wedding' });
    expect(toCampaign({ ...form, dateCode: 'wedding' }).dateCode).toBeNull();
  });

  it.each(presetNames)('begins as the preset %s and lacks only what the shop has to choose', (name) => {
    const errors = Object.keys(checkCampaign({ ...emptyCampaign, ...presets[name] }));
    expect(errors).toEqual(
      presets[name].pick === 'buyers' || presets[name].pick === 'likely-buyers' ? ['product'] : [],
    );
  });
});
