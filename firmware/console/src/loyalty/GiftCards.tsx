import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { saveBlob } from '../parts/download';
import page from '../parts/page.module.css';
import { giftCardsQuery, type GiftCard } from './queries';

/** Numbers made at once: a sheet of cards. */
const numbersAtOnce = 24;

/** ギフトカード: what is owed on them, the cards sold last, a lost one stopped, numbers for new ones. */
export function GiftCards({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const cards = useQuery(giftCardsQuery);
  const numbers = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/gift-cards/numbers', { body: { count: numbersAtOnce } })),
    onSuccess: (made) =>
      saveBlob(new Blob([`${['number', ...made].join('\r\n')}\r\n`], { type: 'text/csv' }), 'gift-cards.csv'),
  });
  return (
    <Answer query={cards}>
      {({ owed, open, latest }) => (
        <>
          <header className={page['head']}>
            <div>
              <h1 className={page['label']}>{t('gift.owed')}</h1>
              <p className={page['figure']}>{yen(owed)}</p>
              <p className={page['quiet']}>{t('gift.open', { cards: count(open) })}</p>
            </div>
            {mayChange && (
              <Button
                size="md"
                variant="default"
                disabled={numbers.isPending}
                onClick={() => numbers.mutate()}
              >
                {t('gift.numbers', { cards: numbersAtOnce })}
              </Button>
            )}
          </header>
          {numbers.error !== null && <p role="alert">{errorWords(numbers.error, t)}</p>}
          <p>{t('gift.how')}</p>
          {latest.length > 0 && <Latest cards={latest} />}
          <Lost mayChange={mayChange} />
        </>
      )}
    </Answer>
  );
}

function Latest({ cards }: { cards: readonly GiftCard[] }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return (
    <table className={page['list']} data-fold="" aria-label={t('gift.latest')}>
      <thead>
        <tr>
          <th>{t('gift.card')}</th>
          <th>{t('gift.soldOn')}</th>
          <th>{t('gift.expiresOn')}</th>
          <th className={page['number']}>{t('gift.sold')}</th>
          <th className={page['number']}>{t('gift.balance')}</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={`${card.tail}/${card.soldOn}`} data-off={card.balance === 0 || undefined}>
            <td data-main="">
              {`…${card.tail}`}
              {card.blocked && <span className={page['mark']}>{t('gift.blocked')}</span>}
            </td>
            <td>{day(card.soldOn, language)}</td>
            <td>{day(card.expiresOn, language)}</td>
            <td className={page['number']}>{yen(card.sold)}</td>
            <td className={page['number']} data-figure="">
              {yen(card.balance)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A card is looked up by its whole number; a lost one is stopped, or its balance moved to a new card. */
function Lost({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [cardId, setCardId] = useState('');
  const [next, setNext] = useState('');
  const find = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/gift-cards/find', { body: { cardId: cardId.trim() } })),
  });
  const block = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.POST('/api/v1/gift-cards/block', {
          body: { cardId: cardId.trim(), replacedBy: next.trim() === '' ? null : next.trim() },
        }),
      ),
    onSuccess: async () => {
      setCardId('');
      setNext('');
      find.reset();
      await client.invalidateQueries({ queryKey: giftCardsQuery.queryKey });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    find.mutate();
  };
  const found = find.data;
  return (
    <section style={{ marginTop: 32 }} aria-label={t('gift.find')}>
      <h2>{t('gift.find')}</h2>
      <form className={page['form']} onSubmit={submit} noValidate>
        <TextInput
          size="md"
          label={t('gift.number')}
          description={t('gift.numberHelp')}
          placeholder="GC-0000000000000000"
          value={cardId}
          autoComplete="off"
          onChange={(event) => {
            setCardId(event.currentTarget.value);
            find.reset();
            block.reset();
          }}
        />
        <div data-wide="">
          <Button type="submit" size="md" variant="default" disabled={cardId.trim() === '' || find.isPending}>
            {t('gift.show')}
          </Button>
        </div>
      </form>
      {find.error !== null && <p role="alert">{errorWords(find.error, t)}</p>}
      {found !== undefined && (
        <div className={page['panel']}>
          <p className={page['label']}>{t('gift.balance')}</p>
          <p className={page['figure']}>{yen(found.balance)}</p>
          {found.blocked && <p>{t('gift.isBlocked')}</p>}
          {mayChange && !found.blocked && (
            <div className={page['form']}>
              <TextInput
                size="md"
                label={t('gift.next')}
                description={t('gift.nextHelp')}
                value={next}
                autoComplete="off"
                onChange={(event) => setNext(event.currentTarget.value)}
              />
              <div data-wide="">
                {block.error !== null && <p role="alert">{errorWords(block.error, t)}</p>}
                <Button size="md" disabled={block.isPending} onClick={() => block.mutate()}>
                  {t(next.trim() === '' ? 'gift.block' : 'gift.replace')}
                </Button>
              </div>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
