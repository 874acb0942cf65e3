/** The technician's pages; they live in 設定. */
export const technicianPlaces = [
  { path: '/settings/devices', word: 'devices.title' },
  { path: '/settings/journal', word: 'journalPage.title' },
  { path: '/settings/backup', word: 'backup.title' },
  { path: '/settings/file', word: 'shopFile.title' },
] as const;
