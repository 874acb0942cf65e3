/** The technician's pages; they live in 設定. */
export const technicianPlaces = [
  { path: '/settings/devices', word: 'devices.title', needs: 'devices.read' },
  { path: '/settings/journal', word: 'journalPage.title', needs: 'journal.read' },
  { path: '/settings/backup', word: 'backup.title', needs: 'backup.read' },
  { path: '/settings/file', word: 'shopFile.title', needs: 'settings.write' },
] as const;
