package org.passeur.arq.memory;

/**
 * One round of changes, from a version to the next. What was made under it is changed in place
 * until the version is frozen.
 *
 * @param stamp its number among those of a dataset, in the order in which they began
 */
record Edit(int stamp) {
  /** An edit is itself and no other, whatever its number. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return stamp;
  }
}
