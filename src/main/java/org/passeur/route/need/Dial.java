package org.passeur.route.need;

/**
 * A number that ranking depends on, by name, with the value networks start with. Text matches are
 * relative to the best match of the need, so that the weights of reasons compare across needs.
 */
public enum Dial {
  /**
   * Power of a text match: high means that a few close matches beat many loose ones (expCombSUM in
   * voting models for expert search: Macdonald and Ounis, 2006).
   */
  SHARPNESS("sharpness", 3),

  /**
   * How fast further documents of one author count less: the n-th counts 1/(1+n·fade). Without it
   * the most prolific people are proposed for everything.
   */
  FADE("fade", 0.5),

  /** Years after which a work counts half. */
  HALF_LIFE("halfLife", 4),

  /** Weight of a work without a date, relative to one of today. */
  UNDATED("undated", 0.5),

  /** A document for each of its authors, when its words match. */
  WORK("work", 0.6),

  /** The same, by its rank: one over it, as in reciprocal rank voting. */
  RANK("rank", 0),

  /** All the works of a person taken as one text, when its words match. */
  WHOLE_WORKS("wholeWorks", 0.5),

  /** Having worked with people whose works match, as found by a random walk. */
  WALK("walk", 0.3),

  /** The same, when its themes match. */
  WORK_THEME("workTheme", 0.18),

  /** Words a person uses of themself. */
  PROFILE("profile", 0.5),

  /** A claim of expertise in an understood theme. */
  CLAIM("claim", 0.6),

  /** Words of a thing proposed for itself. */
  TEXT("text", 0.8),

  /** Themes of a thing proposed for itself. */
  THEME("theme", 0.5),

  /** A matching document for the communities it comes from. */
  SHARED("shared", 0.8),

  /** A matching practice for who cultivates or documents it. */
  PRACTICE("practice", 0.5),

  /** A matching community for those who facilitate it. */
  FACILITATES("facilitates", 0.4),

  /** The same for its members. */
  MEMBER("member", 0.05),

  /** A matching community for the communities that bridge it. */
  BRIDGE("bridge", 0.5),

  /** A matching community for the organisations that carry it. */
  CARRIES("carries", 0.3),

  /** Being active in the asker's community. */
  CONTEXT("context", 0.21),

  /** Having many recent works, for those who have another reason already. */
  ACTIVITY("activity", 0.06),

  /** How much recent requests lower a score: n of them multiply it by 1/(1+n·damping). */
  DAMPING("damping", 0.04),

  /**
   * How much sharing an organisation or territory with n suggestions already chosen lowers a score,
   * where variety is asked for: it is multiplied by 1/(1+n·variety).
   */
  VARIETY("variety", 0.25),

  /** Share of the score added for being in the asker's territory. */
  TERRITORY("territory", 0.25),

  /** Weight of a broader theme, against the theme itself. */
  BROADER("broader", 0.4),

  /** The same for a narrower theme. */
  NARROWER("narrower", 0.6),

  /** The same for a related theme. */
  RELATED("related", 0.4),

  /** Weight of a word of an understood theme's other names, against a word of the need. */
  LABELS("labels", 0.5),

  /** Candidates below this share of the best of their kind are not proposed. */
  LEAST("least", 0.02);

  private final String key;
  private final double usual;

  Dial(String key, double usual) {
    this.key = key;
    this.usual = usual;
  }

  /** Its name in files and texts, such as {@code halfLife}. */
  public String key() {
    return key;
  }

  /** The value that networks start with. */
  public double usual() {
    return usual;
  }
}
