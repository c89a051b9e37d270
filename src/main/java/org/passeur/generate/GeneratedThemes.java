package org.passeur.generate;

import java.util.List;

/**
 * A tree of themes of four levels: domains, facets, audiences, settings. Numbers are assigned level
 * by level; labels follow from the position in the tree.
 */
final class GeneratedThemes {
  private static final List<String> LISTS = List.of("domain", "facet", "audience", "setting");
  private final Lists lists = Lists.read("generate/themes.txt");
  private final int[] start = new int[5];
  private final int step;
  private final Zipf popularity;

  GeneratedThemes(int count) {
    int domains = Math.max(4, count * 16 / 2000);
    int facets = Math.max(2 * domains, count * 128 / 2000);
    int audiences = Math.max(2 * facets, count * 512 / 2000);
    start[1] = domains;
    start[2] = start[1] + facets;
    start[3] = start[2] + audiences;
    start[4] = count;
    step = coprime(count);
    popularity = new Zipf(count, 0.8);
  }

  private static int coprime(int count) {
    int step = (int) (count * 0.618);
    while (java.math.BigInteger.valueOf(step).gcd(java.math.BigInteger.valueOf(count)).intValue()
        != 1) {
      step++;
    }
    return step;
  }

  int count() {
    return start[4];
  }

  /** Draws a theme; popular ones are at every level of the tree. */
  int draw(Draw draw) {
    return (int) ((long) popularity.draw(draw) * step % count());
  }

  /** The level, from 0 for domains to 3. */
  int level(int theme) {
    int level = 0;
    while (theme >= start[level + 1]) {
      level++;
    }
    return level;
  }

  /** The broader theme; not defined for domains. */
  int broader(int theme) {
    int level = level(theme);
    int above = start[level] - start[level - 1];
    int own = start[level + 1] - start[level];
    return start[level - 1] + (int) ((long) (theme - start[level]) * above / own);
  }

  private int amongSiblings(int theme) {
    int first = theme;
    while (first > start[level(theme)] && broader(first - 1) == broader(theme)) {
      first--;
    }
    return theme - first;
  }

  String french(int theme) {
    return label(theme, 0);
  }

  String english(int theme) {
    return label(theme, 2);
  }

  private String label(int theme, int column) {
    int level = level(theme);
    if (level == 0) {
      return part(0, theme, column);
    }
    int broader = broader(theme);
    String own = part(level, amongSiblings(theme) + broader, column);
    if (level == 1) {
      return column == 0 ? own + " " + part(0, broader, 1) : part(0, broader, column) + " " + own;
    }
    return label(broader, column) + " " + own;
  }

  private String part(int level, int number, int column) {
    List<String> list = lists.of(LISTS.get(level));
    return list.get(number % list.size()).split("\\|", -1)[column];
  }
}
