import { ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { chooseByName } from './choose-by-name.ts';
import type { Container } from './container.ts';

/** Which container was said, and how to ask for it. */
export interface ChooseContainerOptions {
  /** Empty for the default one. */
  readonly said: string;
  readonly parameter: string;
  /** `calendar`, `list` or `folder`. */
  readonly noun: string;
}

/**
 * The container to put something into. One that does not exist is a question, and never made by the way.
 *
 * @throws {ToolNeedsInput} where none or several are meant.
 * @throws {ToolFailure} where there is none at all.
 */
export function chooseContainer(containers: readonly Container[], { said, parameter, noun }: ChooseContainerOptions): Container {
  const [first, ...others] = containers;
  if (!first)
    throw new ToolFailure({
      code: 'object-missing',
      message: `There is no ${noun} that can be written to.`,
      advice: `Make a ${noun} first.`,
    });
  const offered = labelContainers(containers);
  const choices = offered.map(({ label }) => label);
  if (said.trim() === '') {
    const chosen = containers.find(({ isDefault }) => isDefault) ?? (others.length === 0 ? first : undefined);
    if (chosen) return chosen;
    throw new ToolNeedsInput({ parameter, question: `Which ${noun}: ${choices.join(', ')}?`, choices });
  }
  const chosen = chooseByName(offered, {
    said,
    namesOf: ({ container }) => [container.name],
    labelOf: ({ label }) => label,
    parameter,
    noun,
  });
  if (chosen) return chosen.container;
  throw new ToolNeedsInput({ parameter, question: `There is no ${noun} "${said}". Which one: ${choices.join(', ')}?`, choices });
}

interface OfferedContainer {
  readonly container: Container;
  readonly label: string;
}

/** Containers of two accounts may share a name: then they are numbered in the order the app has them. */
function labelContainers(containers: readonly Container[]): readonly OfferedContainer[] {
  return containers.map((container, index) => {
    const isNamesake = ({ name }: Container): boolean => name === container.name;
    const place = containers.slice(0, index).filter(isNamesake).length + 1;
    return { container, label: containers.filter(isNamesake).length > 1 ? `${container.name} #${place}` : container.name };
  });
}
