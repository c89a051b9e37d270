package org.passeur.engine.memory;

/**
 * One round of changes from a version to the next. Objects made under an edit are changed in place
 * until the version is frozen. Compared by identity, not by number.
 */
final class Edit {
  private final int stamp;

  /**
   * @param stamp its number; the edits of a dataset are numbered in the order in which they begin
   */
  Edit(int stamp) {
    this.stamp = stamp;
  }

  int stamp() {
    return stamp;
  }
}
