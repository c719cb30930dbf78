import type { PhoneState } from '@octoweave/tools-android';
import type { ComponentChildren, JSX } from 'preact';
import type { PhoneAnswer, PhoneScreen } from './phone-screen.ts';

/** What an app shows. */
export interface PhoneAppProps {
  readonly screen: Exclude<PhoneScreen, 'start'>;
  readonly state: PhoneState;
  readonly answers: readonly PhoneAnswer[];
}

/** One app of the phone. */
export function PhoneApp({ screen, state, answers }: PhoneAppProps): JSX.Element {
  switch (screen) {
    case 'messages':
      return <Messages state={state} />;
    case 'calls':
      return (
        <Items
          items={newestFirst(state.calls).map(({ number, startedAt }) => [nameOf(number, state), timeOf(startedAt)])}
          nothing="No calls yet"
        />
      );
    case 'mail':
      return (
        <Items
          items={newestFirst(state.mail).map(({ to, subject, text }) => [subject || '(no subject)', `to ${[to].flat().join(', ')}`, text])}
          nothing="No mail sent yet"
        />
      );
    case 'contacts':
      return <Items items={newestFirst(state.contacts).map(({ name, number }) => [name, number])} nothing="No contacts" />;
    case 'clock':
      return <Items items={newestFirst(state.alarms).map(({ time, label }) => [time, label])} nothing="No alarms" isBig />;
    case 'calendar':
      return (
        <Items
          items={newestFirst(state.calendar.events).map(({ title, start, end, calendar }) => [
            title,
            `${start.replace('T', ', ')} to ${timeOf(end)}`,
            calendar,
          ])}
          nothing="No events"
        />
      );
    case 'camera':
      return <Photos state={state} />;
    case 'documents':
      return <Documents state={state} />;
    case 'house':
      return <House state={state} />;
    case 'bluetooth':
      return (
        <Items
          items={Object.values(state.bluetooth.devices).map(({ name, isConnected, isInRange }) => [
            name,
            isConnected ? 'connected' : isInRange ? 'in reach' : 'out of reach',
          ])}
          nothing="No devices"
        />
      );
    case 'sound':
      return <Sound state={state} />;
    case 'answers':
      return <Answers answers={answers} />;
  }
}

const newestFirst = <Item,>(collection: Readonly<Record<string, Item>>): readonly Item[] => Object.values(collection).toReversed();

const timeOf = (moment: string): string => moment.slice(moment.indexOf('T') + 1).slice(0, 5);

/** Who has that number, as far as the phone knows. */
const nameOf = (number: string, { contacts }: PhoneState): string =>
  Object.values(contacts).find((contact) => contact.number === number)?.name ?? number;

interface ItemsProps {
  /** The first text of an item is its heading. */
  readonly items: readonly (readonly string[])[];
  readonly nothing: string;
  readonly isBig?: boolean;
}

function Items({ items, nothing, isBig = false }: ItemsProps): JSX.Element {
  if (items.length === 0) return <p class="phone-nothing">{nothing}</p>;
  return (
    <ul class={`phone-items ${isBig ? 'is-big' : ''}`}>
      {items.map(([heading, ...rest], index) => (
        <li key={index}>
          <strong>{heading}</strong>
          {rest.filter(Boolean).map((text) => (
            <span key={text}>{text}</span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Messages({ state }: Pick<PhoneAppProps, 'state'>): JSX.Element {
  const messages = Object.values(state.messages);
  if (messages.length === 0) return <p class="phone-nothing">No messages yet</p>;
  return (
    <ol class="phone-bubbles">
      {messages.map(({ number, text, sentAt }, index) => (
        <li key={index} data-part="message">
          <span>to {nameOf(number, state)}</span>
          <p>{text}</p>
          <span>sent {timeOf(sentAt)}</span>
        </li>
      ))}
    </ol>
  );
}

function Photos({ state }: Pick<PhoneAppProps, 'state'>): JSX.Element {
  return (
    <ul class="phone-photos">
      {newestFirst(state.photos).map(({ path, camera, resolution }) => (
        <li key={path}>
          <span class={camera === 'front' ? 'is-face' : ''} aria-hidden="true" />
          {path.slice(path.lastIndexOf('/') + 1)}
          {resolution && <small>{`${camera} camera, ${resolution}`}</small>}
        </li>
      ))}
    </ul>
  );
}

function Documents({ state }: Pick<PhoneAppProps, 'state'>): JSX.Element {
  const copies = (path: string): number =>
    Object.values(state.printJobs)
      .filter((job) => job.path === path)
      .reduce((sum, job) => sum + job.copies, 0);
  const items = Object.values(state.documents).map(({ path, title }) => {
    const printed = copies(path);
    return [title, path.slice(path.lastIndexOf('/') + 1), printed > 0 ? `printed ${printed} ${printed === 1 ? 'time' : 'times'}` : ''];
  });
  return <Items items={items} nothing="No files" />;
}

function House({ state }: Pick<PhoneAppProps, 'state'>): JSX.Element {
  const { thermostat, door, playback, smokeDetector } = state.home;
  return (
    <dl class="phone-house">
      <Tile name="Thermostat">{thermostat} °F</Tile>
      <Tile name="Front door">{door}</Tile>
      <Tile name="Nest Hub">{playback ? `${playback.title} (${playback.service || playback.kind})` : 'nothing playing'}</Tile>
      <Tile name="Smoke detector">{`${smokeDetector.smoke}, battery ${smokeDetector.batteryPercent} %`}</Tile>
    </dl>
  );
}

function Tile({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Sound({ state }: Pick<PhoneAppProps, 'state'>): JSX.Element {
  return (
    <dl class="phone-sound">
      {(['ring', 'media', 'alarm'] as const).map((stream) => {
        const { index, minimum, maximum } = state.audio[stream];
        return (
          <Tile key={stream} name={`${stream} volume`}>
            <meter min={minimum} max={maximum} value={index} aria-label={`${stream} volume`} />
            {index} of {maximum}
          </Tile>
        );
      })}
    </dl>
  );
}

function Answers({ answers }: Pick<PhoneAppProps, 'answers'>): JSX.Element {
  if (answers.length === 0) return <p class="phone-nothing">Nothing was asked yet</p>;
  return (
    <>
      {answers.map(({ title, lines }) => (
        <section key={title}>
          <h4>{title}</h4>
          <Items items={lines.map((text) => [text])} nothing="Nothing found" />
        </section>
      ))}
    </>
  );
}
