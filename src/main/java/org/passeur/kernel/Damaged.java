package org.passeur.kernel;

import java.nio.file.Path;

/** A file of the data folder or of a backup is damaged. It is never repaired by guessing. */
public final class Damaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient Bilingual words;

  /**
   * @param file the damaged file
   * @param words what is wrong with it and what to do
   */
  public Damaged(Path file, Bilingual words) {
    super(file + ": " + words.en());
    this.file = file.toString();
    this.words = words;
  }

  public String file() {
    return file;
  }

  public Bilingual words() {
    return words;
  }
}
