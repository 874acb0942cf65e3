import type { PrinterView } from '../api/types';

/** What the printer's state means, the worst first. */
export function printerWord(printer: PrinterView) {
  if (printer.cutterError) return 'printer.cutterError';
  if (printer.coverOpen) return 'printer.coverOpen';
  if (printer.paperEnd) return 'printer.paperEnd';
  if (!printer.online) return 'printer.offline';
  return printer.paperNearEnd ? 'printer.paperNearEnd' : 'printer.ok';
}
