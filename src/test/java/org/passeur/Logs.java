package org.passeur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a test provokes in the log on purpose. Any other warning or error fails the test, see {@link
 * LogCheck}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Logs {
  /**
   * Pieces of lines, which may come as often as they like. A line is its level, the simple name of
   * its logger and its message, such as {@code "ERROR Writer: writing stops"}. On a method, each
   * must come at least once in that test; on a class, each may come in any of its tests.
   */
  String[] value() default {};

  /** On a method: pieces of lines that may come or not, such as those of random requests. */
  String[] maybe() default {};
}
