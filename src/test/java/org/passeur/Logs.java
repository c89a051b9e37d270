package org.passeur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a test provokes in the log on purpose. On a method, the lines must come in that test; on a
 * class, in one of its tests at least. Any other warning or error fails the test, see {@link
 * LogCheck}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Logs {
  /**
   * Pieces of the lines that must come, as often as they like. A line is its level, the simple name
   * of its logger and its message, such as {@code "ERROR Writer: writing stops"}.
   */
  String[] value() default {};

  /** Pieces of lines that may come or not, such as those of random requests. */
  String[] maybe() default {};
}
