import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from './errors';
import { notice, noticeShownMs } from './notice';
import classes from './NoticeBar.module.css';
import { useStore } from './store';

/** Says at the foot of the page what was just done, and offers to undo it. */
export function NoticeBar() {
  const { t } = useTranslation();
  const said = useStore(notice);
  const [undoing, setUndoing] = useState(false);

  useEffect(() => {
    if (said === null || undoing) return;
    const timer = setTimeout(() => notice.set(null), noticeShownMs);
    return () => clearTimeout(timer);
  }, [said, undoing]);

  const undo = async (take: () => Promise<unknown>) => {
    setUndoing(true);
    try {
      await take();
      notice.set({ words: t('notice.undone') });
    } catch (error) {
      notice.set({ words: errorWords(error, t) });
    } finally {
      setUndoing(false);
    }
  };
  const take = said?.undo;
  return (
    <div role="status" className={classes['place']}>
      {said !== null && (
        <p className={classes['bar']}>
          <span>{said.words}</span>
          {take !== undefined && (
            <button
              type="button"
              className={classes['undo']}
              disabled={undoing}
              onClick={() => void undo(take)}
            >
              {t('notice.undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
