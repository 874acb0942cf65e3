/** Ways a member may agree to be reached by. */
export const channels = ['email', 'line', 'post', 'phone', 'receipt'] as const;

export type Channel = (typeof channels)[number];
