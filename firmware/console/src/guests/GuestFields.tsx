import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { api, bodyOf, type FieldProblem } from '../api/client';
import type { Language } from '../format/time';
import { plainDigits } from '../parts/numbers';
import type { Asked, Question, Written } from './guestForm';
import { guestWord, problemWord, type GuestWord } from './guestWords';
import classes from './GuestPage.module.css';

interface FieldsProps {
  readonly asked: Asked;
  readonly word: string;
  readonly here: boolean;
  readonly language: Language;
  readonly written: Written;
  readonly problems: readonly FieldProblem[];
  readonly onWrite: (change: Partial<Written>) => void;
}

type TextField = 'name' | 'kana' | 'phone' | 'email' | 'birthday' | 'postalCode' | 'address';

/** Everything a guest is asked; what is wrong stands beside its field. */
export function GuestFields(props: FieldsProps) {
  const { asked, here, language, written, problems, onWrite } = props;
  const w = (word: GuestWord) => guestWord(language, word);
  const errorOf = (field: string) => {
    const found = problems.find((it) => it.field === field);
    return found === undefined ? null : problemWord(language, found);
  };
  // A guest's own phone knows its owner; a device of the shop must not offer what the guest before wrote.
  const text = (field: TextField, maxLength: number, ownPhone: string) => ({
    size: 'md' as const,
    label: w(field),
    value: written[field],
    maxLength,
    autoComplete: here ? 'off' : ownPhone,
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onWrite({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <div className={classes['fields']}>
        <TextInput {...text('name', 1024, 'name')} required />
        <TextInput {...text('kana', 1024, 'off')} />
        <TextInput {...text('phone', 40, 'tel')} inputMode="tel" />
        <TextInput {...text('email', 254, 'email')} inputMode="email" autoCapitalize="none" />
        <TextInput {...text('birthday', 20, 'off')} description={w('birthdayHelp')} />
        <PostalCode {...props} field={text('postalCode', 10, 'postal-code')} />
        <TextInput {...text('address', 400, 'street-address')} />
        {asked.questions.map((question) => (
          <QuestionField
            key={question.code}
            question={question}
            language={language}
            values={written.answers[question.code] ?? []}
            error={errorOf(question.code)}
            onChange={(values) => onWrite({ answers: { ...written.answers, [question.code]: values } })}
          />
        ))}
      </div>
      <Consents {...props} errorOf={errorOf} />
    </>
  );
}

function PostalCode({
  asked,
  word,
  language,
  written,
  onWrite,
  field,
}: FieldsProps & { field: React.ComponentProps<typeof TextInput> }) {
  const [none, setNone] = useState(false);
  const code = plainDigits(written.postalCode);
  const find = async () => {
    setNone(false);
    try {
      const { addresses } = bodyOf(
        await api.POST('/api/v1/guest-form/address', { body: { word, postalCode: code } }),
      );
      const [address] = addresses;
      // What was typed behind the town stays.
      if (address === undefined) setNone(true);
      else if (!written.address.startsWith(address)) onWrite({ address });
    } catch {
      setNone(true);
    }
  };
  if (!asked.findsAddresses) return <TextInput {...field} inputMode="numeric" />;
  return (
    <div className={classes['postal']}>
      <TextInput {...field} inputMode="numeric" />
      <Button variant="default" size="md" disabled={!/^\d{7}$/.test(code)} onClick={() => void find()}>
        {guestWord(language, 'findAddress')}
      </Button>
      <p role="status" className={classes['quiet']}>
        {none && guestWord(language, 'noAddress')}
      </p>
    </div>
  );
}

interface QuestionProps {
  readonly question: Question;
  readonly language: Language;
  readonly values: readonly string[];
  readonly error: string | null;
  readonly onChange: (values: readonly string[]) => void;
}

function QuestionField({ question, language, values, error, onChange }: QuestionProps) {
  const { label, kind, required, code } = question;
  const choices = question.choices ?? [];
  if (kind === 'choice') {
    return (
      <NativeSelect
        size="md"
        label={label}
        required={required}
        error={error}
        value={values[0] ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? [] : [currentTarget.value])}
        data={[
          { value: '', label: guestWord(language, 'choose') },
          ...choices.map((choice) => ({ value: choice.code, label: choice.label })),
        ]}
      />
    );
  }
  if (kind === 'choices') {
    return (
      <fieldset>
        <legend>
          {label}
          {required && ` (${guestWord(language, 'required')})`}
        </legend>
        {choices.map((choice, at) => (
          <Check
            key={choice.code}
            checked={values.includes(choice.code)}
            wrong={at === 0 ? error : null}
            describedBy={`wrong-${code}`}
            onChange={(checked) =>
              onChange(checked ? [...values, choice.code] : values.filter((value) => value !== choice.code))
            }
          >
            {choice.label}
          </Check>
        ))}
        <Wrong id={`wrong-${code}`} words={error} />
      </fieldset>
    );
  }
  return (
    <TextInput
      size="md"
      label={label}
      required={required}
      error={error}
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={400}
      autoComplete="off"
      value={values[0] ?? ''}
      {...(kind === 'number' && { inputMode: 'numeric' as const })}
      onChange={({ currentTarget }) => onChange([currentTarget.value])}
    />
  );
}

/** What the data is for, and what may be agreed to; every sentence of the shop in full, nothing ticked beforehand. */
function Consents({
  asked,
  language,
  written,
  onWrite,
  errorOf,
}: FieldsProps & { errorOf: (field: string) => string | null }) {
  const w = (word: GuestWord) => guestWord(language, word);
  return (
    <>
      <section className={classes['part']}>
        <h2>{w('use')}</h2>
        <p>{w('kept')}</p>
        <fieldset>
          <p className={classes['wording']} lang="ja">
            {asked.membershipWording}
          </p>
          <Check
            checked={written.membership}
            wrong={errorOf('membership')}
            describedBy="wrong-membership"
            onChange={(membership) => onWrite({ membership })}
          >
            {w('agreeRequired')}
          </Check>
          <Wrong id="wrong-membership" words={errorOf('membership')} />
        </fieldset>
      </section>
      {asked.channels.length > 0 && (
        <section className={classes['part']}>
          <fieldset>
            <legend>{w('news')}</legend>
            <p className={classes['wording']} lang="ja">
              {asked.marketingWording}
            </p>
            <p className={classes['quiet']}>{w('newsHelp')}</p>
            {asked.channels.map((channel) => (
              <Check
                key={channel}
                checked={written.channels.includes(channel)}
                onChange={(checked) =>
                  onWrite({
                    channels: checked
                      ? [...written.channels, channel]
                      : written.channels.filter((it) => it !== channel),
                  })
                }
              >
                {w(`channel.${channel}`)}
              </Check>
            ))}
          </fieldset>
        </section>
      )}
      {(['health', 'photo'] as const).map((purpose) => {
        const wording = purpose === 'health' ? asked.healthWording : asked.photoWording;
        if (wording === null) return null;
        return (
          <section key={purpose} className={classes['part']}>
            <fieldset>
              <legend>{w(purpose)}</legend>
              <p className={classes['wording']} lang="ja">
                {wording}
              </p>
              <Check checked={written[purpose]} onChange={(checked) => onWrite({ [purpose]: checked })}>
                {w('agree')}
              </Check>
            </fieldset>
          </section>
        );
      })}
    </>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly wrong?: string | null;
  readonly describedBy?: string;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

function Check({ checked, wrong = null, describedBy, onChange, children }: CheckProps) {
  return (
    <label className={classes['check']}>
      <input
        type="checkbox"
        checked={checked}
        {...(wrong !== null && { 'aria-invalid': true, 'aria-describedby': describedBy })}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

function Wrong({ id, words }: { id: string; words: string | null }) {
  return words === null ? null : (
    <p id={id} className={classes['bad']}>
      {words}
    </p>
  );
}
