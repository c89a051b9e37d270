package org.passeur.route;

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
 * @param notices what the asker should know of how the words were taken, in the asker's language
 * @param leftOut how many were left out and why, in the asker's language
 * @param wider when nothing was found: other ways to ask that do find something
 * @param nearest when nothing was found: communities that come near
 * @param notUnderstood words of the need of which nothing in the network speaks
 * @param alert what to show first when someone may be in danger
 * @param damping how whoever was asked often lately is spared, as in {@link Weights}
 */
public record Routing(
    Need need,
    List<Theme> understood,
    List<Theme> widened,
    List<Suggestion> suggestions,
    Map<Kind, Integer> counts,
    List<Notice> notices,
    List<LeftOut> leftOut,
    List<Wider> wider,
    List<Suggestion> nearest,
    List<String> notUnderstood,
    Alert alert,
    double damping) {
  private static final Set<Kind> ABLE =
      EnumSet.of(Kind.PERSON, Kind.COMMUNITY, Kind.ORGANIZATION, Kind.OFFER);

  /** An answer without anything, to a need that was not asked. */
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
        Weights.DEFAULT.damping());
  }

  /** True when there is nobody who could be asked, whatever kinds were wanted. */
  public boolean nobody() {
    return nobody(counts);
  }

  static boolean nobody(Map<Kind, Integer> counts) {
    return ABLE.stream().noneMatch(counts::containsKey);
  }

  /** How well the best of the suggestions answers. */
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

  Routing with(List<Wider> ways, List<Suggestion> near) {
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
   * Another way to ask, which finds something.
   *
   * @param kind {@code types}: all kinds; {@code removed}: with the themes put back; {@code theme}:
   *     about a broader theme, or one that is named alike
   * @param theme for the last one
   * @param count how many it finds
   */
  public record Wider(String kind, Optional<Theme> theme, int count) {}

  /** A concept and its label in the asker's language. */
  public record Theme(Node iri, String label) {}

  /**
   * Something about the words of the need.
   *
   * @param kind {@code common} when they say nothing, {@code foreign} when they are in another
   *     language, {@code cut} when only the first ones were used; {@code nobody} when there are
   *     only things to read; {@code weak} when no suggestion really answers
   */
  public record Notice(String kind, String text) {}

  /** How many people or things were not proposed, and why. */
  public record LeftOut(int count, String reason) {}
}
