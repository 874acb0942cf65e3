/**
 * Operations of the interface that no page of the console uses, and why that is right: they are for other systems, for
 * installers and for tests. Whatever is neither used nor here fails a test.
 */
export const forMachines: Readonly<Record<string, string>> = {
  calendar: 'read by the calendar app of a phone, by an address that is a secret of its own',
  lineWebhook: 'called by the LINE platform, with a signature of its own',
  openGate: 'opened by an access control system with a token; at the counter a tap opens it',
  listIssuedCoupons: 'for a till or shop elsewhere that takes coupons in; at the counter a scan shows them',
  getSegment: 'one group for another system; the console has them as one list',
  listDays: 'for bookkeeping programs that fetch day by day; 精算 has the same days',
  listSegmentDays: 'for analysis elsewhere: how a group grew, day by day',
  listLooksByPerson: 'for an audit of one person over all members; the page of a member has the looks at it',
  listKarteReads: 'for an audit elsewhere; every look is in ジャーナル, too',
  listKarteReadsOf: 'for an audit of one person; every look is in ジャーナル, too',
  listFreeStarts: 'for a booking site of the shop; the calendar shows what is free',
  getBooking: 'for a booking site of the shop; the console has the bookings of a day as a whole',
  verifyJournal:
    'for a watchdog that wants the answer in one request; the page begins a check and shows how far it is',
  keySheet: 'the key sheet as one picture, for a print shop; the page prints the same from the browser',
  turnKey: 'the emulated keylock, for tests and trainings of other systems',
  pressCallButton: 'the emulated call button, for tests and trainings of other systems',
  insertCash: 'the emulated acceptors, for tests and trainings of other systems',
};
