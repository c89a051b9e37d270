package org.passeur.ingest;

/** Told how far an import has come. Called by the thread that imports. */
public interface ImportProgress {
  /** What an import does, one after the other. */
  enum Stage {
    /** Statements, or rows of data, that were read. */
    READ,
    /** Statements that the rules have judged. */
    JUDGED,
    /** Statements that were stored, or removed. */
    STORED
  }

  ImportProgress NONE = (stage, count) -> {};

  /**
   * Called often.
   *
   * @param count of all so far
   */
  void reached(Stage stage, long count);
}
