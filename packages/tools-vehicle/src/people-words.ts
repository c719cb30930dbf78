/** Words people use for a corner of the car, by the value of a window, door or seat parameter. */
export const cornerWords: Readonly<Record<'front left' | 'front right' | 'rear left' | 'rear right', readonly string[]>> = {
  'front left': ['left front', 'the front left', 'front left side', 'left in front'],
  'front right': ['right front', 'the front right', 'front right side', 'right in front'],
  'rear left': ['back left', 'left back', 'left rear', 'the back left', 'the rear left', 'behind on the left'],
  'rear right': ['back right', 'right back', 'right rear', 'the back right', 'the rear right', 'behind on the right'],
};

/** Words people use for a climate zone. */
export const zoneWords: Readonly<Record<'driver' | 'passenger' | 'rear', readonly string[]>> = {
  driver: ['my side', 'me', "driver's side", 'driver side', "the driver's side"],
  passenger: ["passenger's side", 'passenger side', 'front passenger', 'next to me', 'co-driver'],
  rear: ['back', 'the back', 'back there', 'in the back', 'back seats', 'rear seats', 'back row', 'second row', 'kids'],
};

/** Words people use for a front seat. */
export const seatWords: Readonly<Record<'driver' | 'passenger', readonly string[]>> = {
  driver: ['my', 'my seat', 'mine', "driver's", "driver's seat", 'driver seat'],
  passenger: ["passenger's", 'passenger seat', "passenger's seat", 'front passenger', 'co-driver'],
};

/** Words people use for the window at the front or the back of the car. */
export const screenWords: Readonly<Record<'front' | 'rear', readonly string[]>> = {
  front: ['windscreen', 'windshield', 'front window', 'front screen', 'front glass'],
  rear: ['back', 'back window', 'rear window', 'rear windscreen', 'rear windshield', 'rear screen', 'back glass'],
};
