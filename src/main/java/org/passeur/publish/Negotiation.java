package org.passeur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proactive negotiation of media types: RFC 9110, section 12.5.1. */
public final class Negotiation {
  private record Range(String type, double quality) {
    /** How closely the range names the type: 3 exactly, 2 its family, 1 as anything, 0 not. */
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
   * The media type that suits best.
   *
   * @param accept the Accept header; without any media range it accepts everything
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

  /** The closest range decides, not the most generous. */
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
          return 0; // said, but not readable: not wanted
        }
      }
    }
    return 1;
  }
}
