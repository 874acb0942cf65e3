/** One server-sent event. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** The longest event taken, in characters; a display is about 1,000, a large sale about 100,000. */
export const maxEventChars = 1_000_000;

/**
 * Reads the event-stream format (WHATWG HTML, section 9.2.6) from pieces cut anywhere: between the CR and the LF of one
 * line end, too. `id` and `retry` are not used by the appliance and skipped.
 */
export class SseParser {
  #line = '';
  #event = '';
  #data: string[] = [];
  #chars = 0;
  #afterCr = false;
  #first = true;

  push(chunk: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    let rest = chunk;
    if (this.#first && rest !== '') {
      this.#first = false;
      if (rest.startsWith('\uFEFF')) rest = rest.slice(1);
    }
    if (this.#afterCr && rest !== '') {
      this.#afterCr = false;
      if (rest.startsWith('\n')) rest = rest.slice(1);
    }
    for (;;) {
      const end = rest.search(/[\r\n]/);
      if (end < 0) {
        this.#line += rest;
        this.#chars += rest.length;
        if (this.#chars > maxEventChars)
          throw new RangeError(`An event is over ${maxEventChars} characters.`);
        return events;
      }
      this.#chars += end;
      if (this.#chars > maxEventChars) throw new RangeError(`An event is over ${maxEventChars} characters.`);
      this.#endLine(this.#line + rest.slice(0, end), events);
      this.#line = '';
      const isCr = rest.charAt(end) === '\r';
      rest = rest.slice(end + (isCr && rest.charAt(end + 1) === '\n' ? 2 : 1));
      if (isCr && rest === '' && !chunk.endsWith('\n')) {
        this.#afterCr = true;
      }
    }
  }

  #endLine(line: string, events: ServerEvent[]): void {
    if (line === '') {
      if (this.#data.length > 0) {
        events.push({ event: this.#event === '' ? 'message' : this.#event, data: this.#data.join('\n') });
      }
      this.#event = '';
      this.#data = [];
      this.#chars = 0;
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    // A comment keeps the line open and counts for nothing.
    else if (field === '') this.#chars -= Math.min(this.#chars, line.length);
  }
}
