import { useTranslation } from 'react-i18next';
import type { CampaignEffect } from '../api/types';
import { yen } from '../format/yen';
import pages from '../parts/page.module.css';
import classes from './Campaigns.module.css';

const width = 640;
const barHeight = 40;
const labelWidth = 200;
const figureWidth = 110;

/**
 * One message: what a member bought who was sent something, against one who was not. The sentence above says it; the
 * interval of the difference is drawn at the end of the treated bar.
 */
export function EffectChart({ effect }: { effect: CampaignEffect }) {
  const { t } = useTranslation();
  const [treated, control] = [effect.treated.perMember ?? 0, effect.control.perMember ?? 0];
  const low = effect.low === null ? treated : Math.max(0, control + effect.low);
  const high = effect.high === null ? treated : Math.max(0, control + effect.high);
  const scale = (width - labelWidth - figureWidth) / Math.max(treated, control, high, 1);
  const at = (amount: number) => labelWidth + amount * scale;
  const middle = barHeight / 2;
  return (
    <section className={classes['effect']} data-verdict={effect.verdict}>
      <p className={pages['label']}>{t('effect.title')}</p>
      <h2 className={pages['figure']}>{effect.sentence}</h2>
      {effect.verdict !== 'too-small' && effect.detectable !== null && (
        <p className={pages['quiet']}>{t('effect.detectable', { yen: yen(effect.detectable) })}</p>
      )}
      <svg viewBox={`0 0 ${width} ${barHeight * 2 + 24}`} role="img" aria-label={effect.sentence}>
        <text x={0} y={middle + 6}>
          {t('effect.treated', { people: effect.treated.members })}
        </text>
        <rect
          className={classes['treated']}
          x={labelWidth}
          y={4}
          width={treated * scale}
          height={barHeight - 8}
        />
        {effect.low !== null && effect.high !== null && (
          <path
            className={classes['whisker']}
            d={`M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 8}v16M${at(high)} ${middle - 8}v16`}
          />
        )}
        <text x={width} y={middle + 6} textAnchor="end">
          {yen(treated)}
        </text>
        <g transform={`translate(0 ${barHeight + 8})`}>
          <text x={0} y={middle + 6}>
            {t('effect.control', { people: effect.control.members })}
          </text>
          <rect
            className={classes['control']}
            x={labelWidth}
            y={4}
            width={control * scale}
            height={barHeight - 8}
          />
          <text x={width} y={middle + 6} textAnchor="end">
            {yen(control)}
          </text>
        </g>
      </svg>
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
