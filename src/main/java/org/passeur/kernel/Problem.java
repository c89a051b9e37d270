package org.passeur.kernel;

/** A request that cannot be fulfilled, with a message for the person who made it. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of problem; {@code web} maps each to an HTTP status. */
  public enum Kind {
    BAD_REQUEST,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    CONFLICT,
    GONE,
    PRECONDITION_FAILED,
    PRECONDITION_REQUIRED,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    UNPROCESSABLE,
    TOO_MANY,
    TIMEOUT,
    UNAVAILABLE,
    NO_ROOM
  }

  private final Kind kind;
  private final transient Bilingual words;

  /**
   * @param words message: what is wrong and what to do
   */
  public Problem(Kind kind, Bilingual words) {
    super(kind + ": " + words.en());
    this.kind = kind;
    this.words = words;
  }

  /** Creates a problem from its message in both languages. */
  public static Problem of(Kind kind, String fr, String en) {
    return new Problem(kind, new Bilingual(fr, en));
  }

  public Kind kind() {
    return kind;
  }

  public Bilingual words() {
    return words;
  }
}
