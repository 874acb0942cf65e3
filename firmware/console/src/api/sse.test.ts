import { describe, expect, it } from 'vitest';
import { maxEventChars, SseParser } from './sse';

describe('SseParser', () => {
  it('reads an event', () => {
    expect(new SseParser().push('event: drawer\ndata: {"open":true}\n\n')).toEqual([
      { event: 'drawer', data: '{"open":true}' },
    ]);
  });

  it.each(['\n', '\r', '\r\n'])('reads the same cut anywhere, with lines ended by %j', (end) => {
    const stream = [': hello', 'event: display', 'data: ｱｲｳ', 'data: 2', '', 'data:x', '', ''].join(end);
    const expected = [
      { event: 'display', data: 'ｱｲｳ\n2' },
      { event: 'message', data: 'x' },
    ];
    for (let cut = 0; cut <= stream.length; cut++) {
      const parser = new SseParser();
      expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(expected);
    }
    const byChar = new SseParser();
    expect(Array.from(stream, (char) => byChar.push(char)).flat()).toEqual(expected);
  });

  it('takes one space after the colon away, not two, and a field without colon as empty', () => {
    expect(new SseParser().push('data:  x\ndata\n\n')).toEqual([{ event: 'message', data: ' x\n' }]);
  });

  it('gives nothing for comments, ids and an event without data', () => {
    expect(new SseParser().push(':\n\nid: 7\nretry: 10\n\nevent: sale\n\n')).toEqual([]);
  });

  it('does not carry the name of an event over to the next', () => {
    const parser = new SseParser();
    parser.push('event: sale\n\n');
    expect(parser.push('data: 1\n\n')).toEqual([{ event: 'message', data: '1' }]);
  });

  it('gives nothing for an event that has not ended', () => {
    expect(new SseParser().push('data: 1\n')).toEqual([]);
  });

  it('skips a byte order mark at the start', () => {
    expect(new SseParser().push('\uFEFFdata: 1\n\n')).toHaveLength(1);
  });

  it('refuses an event without end', () => {
    const parser = new SseParser();
    const line = `data: ${'x'.repeat(maxEventChars / 4)}\n`;
    expect(() => {
      for (let times = 0; times < 5; times++) parser.push(line);
    }).toThrow(RangeError);
  });

  it('lives with any number of comments', () => {
    const parser = new SseParser();
    const comment = `:${'x'.repeat(maxEventChars / 4)}\n`;
    for (let times = 0; times < 8; times++) parser.push(comment);
    expect(parser.push('data: 1\n\n')).toHaveLength(1);
  });
});
