import { describe, expect, it } from 'vitest';
import { checkCampaign, emptyCampaign, toCampaign } from './campaignForm';

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
});
