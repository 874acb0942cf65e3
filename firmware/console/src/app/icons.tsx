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

export function SalesIcon() {
  return (
    <Icon>
      <path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5" />
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

export function StaffIcon() {
  return (
    <Icon>
      <circle cx="12" cy="8" r="3.5" />
      <path d="M5 20c.6-4 3.3-6 7-6s6.4 2 7 6" />
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

export function LoyaltyIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M10 16.5v-9h2.8a2.6 2.6 0 0 1 0 5.2H10" />
    </Icon>
  );
}
