package org.passeur.route.need;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Psr;

/**
 * The weights of reasons. Networks start with the same set, and learn their own by replaying their
 * history. Text matches are relative to the best match of the need, so that the weights compare
 * across needs.
 *
 * @param sharpness power of a text match: high means that a few close matches beat many loose ones
 *     (expCombSUM in voting models for expert search: Macdonald and Ounis, 2006)
 * @param fade how fast further documents of one author count less: the n-th counts 1/(1+n·fade).
 *     Without it the most prolific people are proposed for everything
 * @param halfLife years after which a work counts half
 * @param undated weight of a work without a date, relative to one of today
 * @param work a document for each of its authors, when its words match
 * @param workTheme the same, when its themes match
 * @param profile words a person uses of themself
 * @param claim a claim of expertise in an understood theme
 * @param text words of a thing proposed for itself
 * @param theme themes of a thing proposed for itself
 * @param shared a matching document for the communities it comes from
 * @param practice a matching practice for who cultivates or documents it
 * @param facilitates a matching community for those who facilitate it
 * @param member the same for its members
 * @param bridge a matching community for the communities that bridge it
 * @param carries a matching community for the organisations that carry it
 * @param context being active in the asker's community
 * @param activity having many recent works, for those who have another reason already
 * @param damping how much recent requests lower the score: n requests multiply it by
 *     1/(1+n·damping)
 * @param territory share of the score added for being in the asker's territory
 * @param broader weight of a broader theme, against the theme itself
 * @param narrower the same for a narrower theme
 * @param related the same for a related theme
 * @param labels weight of a word of an understood theme's other names, against a word of the need
 * @param least candidates below this share of the best of their kind are not proposed
 * @param depth how many matching documents vote
 * @param levels weight of a claim by its level
 * @param bases weight of a claim by its basis
 */
public record Weights(
    double sharpness,
    double fade,
    double halfLife,
    double undated,
    double work,
    double workTheme,
    double profile,
    double claim,
    double text,
    double theme,
    double shared,
    double practice,
    double facilitates,
    double member,
    double bridge,
    double carries,
    double context,
    double activity,
    double damping,
    double territory,
    double broader,
    double narrower,
    double related,
    double labels,
    double least,
    int depth,
    Map<Node, Double> levels,
    Map<Node, Double> bases) {
  /** Weight of a claim without level or basis. */
  public static final double UNKNOWN = 0.5;

  public static final Weights DEFAULT =
      new Weights(
          3, // sharpness
          0.5, // fade
          4, // halfLife
          0.5, // undated
          1, // work
          0.3, // workTheme
          0.5, // profile
          0.6, // claim
          0.8, // text
          0.5, // theme
          0.4, // shared
          0.5, // practice
          0.4, // facilitates
          0.05, // member
          0.5, // bridge
          0.3, // carries
          0, // context
          0, // activity
          0.04, // damping
          0.25, // territory
          0.4, // broader
          0.6, // narrower
          0.4, // related
          0.5, // labels
          0.02, // least
          400, // depth
          Map.of(
              Psr.concept("expertise", "aware"), 0.3,
              Psr.concept("expertise", "practising"), 0.6,
              Psr.concept("expertise", "experienced"), 0.9,
              Psr.concept("expertise", "reference"), 1.0),
          Map.of(
              Psr.concept("basis", "self"), 0.7,
              Psr.concept("basis", "role"), 0.8,
              Psr.concept("basis", "credential"), 0.8,
              Psr.concept("basis", "contribution"), 0.9,
              Psr.concept("basis", "peer"), 1.0));

  /**
   * The same weights with one changed.
   *
   * @param name of the component, such as {@code halfLife}
   */
  public Weights with(String name, double value) {
    return new Weights(
        name.equals("sharpness") ? value : sharpness,
        name.equals("fade") ? value : fade,
        name.equals("halfLife") ? value : halfLife,
        name.equals("undated") ? value : undated,
        name.equals("work") ? value : work,
        name.equals("workTheme") ? value : workTheme,
        name.equals("profile") ? value : profile,
        name.equals("claim") ? value : claim,
        name.equals("text") ? value : text,
        name.equals("theme") ? value : theme,
        name.equals("shared") ? value : shared,
        name.equals("practice") ? value : practice,
        name.equals("facilitates") ? value : facilitates,
        name.equals("member") ? value : member,
        name.equals("bridge") ? value : bridge,
        name.equals("carries") ? value : carries,
        name.equals("context") ? value : context,
        name.equals("activity") ? value : activity,
        name.equals("damping") ? value : damping,
        name.equals("territory") ? value : territory,
        name.equals("broader") ? value : broader,
        name.equals("narrower") ? value : narrower,
        name.equals("related") ? value : related,
        name.equals("labels") ? value : labels,
        name.equals("least") ? value : least,
        depth,
        levels,
        bases);
  }
}
