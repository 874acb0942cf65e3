/** Where tests without a document are: the console asks the appliance it was loaded from. */
if (!('location' in globalThis)) Object.assign(globalThis, { location: new URL('http://appliance.test/') });
