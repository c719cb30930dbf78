import type { JSX } from 'preact';
import { describeEvent } from '../run/describe-event.ts';
import type { RunRecord } from '../run/run-record.ts';

/** Every event of a run with its time, and what the run cost. */
export function EventLog({ run }: { readonly run: RunRecord }): JSX.Element {
  const figures = run.end?.figures;
  return (
    <section class="log" aria-labelledby="log-title">
      <h2 id="log-title">Event log</h2>
      {figures && (
        <dl class="figures">
          <Figure name="to the first call" value={figures.firstCallMs === undefined ? '–' : `${Math.round(figures.firstCallMs)} ms`} />
          <Figure name="in all" value={`${Math.round(run.events.at(-1)?.atMs ?? figures.totalMs)} ms`} />
          <Figure name="prompt tokens" value={String(figures.promptTokens)} />
          <Figure name="written tokens" value={String(figures.outputTokens)} />
        </dl>
      )}
      <table>
        <thead class="for-listeners">
          <tr>
            <th scope="col">Milliseconds since the request</th>
            <th scope="col">Event</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {run.events.map((event, index) => {
            const { name, detail, isTrouble } = describeEvent(event);
            return (
              <tr key={index} class={isTrouble ? 'is-trouble' : ''}>
                <td class="log-time">{event.atMs.toFixed(1)}</td>
                <td class="log-name">{name}</td>
                <td class="log-detail">{detail}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dd>{value}</dd>
      <dt>{name}</dt>
    </div>
  );
}
