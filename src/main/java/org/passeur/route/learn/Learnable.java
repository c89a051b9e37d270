package org.passeur.route.learn;

import java.util.List;
import org.passeur.route.need.Dial;

/**
 * A dial to learn, with the values it may take: few and far apart, as a few hundred past needs can
 * distinguish. The greatest is the most that it may count.
 */
public record Learnable(Dial dial, List<Double> values) {
  private static final List<Double> STEPS = List.of(0.0, 0.1, 0.2, 0.4, 0.8, 1.6);

  /** Dials that are weights of a sum, in the order in which they are turned. */
  public static final List<Learnable> SUMMED =
      List.of(
          new Learnable(Dial.WORK, List.of(0.2, 0.4, 0.6, 0.8)),
          new Learnable(Dial.RANK, List.of(0.0, 0.1, 0.2, 0.4)),
          new Learnable(Dial.WHOLE_WORKS, STEPS),
          new Learnable(Dial.WALK, STEPS),
          new Learnable(Dial.WORK_THEME, List.of(0.0, 0.09, 0.18, 0.4)),
          new Learnable(Dial.ACTIVITY, STEPS),
          new Learnable(Dial.CONTEXT, STEPS));

  /** Values of the half-life; each one has factors of its own. */
  static final List<Double> HALF_LIVES = List.of(1.0, 4.0, 30.0);

  /** All of them. */
  static final List<Learnable> ALL =
      java.util.stream.Stream.concat(
              SUMMED.stream(),
              java.util.stream.Stream.of(new Learnable(Dial.HALF_LIFE, HALF_LIVES)))
          .toList();
}
