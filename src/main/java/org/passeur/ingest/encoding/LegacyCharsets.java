package org.passeur.ingest.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Tells encodings of one byte for each character apart by what people write in languages of western
 * Europe: letters with accents stand in words, capitals do not follow small letters, signs stand
 * between words. The detectors at hand (ICU's, juniversalchardet) know neither Latin-9 nor Mac
 * Roman.
 */
final class LegacyCharsets {
  /** The first is taken where nothing tells. */
  private static final List<Charset> ALL =
      List.of(
          Charset.forName("windows-1252"),
          Charset.forName("ISO-8859-15"),
          Charset.forName("x-MacRoman"),
          Charset.forName("IBM850"));

  private static final String SMALL = "éèàçêîôûùâëïüœæñöäßáíóúåøãõìò";
  private static final String CAPITAL = "ÉÈÀÇÊÎÔÛÙÂËÏÜŒÆÑÖÄÁÍÓÚÅØÃÕ";
  private static final String SIGNS = "€«»“”„…–—•·°º§\u00a0²³½¼¾©®™±×µ¿¡£";

  private LegacyCharsets() {}

  static Charset likeliest(ByteCensus census) {
    Charset best = ALL.get(0);
    double most = score(census, best);
    for (Charset other : ALL.subList(1, ALL.size())) {
      double score = score(census, other);
      if (score > most) {
        best = other;
        most = score;
      }
    }
    return best;
  }

  private static double score(ByteCensus census, Charset charset) {
    double score = 0;
    for (int b = 0x80; b < 0x100; b++) {
      char c = charset.decode(ByteBuffer.wrap(new byte[] {(byte) b})).charAt(0);
      for (int before = 0; before < 4; before++) {
        for (int after = 0; after < 4; after++) {
          long times = census.count(b, before, after);
          if (times > 0) {
            score += times * weight(c, before, after);
          }
        }
      }
    }
    return score;
  }

  private static double weight(char c, int before, int after) {
    boolean inWord = isSmall(before) || isSmall(after);
    if (c == '\ufffd' || Character.isISOControl(c)) {
      return -10;
    }
    if (SMALL.indexOf(c) >= 0) {
      return inWord ? 3 : before == ByteCensus.OTHER && after == ByteCensus.OTHER ? 1 : -1;
    }
    if (CAPITAL.indexOf(c) >= 0) {
      return before == ByteCensus.SMALL ? -3 : before == ByteCensus.OTHER && inWord ? 2 : 0.5;
    }
    if (c == '’' || c == '‘') {
      return before != ByteCensus.OTHER && after != ByteCensus.OTHER ? 3 : 0.5;
    }
    if (SIGNS.indexOf(c) >= 0) {
      boolean within = isSmall(before) && isSmall(after);
      return within ? -3 : c == '€' ? 2 : 1;
    }
    return -2;
  }

  private static boolean isSmall(int kind) {
    return kind == ByteCensus.SMALL || kind == ByteCensus.HIGH;
  }
}
