package org.passeur.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proactive negotiation of media types: RFC 9110, section 12.5.1. */
public final class Negotiation {
  private record Range(String type, double quality) {
    /**
     * How specific the range is for the type: 3 the exact type, 2 its family, 1 any type, 0 no
     * match.
     */
    int closeness(String offered) {
      if (type.equals(offered)) {
        return 3;
      }
      String family = offered.substring(0, offered.indexOf('/') + 1) + "*";
      return type.equals(family) ? 2 : type.equals("*/*") || type.equals("*") ? 1 : 0;
    }
  }

  private Negotiation() {}

  /**
   * Chooses the best acceptable media type.
   *
   * @param accept the Accept header; when empty, everything is accepted
   * @param offered in order of our preference, without parameters
   * @return empty when none is acceptable
   */
  public static Optional<String> choose(String accept, List<String> offered) {
    List<Range> ranges = ranges(accept);
    if (ranges.isEmpty()) {
      return Optional.of(offered.get(0));
    }
    String best = "";
    double bestQuality = 0;
    for (String type : offered) {
      double quality = quality(type, ranges);
      if (quality > bestQuality) {
        best = type;
        bestQuality = quality;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** The most specific range decides, not the one with the highest weight. */
  private static double quality(String type, List<Range> ranges) {
    int closest = 0;
    double quality = 0;
    for (Range range : ranges) {
      int closeness = range.closeness(type);
      if (closeness > closest) {
        closest = closeness;
        quality = range.quality();
      }
    }
    return quality;
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String part : accept.split(",", 100)) {
      String[] pieces = part.split(";", -1);
      String type = pieces[0].strip().toLowerCase(Locale.ROOT);
      if (type.contains("/") || type.equals("*")) {
        ranges.add(new Range(type, quality(pieces)));
      }
    }
    return ranges;
  }

  private static double quality(String[] pieces) {
    for (String piece : pieces) {
      String text = piece.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("q=")) {
        try {
          return Math.min(1, Math.max(0, Double.parseDouble(text.substring(2))));
        } catch (NumberFormatException e) {
          return 0; // a weight that cannot be read counts as 0
        }
      }
    }
    return 1;
  }
}
