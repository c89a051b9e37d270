package org.passeur.app;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.passeur.ingest.ImportProgress;

/** Says on the standard error output, every ten seconds, how far an import has come. */
final class ProgressLine implements ImportProgress {
  private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(10);

  private final boolean english;
  private final NumberFormat numbers;
  private long last = System.nanoTime();

  /**
   * @param language French unless it is English
   */
  ProgressLine(String language) {
    english = language.startsWith("en");
    numbers = NumberFormat.getIntegerInstance(english ? Locale.ENGLISH : Locale.CANADA_FRENCH);
  }

  @Override
  public void reached(Stage stage, long count) {
    long now = System.nanoTime();
    if (now - last >= EVERY_NS) {
      last = now;
      System.err.println(said(stage, count));
    }
  }

  String said(Stage stage, long count) {
    String number = numbers.format(count);
    return switch (stage) {
      case READ -> english ? "read so far: " + number : "lus jusqu'ici : " + number;
      case JUDGED -> english ? "checked so far: " + number : "vérifiés jusqu'ici : " + number;
      case STORED -> english ? "stored so far: " + number : "enregistrés jusqu'ici : " + number;
    };
  }
}
