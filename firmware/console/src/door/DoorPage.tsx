import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session';
import { errorWords } from '../app/errors';
import { Preferences } from '../app/Preferences';
import { useStore } from '../app/store';
import { ClaimForm } from './ClaimForm';
import { doorTrouble, linkCode } from './door';
import classes from './DoorPage.module.css';
import { SignInForm } from './SignInForm';

/** Before the pages: signing in, or with the code from the counter becoming the owner. */
export function DoorPage() {
  const { t } = useTranslation();
  const { claimed, ended } = useStore(session);
  const trouble = useStore(doorTrouble);
  const code = useStore(linkCode);
  const [forgotten, setForgotten] = useState(false);
  const claiming = claimed === false || code !== null || forgotten;
  return (
    <div className={classes['page']}>
      <main className={classes['card']}>
        <Mark />
        {claimed === null ? (
          <p role={trouble === null ? undefined : 'alert'}>
            {trouble === null ? t('common.loading') : errorWords(trouble, t)}
          </p>
        ) : (
          <>
            <h1 className={classes['title']}>
              {t(!claiming ? 'door.signIn' : claimed ? 'door.newPassword' : 'door.claim')}
            </h1>
            {ended !== null && (
              <p className={classes['notice']} role="alert">
                {t('door.ended')}
              </p>
            )}
            {claiming ? <ClaimForm first={!claimed} /> : <SignInForm />}
            {claimed && (
              <button
                type="button"
                className={classes['other']}
                onClick={() => {
                  linkCode.set(null);
                  setForgotten(!claiming);
                }}
              >
                {t(claiming ? 'door.toSignIn' : 'door.forgotten')}
              </button>
            )}
          </>
        )}
      </main>
      <Preferences />
    </div>
  );
}

function Mark() {
  return (
    <svg className={classes['mark']} viewBox="0 0 64 64" aria-hidden="true">
      <rect x="6" y="8" width="52" height="48" rx="6" className={classes['markBody']} />
      <rect x="14" y="15" width="36" height="14" rx="2" className={classes['markGlass']} />
      {[0, 1, 2, 3, 4, 5].map((key) => (
        <rect
          key={key}
          x={14 + (key % 3) * 13}
          y={35 + Math.floor(key / 3) * 9}
          width="10"
          height="6"
          rx="1.5"
          className={classes['markKey']}
        />
      ))}
    </svg>
  );
}
