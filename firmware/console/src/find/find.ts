import { api, bodyOf, Refusal } from '../api/client';
import { yen } from '../format/yen';

/** Something found: what it is called, of what kind it is, and the page it leads to. */
export interface Hit {
  readonly path: string;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  readonly kind: 'page' | 'product' | 'sale' | 'member';
}

/** Hits of one kind. */
const hitLimit = 5;

/** A receipt's id: business day and number. */
export const receiptId = /^\d{8}-\d{1,9}$/;

/** A receipt's number as printed. */
export const receiptNumber = /^\d{1,9}$/;

/** The pages whose names begin with, or contain, what was typed. */
export function pagesNamed(text: string, pages: readonly { path: string; name: string }[]): Hit[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return pages
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ path, name }) => ({ path, name, kind: 'page' as const }));
}

/** What the appliance knows by this text. Whoever may not see one kind still finds the others. */
export async function findAt(text: string, signal: AbortSignal): Promise<Hit[]> {
  const kinds = await Promise.all([
    mayRefuse(membersOf(text, signal)),
    mayRefuse(saleOf(text, signal)),
    mayRefuse(productsOf(text, signal)),
  ]);
  return kinds.flat();
}

/** By name, reading, end of a phone number, number or card. */
async function membersOf(text: string, signal: AbortSignal): Promise<Hit[]> {
  const query = { q: text, limit: hitLimit };
  const page = bodyOf(await api.GET('/api/v1/members', { signal, params: { query } }));
  return page.items.map(({ id, name, kana, phone }) => ({
    path: `/members/${id}`,
    name: name ?? id,
    detail: [kana, phone, id].filter(Boolean).join(' '),
    kind: 'member',
  }));
}

async function saleOf(text: string, signal: AbortSignal): Promise<Hit[]> {
  const number = receiptId.test(text) ? text.split('-')[1] : receiptNumber.test(text) ? text : null;
  if (number === null || number === undefined) return [];
  const query = { number: Number(number), limit: hitLimit };
  const page = bodyOf(await api.GET('/api/v1/sales', { signal, params: { query } }));
  return page.items.map(({ id, total }) => ({
    path: `/sales/${id}`,
    name: `No.${number}`,
    detail: `${id.slice(0, 4)}/${id.slice(4, 6)}/${id.slice(6, 8)} ${yen(total)}`,
    kind: 'sale',
  }));
}

async function productsOf(text: string, signal: AbortSignal): Promise<Hit[]> {
  const query = { query: text, limit: hitLimit };
  const page = bodyOf(await api.GET('/api/v1/products', { signal, params: { query } }));
  return page.items.map(({ code, name, price }) => ({
    path: `/products/code/${code}`,
    name,
    detail: `${code} ${yen(price)}`,
    kind: 'product',
  }));
}

async function mayRefuse(hits: Promise<Hit[]>): Promise<Hit[]> {
  try {
    return await hits;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
