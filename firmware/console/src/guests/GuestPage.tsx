import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api, bodyOf, Refusal, type FieldProblem } from '../api/client';
import { timeOfDay, type Language } from '../format/time';
import {
  formOf,
  languageOfPhone,
  newKey,
  nothingWritten,
  stillWrong,
  toAnswer,
  withoutConsents,
  type Asked,
  type Written,
} from './guestForm';
import { GuestFields } from './GuestFields';
import { codeWord, guestWord } from './guestWords';
import classes from './GuestPage.module.css';

/** How long after a failure the form is asked for again. */
const askAgainMs = 2_000;

/** Where the guest is with the form. */
type Stage =
  | { readonly at: 'loading'; readonly waiting: boolean }
  | { readonly at: 'writing'; readonly asked: Asked }
  | { readonly at: 'gone'; readonly code: string | null; readonly detail: string | null }
  | { readonly at: 'done' };

/**
 * お客様の用紙: what a guest fills in on their own phone, or on a tablet of the shop, without signing in. It shows nothing that
 * the shop knows, keeps what is typed whatever the connection does, and on a device of the shop keeps nothing afterwards.
 */
export function GuestPage() {
  const [{ word, here }] = useState(() => formOf(window.location));
  const [language, setLanguage] = useState<Language>(() =>
    here ? 'ja' : languageOfPhone(navigator.languages),
  );
  const [stage, setStage] = useState<Stage>({ at: 'loading', waiting: false });
  const [written, setWritten] = useState<Written>(nothingWritten);
  const shop = stage.at === 'writing' ? stage.asked.shop : '';

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = [guestWord(language, 'title'), shop].filter((it) => it !== '').join(' – ');
  }, [language, shop]);
  useOpening(word, stage, setStage);
  useLeaving(stage.at === 'writing' && written !== nothingWritten);
  useForgetting(here, stage, () => {
    setWritten(nothingWritten);
    setStage({ at: 'gone', code: 'guest-form-ended', detail: null });
  });

  return (
    <div className={classes['page']}>
      <main className={classes['sheet']}>
        <div className={classes['head']}>
          <span className={classes['shop']}>{shop}</span>
          <button
            type="button"
            className={classes['language']}
            lang={language === 'ja' ? 'en' : 'ja'}
            onClick={() => setLanguage(language === 'ja' ? 'en' : 'ja')}
          >
            {guestWord(language, 'other')}
          </button>
        </div>
        {stage.at === 'loading' && (
          <p role="status">{guestWord(language, stage.waiting ? 'waiting' : 'loading')}</p>
        )}
        {stage.at === 'gone' && (
          <After>
            <h1>
              {codeWord(language, stage.code) ??
                stage.detail ??
                guestWord(language, 'code.guest-form-unknown')}
            </h1>
          </After>
        )}
        {stage.at === 'done' && (
          <After>
            <svg className={classes['tick']} viewBox="0 0 64 64" aria-hidden="true">
              <circle cx="32" cy="32" r="28" />
              <path d="M20 33l8 8 16-18" />
            </svg>
            <h1>{guestWord(language, 'thanks')}</h1>
            <p>{guestWord(language, here ? 'doneHere' : 'done')}</p>
          </After>
        )}
        {here && (stage.at === 'done' || stage.at === 'gone') && (
          <a className={classes['staff']} href="/">
            {guestWord(language, 'toConsole')}
          </a>
        )}
        {stage.at === 'writing' && (
          <Writing
            asked={stage.asked}
            word={word}
            here={here}
            language={language}
            written={written}
            onWrite={setWritten}
            onStage={(next) => {
              if (next.at !== 'writing') setWritten(nothingWritten);
              setStage(next);
            }}
          />
        )}
      </main>
    </div>
  );
}

function After({ children }: { children: ReactNode }) {
  return (
    <div className={classes['after']} role="status">
      {children}
    </div>
  );
}

interface WritingProps {
  readonly asked: Asked;
  readonly word: string;
  readonly here: boolean;
  readonly language: Language;
  readonly written: Written;
  readonly onWrite: (written: Written) => void;
  readonly onStage: (stage: Stage) => void;
}

