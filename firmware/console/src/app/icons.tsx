import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function ApplianceIcon() {
  return (
    <Icon>
      <rect x="3" y="4" width="18" height="16" rx="2.5" />
      <path d="M7 8h10v3H7zM7.5 15h.01M12 15h.01M16.5 15h.01" />
    </Icon>
  );
}

export function BookingsIcon() {
  return (
    <Icon>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2" />
      <path d="M3.5 10h17M8 2.5V7M16 2.5V7M8 14h3M8 17.5h6" />
    </Icon>
  );
}

export function CampaignsIcon() {
  return (
    <Icon>
      <path d="M4 10v4h3l8 4.5v-13L7 10zM18 9.5a3.5 3.5 0 0 1 0 5M8 14.5l1.5 5h2l-1-4" />
    </Icon>
  );
}

export function MoonIcon() {
  return (
    <Icon>
      <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
    </Icon>
  );
}

export function SunIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
    </Icon>
  );
}

export function WavesIcon() {
  return (
    <Icon>
      <path d="M7 9.5a5 5 0 0 1 0 5M10.5 7.5a9 9 0 0 1 0 9M14 5.5a13 13 0 0 1 0 13" />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="M9 6l6 6-6 6" />
    </Icon>
  );
}

export function RegisterIcon() {
  return (
    <Icon>
      <path d="M4 12h16v8H4zM6.5 12V6h8v6M17 12V8M8.5 8.5h4M8 16h.01M12 16h4" />
    </Icon>
  );
}

export function ClosingsIcon() {
  return (
    <Icon>
      <path d="M7 4h10v16H7zM10 8h4M10 12h4M9.5 16l1.5 1.5 3-3" />
    </Icon>
  );
}

export function ProductsIcon() {
  return (
    <Icon>
      <path d="M4 5v14M7.5 5v14M10 5v14M14 5v14M16.5 5v14M20 5v14" />
    </Icon>
  );
}

export function MembersIcon() {
  return (
    <Icon>
      <circle cx="9" cy="9" r="3" />
      <path d="M3.5 19c.5-3.4 2.6-5 5.5-5s5 1.6 5.5 5M15 6.3a3 3 0 0 1 0 5.4M16.5 14.4c2.2.5 3.6 2 4 4.6" />
    </Icon>
  );
}

export function SettingsIcon() {
  return (
    <Icon>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </Icon>
  );
}

export function HelpIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5h.01" />
    </Icon>
  );
}

export function MoreIcon() {
  return (
    <Icon>
      <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />
    </Icon>
  );
}

export function AccountIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="10" r="3" />
      <path d="M6.5 19a6 6 0 0 1 11 0" />
    </Icon>
  );
}

export function TodayIcon() {
  return (
    <Icon>
      <rect x="4" y="5" width="16" height="15" rx="2" />
      <path d="M4 9.5h16M8 3v4M16 3v4M9 15l2 2 4-4" />
    </Icon>
  );
}

export function ReportsIcon() {
  return (
    <Icon>
      <path d="M4 20h16M7 20v-7M12 20V6M17 20v-10" />
    </Icon>
  );
}

export function DevicesIcon() {
  return (
    <Icon>
      <path d="M8 3v4M16 3v4M6 7h12v4a6 6 0 0 1-12 0zM12 17v4" />
    </Icon>
  );
}

export function BackupIcon() {
  return (
    <Icon>
      <path d="M4 6h16v4H4zM5.5 10v9.5h13V10M10 14h4" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="M15 15l5 5" />
    </Icon>
  );
}
