import { lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { may, type Access, type Person } from '../api/session';
import type { Words } from '../i18n';
import {
  ApplianceIcon,
  BackupIcon,
  BookingsIcon,
  CampaignsIcon,
  ClosingsIcon,
  DevicesIcon,
  MembersIcon,
  ProductsIcon,
  RegisterIcon,
  ReportsIcon,
  SettingsIcon,
  TodayIcon,
} from './icons';

/** A page that is fetched when it is first looked at, or a moment before: when the pointer comes near its link. */
interface Fetched {
  readonly Page: LazyExoticComponent<ComponentType>;
  readonly fetch: () => Promise<unknown>;
}

function fetched(load: () => Promise<{ default: ComponentType }>): Fetched {
  return { Page: lazy(load), fetch: load };
}

const appliance = fetched(() => import('../appliance/AppliancePage'));
const bookings = fetched(() => import('../bookings/BookingsPage'));
const campaigns = fetched(() => import('../campaigns/CampaignsPage'));
const closings = fetched(() => import('../register/ClosingsPage'));
const groups = fetched(() => import('../groups/GroupsPage'));
const karte = fetched(() => import('../karte/KartePage'));
const loyalty = fetched(() => import('../loyalty/LoyaltyPage'));
const members = fetched(() => import('../members/MembersPage'));
const products = fetched(() => import('../products/ProductsPage'));
const register = fetched(() => import('../register/RegisterPage'));
const reports = fetched(() => import('../reports/ReportsPage'));
const sales = fetched(() => import('../sales/SalesPage'));
const settings = fetched(() => import('../settings/SettingsPage'));
const staff = fetched(() => import('../staff/StaffPage'));
const today = fetched(() => import('../today/TodayPage'));

/** A page of a place, with an address of its own; what is below that address belongs to it, too. */
export interface Part {
  readonly path: string;
  readonly word: keyof Words;
  readonly needs: Access;
  readonly at: Fetched;
  /** Whether what is below its address is shown in the same page, tabs and all. */
  readonly opens?: true;
  /** Where a place has many parts: the heading it stands under. */
  readonly group?: keyof Words;
}

export type PlaceId =
  'today' | 'register' | 'members' | 'bookings' | 'campaigns' | 'products' | 'reports' | 'settings';

export interface Place {
  readonly id: PlaceId;
  readonly word: keyof Words;
  readonly icon: ReactNode;
  /** `g` and then this letter leads there. */
  readonly letter: string;
  readonly parts: readonly Part[];
}

/** The eight places of the console, and every page there is in them. */
export const places: readonly Place[] = [
  {
    id: 'today',
    word: 'nav.today',
    icon: <TodayIcon />,
    letter: 't',
    parts: [{ path: '/today', word: 'nav.today', needs: 'today.read', at: today }],
  },
  {
    id: 'register',
    word: 'nav.register',
    icon: <RegisterIcon />,
    letter: 'r',
    parts: [
      { path: '/appliance', word: 'nav.appliance', needs: 'counter.read', at: appliance },
      { path: '/register', word: 'register.now', needs: 'register.read', at: register },
      { path: '/sales', word: 'nav.sales', needs: 'sales.read', at: sales },
      { path: '/sales/refunds', word: 'refunds.tab', needs: 'sales.read', at: sales },
      { path: '/closings', word: 'nav.closings', needs: 'register.read', at: closings },
    ],
  },
  {
    id: 'members',
    word: 'nav.members',
    icon: <MembersIcon />,
    letter: 'm',
    parts: [
      { path: '/members', word: 'members.tab', needs: 'members.read', at: members },
      { path: '/karte', word: 'nav.karte', needs: 'karte.read', at: karte },
      { path: '/groups', word: 'nav.groups', needs: 'campaigns.read', at: groups, opens: true },
      { path: '/members/duplicates', word: 'duplicates.title', needs: 'members.write', at: members },
      { path: '/members/import', word: 'move.title', needs: 'members.write', at: members },
    ],
  },
  {
    id: 'bookings',
    word: 'nav.bookings',
    icon: <BookingsIcon />,
    letter: 'b',
    parts: [
      { path: '/bookings', word: 'bookings.day', needs: 'bookings.read', at: bookings },
      { path: '/bookings/week', word: 'bookings.week', needs: 'bookings.read', at: bookings },
      { path: '/bookings/list', word: 'bookings.list', needs: 'bookings.read', at: bookings },
      { path: '/bookings/waiting', word: 'bookings.waiting', needs: 'bookings.read', at: bookings },
    ],
  },
  {
    id: 'campaigns',
    word: 'nav.campaigns',
    icon: <CampaignsIcon />,
    letter: 'c',
    parts: [
      { path: '/campaigns', word: 'nav.campaigns', needs: 'campaigns.read', at: campaigns },
      { path: '/products/coupons', word: 'coupons.title', needs: 'products.read', at: products },
      { path: '/loyalty', word: 'loyalty.balance', needs: 'loyalty.read', at: loyalty },
      { path: '/loyalty/gifts', word: 'gift.title', needs: 'loyalty.read', at: loyalty },
      { path: '/loyalty/rules', word: 'loyalty.rulesTab', needs: 'loyalty.read', at: loyalty },
    ],
  },
  {
    id: 'products',
    word: 'nav.products',
    icon: <ProductsIcon />,
    letter: 'p',
    parts: [
      { path: '/products', word: 'products.tab', needs: 'products.read', at: products },
      { path: '/products/stock', word: 'stock.title', needs: 'products.read', at: products },
      { path: '/products/departments', word: 'departments.title', needs: 'products.read', at: products },
      { path: '/products/import', word: 'import.title', needs: 'products.write', at: products },
    ],
  },
  {
    id: 'reports',
    word: 'nav.reports',
    icon: <ReportsIcon />,
    letter: 'e',
    parts: [
      { path: '/reports', word: 'reports.sales', needs: 'reports.read', at: reports },
      { path: '/reports/repeat', word: 'reports.repeat', needs: 'reports.read', at: reports },
      { path: '/reports/owed', word: 'owed.title', needs: 'reports.read', at: reports },
      { path: '/reports/times', word: 'times.title', needs: 'reports.read', at: reports },
      { path: '/groups/rfm', word: 'rfm.title', needs: 'campaigns.read', at: groups },
      { path: '/groups/ranks', word: 'ranks.title', needs: 'campaigns.read', at: groups },
      { path: '/groups/leaving', word: 'leaving.title', needs: 'campaigns.read', at: groups },
      { path: '/groups/together', word: 'together.title', needs: 'campaigns.read', at: groups },
    ],
  },
  {
    id: 'settings',
    word: 'nav.settings',
    icon: <SettingsIcon />,
    letter: 's',
    parts: [
      {
        path: '/settings',
        word: 'shop.profile',
        needs: 'settings.read',
        at: settings,
        group: 'settings.ofShop',
      },
      { path: '/staff', word: 'nav.staff', needs: 'staff.read', at: staff, group: 'settings.ofShop' },
      {
        path: '/staff/permissions',
        word: 'permissions.title',
        needs: 'staff.read',
        at: staff,
        group: 'settings.ofShop',
      },
      {
        path: '/members/settings',
        word: 'rosterSettings.title',
        needs: 'members.read',
        at: members,
        group: 'settings.ofShop',
      },
      {
        path: '/karte/templates',
        word: 'templates.tab',
        needs: 'karte.read',
        at: karte,
        group: 'settings.ofShop',
      },
      {
        path: '/bookings/services',
        word: 'bookings.services',
        needs: 'bookings.read',
        at: bookings,
        group: 'settings.ofBookings',
      },
      {
        path: '/bookings/hours',
        word: 'bookings.hours',
        needs: 'bookings.read',
        at: bookings,
        group: 'settings.ofBookings',
      },
      {
        path: '/bookings/shifts',
        word: 'bookings.shifts',
        needs: 'bookings.read',
        at: bookings,
        group: 'settings.ofBookings',
      },
      {
        path: '/bookings/places',
        word: 'bookings.resources',
        needs: 'bookings.read',
        at: bookings,
        group: 'settings.ofBookings',
      },
      {
        path: '/settings/devices',
        word: 'devices.title',
        needs: 'devices.read',
        at: settings,
        group: 'settings.ofCounter',
      },
      {
        path: '/settings/keys',
        word: 'keyEditor.title',
        needs: 'settings.read',
        at: settings,
        group: 'settings.ofCounter',
      },
      {
        path: '/settings/keysheet',
        word: 'nav.keysheet',
        needs: 'settings.read',
        at: settings,
        group: 'settings.ofCounter',
      },
      {
        path: '/settings/journal',
        word: 'journalPage.title',
        needs: 'journal.read',
        at: settings,
        group: 'settings.ofData',
      },
      {
        path: '/settings/backup',
        word: 'backup.title',
        needs: 'backup.read',
        at: settings,
        group: 'settings.ofData',
      },
      {
        path: '/settings/file',
        word: 'shopFile.title',
        needs: 'settings.write',
        at: settings,
        group: 'settings.ofData',
      },
      {
        path: '/settings/network',
        word: 'network.title',
        needs: 'network.read',
        at: settings,
        group: 'settings.ofData',
      },
      {
        path: '/settings/tokens',
        word: 'tokens.title',
        needs: 'accounts.read',
        at: settings,
        group: 'settings.ofData',
      },
    ],
  },
];

/** Where an address leads: the part with the longest address that it is, or is below of. */
export function whereIs(path: string): { place: Place; part: Part } | null {
  let found: { place: Place; part: Part } | null = null;
  for (const place of places) {
    for (const part of place.parts) {
      const within = path === part.path || path.startsWith(`${part.path}/`);
      if (within && part.path.length > (found?.part.path.length ?? 0)) found = { place, part };
    }
  }
  return found;
}

/** What of a place somebody may see. */
export function partsFor(person: Person, place: Place): readonly Part[] {
  return place.parts.filter(({ needs }) => may(person, needs));
}

/** Something in the rail: a place, or for the technician one page of it. */
export interface RailItem {
  readonly path: string;
  readonly word: keyof Words;
  readonly icon: ReactNode;
  readonly place: PlaceId;
  /** Whether it stands for this one page, and not for all of its place. */
  readonly alone: boolean;
  readonly fetch: () => Promise<unknown>;
}

interface Rail {
  readonly items: readonly RailItem[];
  /** So many of them have room in the bar of a phone; その他 leads to the others. */
  readonly onPhone: number;
}

const ofTheShop: readonly PlaceId[] = [
  'today',
  'register',
  'members',
  'bookings',
  'campaigns',
  'products',
  'reports',
  'settings',
];

/** Places in the order of who looks: those at the counter begin there, the technician has no business in the others. */
const placesOf: Readonly<Record<Person['role'], readonly PlaceId[]>> = {
  owner: ofTheShop,
  manager: ofTheShop,
  cashier: ['register', 'members', 'bookings', 'products', 'today', 'settings'],
  technician: ['settings'],
};

/** Pages a technician came for; the rest is behind 設定. */
const technicianPages: readonly (readonly [path: string, word: keyof Words, icon: ReactNode])[] = [
  ['/settings/devices', 'devices.title', <DevicesIcon key="devices" />],
  ['/settings/journal', 'nav.journal', <ClosingsIcon key="journal" />],
  ['/appliance', 'nav.appliance', <ApplianceIcon key="appliance" />],
  ['/settings/backup', 'nav.backup', <BackupIcon key="backup" />],
];

/** The rail follows the role: what one came for first, and nothing one may not see. */
export function railFor(person: Person): Rail {
  const technical = person.role === 'technician' ? technicianPages : [];
  const alone = technical.flatMap(([path, word, icon]): RailItem[] => {
    const where = whereIs(path);
    if (where === null || !may(person, where.part.needs)) return [];
    return [{ path, word, icon, place: where.place.id, alone: true, fetch: where.part.at.fetch }];
  });
  const whole = placesOf[person.role].flatMap((id): RailItem[] => {
    const place = places.find((one) => one.id === id);
    const first = place === undefined ? undefined : partsFor(person, place)[0];
    if (place === undefined || first === undefined) return [];
    if (alone.some(({ path }) => path === first.path)) return [];
    const { word, icon } = place;
    return [{ path: first.path, word, icon, place: id, alone: false, fetch: first.at.fetch }];
  });
  return { items: [...alone, ...whole], onPhone: 5 };
}

/** What of the rail is current at an address. */
export function currentOf(items: readonly RailItem[], path: string): RailItem | undefined {
  const where = whereIs(path);
  if (where === null) return undefined;
  return (
    items.find((item) => item.alone && item.path === where.part.path) ??
    items.find((item) => !item.alone && item.place === where.place.id)
  );
}
