package org.passeur.ingest.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.passeur.kernel.Bundled;

/**
 * Common given names of Québec, Canada and France that are not also common words, used to recognize
 * file names that name a person.
 */
final class GivenNames {
  private static final Set<String> NAMES = read();

  /** Words before a given name that make it the name of a place or of a prize. */
  private static final Set<String> OF_PLACES =
      Set.of(
          "saint",
          "sainte",
          "st",
          "ste",
          "ecole",
          "rue",
          "avenue",
          "parc",
          "maison",
          "centre",
          "prix",
          "lac",
          "place",
          "pont",
          "cegep",
          "college",
          "university",
          "universite",
          "school",
          "street",
          "park",
          "house",
          "fondation",
          "foundation",
          "residence",
          "pavillon");

  private GivenNames() {}

  private static Set<String> read() {
    try (InputStream in = Bundled.open("ingest/given-names.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Set.of(all.strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns whether a file name contains a given name.
   *
   * @param file name of a file, with its folders
   */
  static boolean isIn(String file) {
    String[] words =
        Normalizer.normalize(file.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .split("[^\\p{L}]+", -1);
    for (int i = 0; i < words.length; i++) {
      if (NAMES.contains(words[i]) && (i == 0 || !OF_PLACES.contains(words[i - 1]))) {
        return true;
      }
    }
    return false;
  }
}
