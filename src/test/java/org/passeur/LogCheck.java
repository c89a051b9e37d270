package org.passeur;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands at every test class (JUnit finds it by itself): takes warnings and errors from the
 * console, and fails the test in which one comes that {@link Logs} does not expect, or in which an
 * expected one does not come. What a thread logs after its test is over counts for the next test of
 * the class; after the last one it is printed, for no test can answer for it. The program's own
 * logging is as it is; processes that tests start log as they would anywhere.
 */
public final class LogCheck implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public void beforeAll(ExtensionContext context) {
    LogLines lines = LogLines.listening();
    if (context.getRequiredTestClass().getEnclosingClass() == null) {
      print(lines.takeExcept(List.of())); // came after the last test of the class before
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check(context, context.getTestMethod().flatMap(LogCheck::of));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check(context, Optional.empty());
  }

  /**
   * @param own what the test itself expects, beside what its class and those around it expect
   */
  private static void check(ExtensionContext context, Optional<Logs> own) {
    LogLines lines = LogLines.listening();
    boolean failed = context.getExecutionException().isPresent();
    List<String> missing =
        failed || own.isEmpty() ? List.of() : lines.missing(List.of(own.get().value()), PATIENCE);
    List<Logs> expected = new ArrayList<>(own.stream().toList());
    for (Class<?> c = context.getRequiredTestClass(); c != null; c = c.getEnclosingClass()) {
      of(c).ifPresent(expected::add);
    }
    List<String> unexpected =
        lines.takeExcept(
            expected.stream()
                .flatMap(logs -> Stream.of(logs.value(), logs.maybe()).flatMap(Stream::of))
                .toList());
    if (failed) {
      print(unexpected); // it may tell why; the failure itself is the news
    } else if (!unexpected.isEmpty()) {
      throw new AssertionError("In the log, and not expected:\n" + String.join("\n", unexpected));
    } else if (!missing.isEmpty()) {
      throw new AssertionError("Expected in the log, and not there: " + missing);
    }
  }

  private static void print(List<String> lines) {
    lines.forEach(line -> System.err.println("Log, outside of any passed test: " + line));
  }

  private static Optional<Logs> of(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(Logs.class));
  }
}
