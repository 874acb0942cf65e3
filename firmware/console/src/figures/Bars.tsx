import classes from './Bars.module.css';

export interface Bar {
  readonly word: string;
  readonly value: number;
  /** The value in words; shown above the bar when it is the highest, and in the table. */
  readonly figure: string;
}

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Every so many bars have their word below; the default is each. */
  readonly every?: number;
}

const height = 96;

/** At which end of the chart a bar stands, where its figure would not fit over its middle. */
function edgeOf(index: number, count: number): 'first' | 'last' | undefined {
  return index < 2 ? 'first' : index > count - 3 ? 'last' : undefined;
}

/** Bars with one message: the highest is named, and the same is there as a table for who cannot see it or wants to copy. */
export function Bars({ title, bars, every = 1 }: BarsProps) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const peak = bars.findIndex(({ value }) => value === highest);
  return (
    <figure className={classes['chart']}>
      <figcaption>{title}</figcaption>
      <div className={classes['plot']} aria-hidden="true">
        {bars.map(({ word, value, figure }, index) => (
          // Thirteen months begin and end with the same word.
          <div key={index} className={classes['slot']} title={`${word} ${figure}`}>
            <span className={classes['peak']} data-edge={edgeOf(index, bars.length)}>
              {index === peak ? figure : ''}
            </span>
            <span
              className={classes['bar']}
              data-peak={index === peak || undefined}
              style={{ height: Math.round((Math.max(0, value) / highest) * height) }}
            />
            <span className={classes['word']} data-edge={index === 0 ? 'first' : undefined}>
              {index % every === 0 ? word : ''}
            </span>
          </div>
        ))}
      </div>
      <table className="heard">
        <caption>{title}</caption>
        <tbody>
          {bars.map(({ word, figure }, index) => (
            <tr key={index}>
              <th scope="row">{word}</th>
              <td>{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
