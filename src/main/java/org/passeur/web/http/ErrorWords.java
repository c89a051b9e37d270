package org.passeur.web.http;

import org.passeur.kernel.Bilingual;

/** Titles and general advice for each HTTP status, for people. */
public final class ErrorWords {
  private ErrorWords() {}

  public static Bilingual title(int status) {
    return switch (status) {
      case 400 -> new Bilingual("Demande illisible", "Unreadable request");
      case 401 -> new Bilingual("Jeton requis", "Token required");
      case 403 -> new Bilingual("Non permis", "Not allowed");
      case 404 -> new Bilingual("Introuvable", "Not found");
      case 405 -> new Bilingual("Action impossible ici", "Action not available here");
      case 406 -> new Bilingual("Format non disponible", "Format not available");
      case 408 -> new Bilingual("Envoi interrompu", "Sending was interrupted");
      case 409 -> new Bilingual("Conflit", "Conflict");
      case 410 -> new Bilingual("Retiré", "Gone");
      case 412 -> new Bilingual("Modifié entre-temps", "Changed in the meantime");
      case 428 -> new Bilingual("Version à préciser", "Version needed");
      case 413 -> new Bilingual("Envoi trop volumineux", "Too large");
      case 415 -> new Bilingual("Format non accepté", "Format not accepted");
      case 422 -> new Bilingual("Données refusées", "Data refused");
      case 429 -> new Bilingual("Trop de demandes", "Too many requests");
      case 507 -> new Bilingual("Plus de place", "No room left");
      case 503 -> new Bilingual("Momentanément indisponible", "Unavailable for now");
      default -> new Bilingual("Une erreur est survenue", "Something went wrong");
    };
  }

  public static Bilingual of(int status) {
    return switch (status) {
      case 404 ->
          new Bilingual(
              "Rien de public n'existe à cette adresse. Vérifiez-la, ou repartez de l'accueil.",
              "Nothing public exists at this address. Check it, or start from the home page.");
      case 405 ->
          new Bilingual(
              "Cette adresse existe, mais elle n'accepte pas cette action.",
              "This address exists, but it does not accept this action.");
      case 412 ->
          new Bilingual(
              "Ce que vous modifiez a changé depuis votre lecture ; rien n'a été enregistré."
                  + " Relisez, puis refaites votre modification.",
              "What you are changing has changed since you read it; nothing was stored. Read it"
                  + " again, then redo your change.");
      case 413 ->
          new Bilingual(
              "L'envoi est trop volumineux ; divisez-le, ou utilisez la commande d'importation.",
              "The request is too large; split it, or use the import command.");
      case 422 ->
          new Bilingual(
              "Les données ne respectent pas les règles du réseau ; rien n'a été enregistré."
                  + " Corrigez ce que dit le rapport et renvoyez le tout.",
              "The data breaks the network's rules; nothing was stored. Correct what the report"
                  + " says and send it again.");
      case 500 ->
          new Bilingual(
              "L'erreur est de notre côté et a été notée ; réessayez plus tard.",
              "The error is on our side and has been noted; try again later.");
      default ->
          new Bilingual(
              "La demande n'a pas pu être traitée ; vérifiez-la, puis renvoyez-la.",
              "The request could not be processed; check it, then send it again.");
    };
  }
}
