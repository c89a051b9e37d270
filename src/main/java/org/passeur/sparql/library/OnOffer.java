package org.passeur.sparql.library;

import org.passeur.engine.watch.QueryProperties;
import org.passeur.kernel.Problem;

/** Checks that a query or update uses only what is allowed to everyone. */
public final class OnOffer {
  private OnOffer() {}

  /**
   * Does nothing when all of it is allowed.
   *
   * @throws Problem 403 for SERVICE and for functions that are not standard, 400 for a number or
   *     date too large to compute with
   */
  public static void require(QueryProperties contents) {
    if (contents.asksOthers()) {
      throw serviceIsOff();
    }
    for (String function : contents.otherFunctions()) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN,
          "La fonction <" + function + "> n'est pas disponible ; utilisez celles de SPARQL 1.1.",
          "The function <" + function + "> is not available; use those of SPARQL 1.1.");
    }
    if (contents.tooLarge().isPresent()) {
      String value = contents.tooLarge().get();
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La valeur « "
              + value
              + " » dépasse ce que Passeur peut calculer ; donnez-en une plus"
              + " petite.",
          "The value “" + value + "” is larger than Passeur can compute with; give a smaller one.");
    }
  }

  /** The problem for SERVICE, which is not supported. */
  public static Problem serviceIsOff() {
    return Problem.of(
        Problem.Kind.FORBIDDEN,
        "SERVICE n'est pas permis ici : cette adresse n'interroge aucun autre serveur.",
        "SERVICE is not allowed here: this address asks no other server.");
  }
}
