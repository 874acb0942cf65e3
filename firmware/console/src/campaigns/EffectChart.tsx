import { useTranslation } from 'react-i18next';
import type { CampaignEffect } from '../api/types';
import { yen } from '../format/yen';
import pages from '../parts/page.module.css';
import classes from './Campaigns.module.css';
import { sayEffect } from './sayEffect';

/**
 * One message: what a member bought who was sent something, against one who was not. The sentence above says it; the
 * interval of the difference is drawn at the end of the treated bar.
 */
export function EffectChart({ effect }: { effect: CampaignEffect }) {
  const { t } = useTranslation();
  const sentence = sayEffect(effect, t);
  const [treated, control] = [effect.treated.perMember ?? 0, effect.control.perMember ?? 0];
  const low = effect.low === null ? treated : Math.max(0, control + effect.low);
  const high = effect.high === null ? treated : Math.max(0, control + effect.high);
  const longest = Math.max(treated, control, high, 1);
  const share = (amount: number) => `${(100 * amount) / longest}%`;
  return (
    <section className={classes['effect']} data-verdict={effect.verdict}>
      <p className={pages['label']}>{t('effect.title')}</p>
      <h2 className={pages['figure']}>{sentence}</h2>
      {effect.verdict !== 'too-small' && effect.detectable !== null && (
        <p className={pages['quiet']}>{t('effect.detectable', { yen: yen(effect.detectable) })}</p>
      )}
      <div role="img" aria-label={sentence} className={classes['bars']}>
        <span>{t('effect.treated', { people: effect.treated.members })}</span>
        <span className={classes['track']}>
          <span className={classes['treated']} style={{ width: share(treated) }} />
          {effect.low !== null && effect.high !== null && (
            <span className={classes['whisker']} style={{ left: share(low), width: share(high - low) }} />
          )}
        </span>
        <span className={classes['amount']}>{yen(treated)}</span>
        <span>{t('effect.control', { people: effect.control.members })}</span>
        <span className={classes['track']}>
          <span className={classes['control']} style={{ width: share(control) }} />
        </span>
        <span className={classes['amount']}>{yen(control)}</span>
      </div>
      <details>
        <summary>{t('effect.table')}</summary>
        <table className={pages['list']}>
          <thead>
            <tr>
              <th>{t('effect.group')}</th>
              <th className={pages['number']}>{t('effect.members')}</th>
              <th className={pages['number']}>{t('effect.perMember')}</th>
            </tr>
          </thead>
          <tbody>
            {(['treated', 'control'] as const).map((group) => (
              <tr key={group}>
                <td>{t(`effect.${group}`, { people: effect[group].members })}</td>
                <td className={pages['number']}>{effect[group].members}</td>
                <td className={pages['number']}>{yen(effect[group].perMember ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
