package org.passeur.route.need;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.danger.Alert;

/**
 * The answer to a need.
 *
 * @param need as asked
 * @param understood themes recognised in the words or added by the asker
 * @param widened related themes that were used too
 * @param suggestions best first, at most as many as asked, of the kinds asked
 * @param counts how many were found of each kind, whatever kinds were asked
 * @param notices remarks on how the words were understood, in the asker's language
 * @param leftOut how many were left out and why, in the asker's language
 * @param wider when nothing was found: wider searches that find something
 * @param nearest when nothing was found: communities that come near
 * @param notUnderstood words of the need that nothing in the network contains
 * @param alert what to show first when someone may be in danger
 * @param damping how much recent requests lower a score, as {@link Dial#DAMPING}
 */
public record Routing(
    Need need,
    List<Theme> understood,
    List<Theme> widened,
    List<Suggestion> suggestions,
    Map<SuggestionKind, Integer> counts,
    List<Notice> notices,
    List<LeftOut> leftOut,
    List<Wider> wider,
    List<Suggestion> nearest,
    List<String> notUnderstood,
    Alert alert,
    double damping) {
  private static final Set<SuggestionKind> ABLE =
      EnumSet.of(
          SuggestionKind.PERSON,
          SuggestionKind.COMMUNITY,
          SuggestionKind.ORGANIZATION,
          SuggestionKind.OFFER);

  /** An empty answer. */
  public static Routing none(Need need) {
    return new Routing(
        need,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Alert.NONE,
        Dial.DAMPING.usual());
  }

  /** Returns whether no person, community or organisation was found, whatever kinds were wanted. */
  public boolean nobody() {
    return nobody(counts);
  }

  public static boolean nobody(Map<SuggestionKind, Integer> counts) {
    return ABLE.stream().noneMatch(counts::containsKey);
  }

  /** The fit of the best suggestion. */
  public Fit fit() {
    return suggestions.stream()
        .map(Suggestion::fit)
        .min(Comparator.naturalOrder())
        .orElse(Fit.NONE);
  }

  /** How many were found of all kinds. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  public Routing with(List<Wider> ways, List<Suggestion> near) {
    return new Routing(
        need,
        understood,
        widened,
        suggestions,
        counts,
        notices,
        leftOut,
        ways,
        near,
        notUnderstood,
        alert,
        damping);
  }

  /**
   * A wider search that finds something.
   *
   * @param kind {@code types}: all kinds; {@code removed}: with the themes put back; {@code theme}:
   *     a broader theme, or one with a similar name
   * @param theme the theme, for {@code theme}
   * @param count number of suggestions it finds
   */
  public record Wider(String kind, Optional<Theme> theme, int count) {}

  /** A concept and its label in the asker's language. */
  public record Theme(Node iri, String label) {}

  /**
   * A remark on the words of the need.
   *
   * @param kind {@code common} when all are too common, {@code foreign} when they are in another
   *     language, {@code cut} when only the first ones were used; {@code nobody} when there are
   *     only things to read; {@code weak} when no suggestion really answers
   */
  public record Notice(String kind, String text) {}

  /** How many candidates were left out, and why. */
  public record LeftOut(int count, String reason) {}
}
