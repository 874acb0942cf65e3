import { usePath } from '../app/router';
import { Duplicates } from './Duplicates';
import { MemberList } from './MemberList';
import { MemberPage } from './MemberPage';
import { MovingIn } from './MovingIn';
import { NewMember } from './NewMember';
import { RosterSettings } from './RosterSettings';

/** 会員: the list and each member, duplicates, moving in, and what this shop asks. */
export default function MembersPage() {
  const path = usePath();
  const id = /^\/members\/(M\d{6,})(?:\/[a-z]+)?$/.exec(path)?.[1];
  if (id !== undefined) return <MemberPage key={id} id={id} path={path} />;
  switch (path) {
    case '/members/new':
      return <NewMember />;
    case '/members/duplicates':
      return <Duplicates />;
    case '/members/import':
      return <MovingIn />;
    case '/members/settings':
      return <RosterSettings />;
    default:
      return <MemberList />;
  }
}
