import { describe, expect, it } from 'vitest';
import type { Access, Person } from '../api/session';
import { currentOf, partsFor, places, railFor, whereIs } from './places';

const everything = places.flatMap(({ parts }) => parts.map(({ needs }) => needs));
const person = (role: Person['role'], access: readonly Access[] = everything) =>
  ({ role, access }) as unknown as Person;

describe('the rail', () => {
  it('has at most eight places, whoever looks', () => {
    for (const role of ['owner', 'manager', 'cashier', 'technician'] as const) {
      const rail = railFor(person(role));
      expect(rail.items.length).toBeLessThanOrEqual(8);
      expect(rail.onPhone).toBeLessThanOrEqual(5);
    }
  });

  it('begins with what the role came for', () => {
    const paths = (role: Person['role']) => railFor(person(role)).items.map(({ path }) => path);
    expect(paths('owner')[0]).toBe('/today');
    expect(paths('cashier')[0]).toBe('/appliance');
    expect(
      railFor(person('technician', ['devices.read', 'journal.read', 'settings.read'])).items.map(
        ({ path }) => path,
      ),
    ).toEqual(['/settings/devices', '/settings/journal', '/settings']);
  });

  it('offers nothing one may not see', () => {
    const rail = railFor(person('cashier', ['members.read']));
    expect(rail.items.map(({ path }) => path)).toEqual(['/members', '/members/settings']);
  });

  it('marks the one page of a technician before its place', () => {
    const { items } = railFor(person('technician', ['devices.read', 'settings.read']));
    expect(currentOf(items, '/settings/devices')?.word).toBe('devices.title');
    expect(currentOf(items, '/settings/keys')?.word).toBe('nav.settings');
  });
});

describe('an address', () => {
  it('belongs to the part that says most of it', () => {
    expect(whereIs('/products/coupons')?.place.id).toBe('campaigns');
    expect(whereIs('/products/code/001')?.place.id).toBe('products');
    expect(whereIs('/members/M000001')?.part.path).toBe('/members');
    expect(whereIs('/groups/rfm')?.place.id).toBe('reports');
    expect(whereIs('/nowhere')).toBeNull();
  });

  it('is had by one part only, and each has a letter of its own to get there', () => {
    const paths = places.flatMap(({ parts }) => parts.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
    expect(new Set(places.map(({ letter }) => letter)).size).toBe(places.length);
  });

  it('is offered only to whom it is open', () => {
    const place = places.find(({ id }) => id === 'members');
    expect(place && partsFor(person('cashier', ['karte.read']), place).map(({ path }) => path)).toEqual([
      '/karte',
    ]);
  });
});
