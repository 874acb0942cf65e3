import { useTranslation } from 'react-i18next';
import { usePath } from '../app/router';
import { Tabs } from '../parts/Tabs';
import { Duplicates } from './Duplicates';
import { MemberList } from './MemberList';
import { MemberPage } from './MemberPage';
import { MovingIn } from './MovingIn';
import { NewMember } from './NewMember';
import { RosterSettings } from './RosterSettings';

/** 会員: the list and each member, duplicates, moving in, and what this shop asks. */
export default function MembersPage() {
  const { t } = useTranslation();
  const path = usePath();
  const id = /^\/members\/(M\d{6,})$/.exec(path)?.[1];
  if (id !== undefined) return <MemberPage key={id} id={id} />;
  if (path === '/members/new') return <NewMember />;
  return (
    <>
      <Tabs
        label={t('members.parts')}
        current={path}
        tabs={[
          { href: '/members', word: t('nav.members') },
          { href: '/members/duplicates', word: t('duplicates.title') },
          { href: '/members/import', word: t('move.title') },
          { href: '/members/settings', word: t('rosterSettings.title') },
        ]}
      />
      {path === '/members/duplicates' ? (
        <Duplicates />
      ) : path === '/members/import' ? (
        <MovingIn />
      ) : path === '/members/settings' ? (
        <RosterSettings />
      ) : (
        <MemberList />
      )}
    </>
  );
}
