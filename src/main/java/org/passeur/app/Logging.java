package org.passeur.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Where warnings and errors go: to standard error, a line each. logback finds this class by {@code
 * META-INF/services}. A file of an operator's own, named by {@code -Dlogback.configurationFile}, is
 * used instead.
 *
 * <p>Not a {@code logback.xml}: reading one loads an XML parser and some 300 classes, a tenth of
 * the time until the first page.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.NEUTRAL;
    }
    var lines = new Lines();
    lines.setContext(context);
    lines.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setName("STDERR");
    console.setTarget("System.err");
    console.setEncoder(lines);
    console.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    // on JDK 24 and later it warns at each start that Lucene 10 would reckon faster with vectors;
    // the index holds none, and Lucene 10 needs Java 21
    context
        .getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider")
        .setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** One line: time of day, level, short name of the class, message; a stack trace below it. */
  private static final class Lines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final int NAME_LENGTH = 20;

    private final TargetLengthBasedClassNameAbbreviator names =
        new TargetLengthBasedClassNameAbbreviator(NAME_LENGTH);

    @Override
    public byte[] encode(ILoggingEvent event) {
      ZonedDateTime at = Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault());
      String line =
          "%02d:%02d:%02d %-5s %s - %s%n"
              .formatted(
                  at.getHour(),
                  at.getMinute(),
                  at.getSecond(),
                  event.getLevel(),
                  names.abbreviate(event.getLoggerName()),
                  event.getFormattedMessage());
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      return (line + trace).getBytes(Charset.defaultCharset());
    }

    @Override
    public byte[] headerBytes() {
      return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
      return NOTHING;
    }
  }
}
