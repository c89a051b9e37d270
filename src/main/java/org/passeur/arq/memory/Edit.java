package org.passeur.arq.memory;

/**
 * One round of changes, from a version to the next. What was made under it is changed in place
 * until the version is frozen. It is itself and no other, whatever its number.
 */
final class Edit {
  private final int stamp;

  /**
   * @param stamp its number among those of a dataset, in the order in which they began
   */
  Edit(int stamp) {
    this.stamp = stamp;
  }

  int stamp() {
    return stamp;
  }
}
