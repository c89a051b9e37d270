package org.passeur;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Warnings and errors of this process, kept in the place of the console until a test asks. */
final class LogLines extends AppenderBase<ILoggingEvent> {
  private static final LogLines LINES = new LogLines();

  private record Line(String text, String trace) {
    boolean has(String piece) {
      return text.contains(piece);
    }
  }

  private final List<Line> pending = new ArrayList<>();

  private LogLines() {}

  /** From now on, nothing else listens. */
  static LogLines listening() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    synchronized (LINES) {
      if (!root.isAttached(LINES)) {
        root.detachAndStopAllAppenders();
        LINES.setContext(root.getLoggerContext());
        LINES.setName("tests");
        LINES.start();
        root.addAppender(LINES);
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // as the program does, see Main
        SLF4JBridgeHandler.install();
      }
    }
    return LINES;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      String logger = event.getLoggerName();
      String text =
          "%s %s: %s"
              .formatted(
                  event.getLevel(),
                  logger.substring(logger.lastIndexOf('.') + 1),
                  event.getFormattedMessage());
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
      synchronized (this) {
        pending.add(new Line(text, " [" + event.getThreadName() + "]" + trace));
        notifyAll();
      }
    }
  }

  /**
   * Those of the pieces that do not come.
   *
   * @param patience for a line that another thread is about to write
   */
  synchronized List<String> missing(List<String> pieces, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<String> missing = stillMissing(pieces);
    try {
      for (long left = patience.toNanos();
          !missing.isEmpty() && left > 0;
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        missing = stillMissing(pieces);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return missing;
  }

  private List<String> stillMissing(List<String> pieces) {
    return pieces.stream().filter(piece -> pending.stream().noneMatch(l -> l.has(piece))).toList();
  }

  /** Everything that came since the last time and holds none of these pieces. */
  synchronized List<String> takeExcept(List<String> pieces) {
    List<String> unexpected =
        pending.stream()
            .filter(line -> pieces.stream().noneMatch(line::has))
            .map(line -> line.text() + line.trace())
            .toList();
    pending.clear();
    return unexpected;
  }
}
