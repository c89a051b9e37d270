package org.passeur.route.learn;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.passeur.route.need.Weights;

/**
 * A weight to learn, with the values it may take: few and far apart, as a few hundred past needs
 * can distinguish.
 */
record Dial(
    String name,
    List<Double> values,
    ToDoubleFunction<Weights> read,
    BiFunction<Weights, Double, Weights> turn) {
  static final List<Dial> ALL =
      List.of(
          new Dial(
              "context",
              List.of(0.0, 0.25, 0.5, 1.0, 2.0),
              Weights::context,
              (w, v) -> w.with("context", v)),
          new Dial(
              "activity",
              List.of(0.0, 0.25, 0.5, 1.0, 2.0),
              Weights::activity,
              (w, v) -> w.with("activity", v)),
          new Dial(
              "halfLife",
              List.of(1.0, 2.0, 4.0, 8.0, 30.0),
              Weights::halfLife,
              (w, v) -> w.with("halfLife", v)),
          new Dial(
              "sharpness",
              List.of(1.5, 2.0, 3.0, 4.5),
              Weights::sharpness,
              (w, v) -> w.with("sharpness", v)),
          new Dial(
              "fade", List.of(0.0, 0.25, 0.5, 1.0), Weights::fade, (w, v) -> w.with("fade", v)),
          new Dial(
              "workTheme",
              List.of(0.0, 0.3, 0.6, 1.0),
              Weights::workTheme,
              (w, v) -> w.with("workTheme", v)));
}
