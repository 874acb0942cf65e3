import classes from './page.module.css';

/** A word, its figure, and whether it is a sum of those above it. */
export type Fact = readonly [word: string, figure: string, sum?: 'sum'];

/** Figures with their words, one below the other. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <section className={classes['facts']}>
      <h2>{title}</h2>
      <dl>
        {facts.map(([word, figure, sum], index) => (
          <div key={index} data-sum={sum}>
            <dt>{word}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
