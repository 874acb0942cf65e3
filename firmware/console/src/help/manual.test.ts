import { describe, expect, it } from 'vitest';
import { chapter, chapters } from './manual';

describe('a chapter of the manual', () => {
  it('takes title and lead from the first comment, text from the others', () => {
    const read = chapter('x', '# C1 登録。金額→部門。\nshop cafe\n\n# 198円の\n# 商品。\nkeys 1 9 8 DEPT5\n');
    expect(read.title).toBe('登録');
    expect(read.lead).toBe('金額→部門。');
    expect(read.steps).toEqual([
      { kind: 'text', text: '198円の商品。' },
      { kind: 'keys', keys: ['1', '9', '8', 'DEPT5'] },
    ]);
  });

  it('shows displays and papers, and leaves out what only a test looks at', () => {
    const read = chapter(
      'x',
      '# 会計\nexpect display operator "ｺﾞｳｹｲ" "¥450"\nexpect sale total=450\nexpect paper "合計 ¥450"\nexpect journal valid',
    );
    expect(read.steps).toEqual([
      { kind: 'shows', where: 'operator', texts: ['ｺﾞｳｹｲ', '¥450'] },
      { kind: 'shows', where: 'paper', texts: ['合計 ¥450'] },
    ]);
  });

  it('exists for what a cashier does, each with a title and something to press', () => {
    expect(chapters.length).toBeGreaterThan(10);
    for (const one of chapters) {
      expect(one.title, one.id).not.toBe('');
      expect(
        one.steps.some(({ kind }) => kind === 'keys'),
        one.id,
      ).toBe(true);
    }
  });
});
