package org.passeur.kernel;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made when it is first asked for, and kept: for what is slow to make and not needed for
 * the first page. Thread-safe; whoever asks meanwhile waits. When making it fails, the next one to
 * ask tries again.
 *
 * @param <T> type of the value, never null
 */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T value;

  /**
   * @param maker makes the value; called once, unless it throws
   */
  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Makes the value now, for whoever will ask soon. */
  public void make() {
    Objects.requireNonNull(get());
  }

  @Override
  public T get() {
    T made = value;
    if (made == null) {
      synchronized (this) {
        made = value;
        if (made == null) {
          made = maker.get();
          value = made;
        }
      }
    }
    return made;
  }
}
