package org.passeur.generate;

/**
 * The number of things of each kind in a network with a given number of people. Scale 1x is 20,000
 * people. All numbers grow with the number of people, except those of themes and territories, which
 * are limited to 2,000 and 220.
 */
record Sizes(
    int people,
    int resources,
    int communities,
    int bridges,
    int organizations,
    int practices,
    int challenges,
    int needs,
    int offers,
    int repertoires,
    int platforms,
    int territories,
    int themes) {
  /** Largest number of people. */
  public static final int MOST_PEOPLE = 2_000_000;

  /**
   * The sizes of everything else in a network of so many people.
   *
   * @param people from 20 to {@link #MOST_PEOPLE}
   * @throws IllegalArgumentException outside this range, with a message in both languages
   */
  public static Sizes of(int people) {
    if (people < 20 || people > MOST_PEOPLE) {
      throw new IllegalArgumentException(
          "Demandez de 20 à 2 000 000 personnes.\nAsk for 20 to 2,000,000 people.");
    }
    int communities = Math.max(20, people / 40);
    return new Sizes(
        people,
        people * 5,
        communities,
        communities / 10,
        Math.max(5, people / 25),
        Math.max(8, people / 12),
        Math.max(5, people / 100),
        Math.max(5, people / 20),
        Math.max(5, people / 100),
        Math.max(2, people / 100),
        Math.max(1, people / 2000),
        Math.min(220, Math.max(17, people / 20)),
        Math.min(2000, Math.max(64, people / 10)));
  }

  /** Number of ordinary communities; bridges are numbered after them. */
  int ordinary() {
    return communities - bridges;
  }
}
