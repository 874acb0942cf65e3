import { useTranslation } from 'react-i18next';
import classes from './ReceiptSketch.module.css';
import { linesOf, type ShopForm } from './shopForm';

/** How the texts of a receipt will stand on the paper: a sketch while typing; the printer has the last word. */
export function ReceiptSketch({ form }: { form: ShopForm }) {
  const { t } = useTranslation();
  return (
    <figure className={classes['sketch']}>
      <figcaption>{t('sketch.title')}</figcaption>
      <div className={classes['paper']}>
        <p className={classes['name']}>{form.name}</p>
        {linesOf(form.header).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        <p>{form.address}</p>
        <p>{form.phone !== '' && `TEL ${form.phone}`}</p>
        <p>{form.registrationNumber !== '' && `登録番号 ${form.registrationNumber}`}</p>
        <p className={classes['pair']}>
          <span>2026年11月21日(土) 14:05</span>
          <span>No.000064</span>
        </p>
        {form.showStaff && <p className={classes['left']}>担当 山田</p>}
        <hr />
        <p className={classes['pair']}>
          <span>ブレンドコーヒー</span>
          <span>¥450</span>
        </p>
        <p className={`${classes['pair'] ?? ''} ${classes['total'] ?? ''}`}>
          <span>合計</span>
          <span>¥450</span>
        </p>
        <hr />
        {form.showMember && (
          <p className={classes['pair']}>
            <span>今回のポイント</span>
            <span>+4P</span>
          </p>
        )}
        <p>{form.thanks}</p>
        {linesOf(form.footer).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        {form.showProof && <p className={classes['proof']}>検証 0000-0000</p>}
        {form.couponText !== '' && (
          <>
            <hr className={classes['cut']} />
            <p>{form.couponText}</p>
          </>
        )}
      </div>
    </figure>
  );
}
