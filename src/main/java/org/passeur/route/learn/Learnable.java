package org.passeur.route.learn;

import java.util.List;
import org.passeur.route.need.Dial;

/**
 * A dial to learn, with the values it may take: few and far apart, as a few hundred past needs can
 * distinguish.
 */
record Learnable(Dial dial, List<Double> values) {
  /** In the order in which they are turned. */
  static final List<Learnable> ALL =
      List.of(
          new Learnable(Dial.CONTEXT, List.of(0.0, 0.25, 0.5, 1.0, 2.0)),
          new Learnable(Dial.ACTIVITY, List.of(0.0, 0.25, 0.5, 1.0, 2.0)),
          new Learnable(Dial.HALF_LIFE, List.of(1.0, 2.0, 4.0, 8.0, 30.0)),
          new Learnable(Dial.SHARPNESS, List.of(1.5, 2.0, 3.0, 4.5)),
          new Learnable(Dial.FADE, List.of(0.0, 0.25, 0.5, 1.0)),
          new Learnable(Dial.WORK_THEME, List.of(0.0, 0.3, 0.6, 1.0)));
}