/** Why it is not sent yet. */
interface Trouble {
  readonly word: 'wrong' | 'later' | 'offline';
  /** What the appliance said, where the page has words of its own for it. */
  readonly code?: string | null;
  readonly count?: number;
}

function Writing({ asked, word, here, language, written, onWrite, onStage }: WritingProps) {
  const [requestKey] = useState(newKey);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refusals, setRefusals] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const form = useRef<HTMLFormElement>(null);

  // What is being put right is no longer wrong; the appliance looks at it again.
  const write = (change: Partial<Written>) => {
    const left = stillWrong(problems, written, change);
    setProblems(left);
    if (left.length === 0 && trouble?.word === 'wrong') setTrouble(null);
    onWrite({ ...written, ...change });
  };
  const changed = async () => {
    onStage({ at: 'writing', asked: await look(word) });
    onWrite(withoutConsents(written));
  };
  const refused = async (no: Refusal) => {
    setProblems(no.fields);
    setRefusals((count) => count + 1);
    if (no.fields.length > 0) setTrouble({ word: 'wrong', count: no.fields.length });
    else if (no.code === 'guest-form-used') onStage({ at: 'gone', code: no.code, detail: no.detail });
    else setTrouble({ word: 'later', code: no.code });
    if (no.code === 'guest-form-changed') await changed();
  };
  const send = async () => {
    setSending(true);
    setTrouble(null);
    try {
      await api.POST('/api/v1/guest-form/fill', { body: toAnswer(written, word, requestKey, asked.version) });
      onStage({ at: 'done' });
    } catch (error) {
      if (error instanceof Refusal) await refused(error).catch(() => setTrouble({ word: 'offline' }));
      else setTrouble({ word: 'offline' });
    } finally {
      setSending(false);
    }
  };

  // Where something is wrong, one begins again; the words beside the field are read with it.
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  return (
    <form
      ref={form}
      className={classes['sheet']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <header>
        <h1>{guestWord(language, 'title')}</h1>
        <p className={classes['quiet']}>
          {guestWord(language, 'lead')}{' '}
          {guestWord(language, 'until', { at: timeOfDay(asked.until).slice(0, 5) })}
        </p>
      </header>
      <GuestFields
        asked={asked}
        word={word}
        here={here}
        language={language}
        written={written}
        problems={problems}
        onWrite={write}
      />
      <div className={classes['end']}>
        {trouble !== null && (
          <p role="alert" className={classes['alert']}>
            {codeWord(language, trouble.code ?? null) ??
              guestWord(language, trouble.word, { count: String(trouble.count ?? 0) })}
          </p>
        )}
        <SendButton language={language} sending={sending} />
      </div>
    </form>
  );
}

function SendButton({ language, sending }: { language: Language; sending: boolean }) {
  return (
    <Button type="submit" size="lg" fullWidth disabled={sending}>
      {guestWord(language, sending ? 'sending' : 'send')}
    </Button>
  );
}

async function look(word: string): Promise<Asked> {
  return bodyOf(await api.POST('/api/v1/guest-form/look', { body: { word } }));
}

/** Asks for the form until there is an answer. */
function useOpening(word: string, stage: Stage, onStage: (stage: Stage) => void) {
  const loading = stage.at === 'loading';
  useEffect(() => {
    if (!loading) return;
    let left = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const asked = await look(word);
        if (!left) onStage({ at: 'writing', asked });
      } catch (error) {
        if (left) return;
        if (error instanceof Refusal && error.status < 429) {
          onStage({ at: 'gone', code: error.code, detail: error.detail });
          return;
        }
        onStage({ at: 'loading', waiting: true });
        again = setTimeout(() => void ask(), askAgainMs);
      }
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(again);
    };
  }, [word, loading, onStage]);
}

/** A page that is left with something written asks first. */
function useLeaving(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}

/** On a device of the shop what somebody wrote and left there is gone when the form's time is over. */
function useForgetting(here: boolean, stage: Stage, onEnd: () => void) {
  const until = here && stage.at === 'writing' ? stage.asked.until : null;
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => end.current(), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
}
