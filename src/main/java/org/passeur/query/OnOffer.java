package org.passeur.query;

import org.passeur.arq.watch.Contents;
import org.passeur.store.Problem;

/** What a query or an update of anyone may ask for: one rule, said in one way. */
public final class OnOffer {
  private OnOffer() {}

  /**
   * @throws Problem 403 for SERVICE and for functions that are not standard, 400 for a value too
   *     large to reckon with
   */
  public static void require(Contents contents) {
    if (contents.asksOthers()) {
      throw serviceIsOff();
    }
    for (String function : contents.otherFunctions()) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN,
          "La fonction <" + function + "> n'est pas offerte ; utilisez celles de SPARQL 1.1.",
          "The function <" + function + "> is not on offer; use those of SPARQL 1.1.");
    }
    if (contents.tooLarge().isPresent()) {
      String value = contents.tooLarge().get();
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La valeur « " + value + " » est trop grande pour qu'on calcule avec elle ici.",
          "The value “" + value + "” is too large to be reckoned with here.");
    }
  }

  /** No other server is asked on behalf of anyone. */
  public static Problem serviceIsOff() {
    return Problem.of(
        Problem.Kind.FORBIDDEN,
        "SERVICE n'est pas permis ici : cette adresse n'interroge aucun autre serveur.",
        "SERVICE is not allowed here: this address asks no other server.");
  }
}
