package org.passeur.ingest.office;

import org.passeur.kernel.Bilingual;

/** A reason why a document does not become public without a decision. */
enum Concern {
  EMAIL("une adresse de courriel", "an e-mail address"),
  TELEPHONE("un numéro de téléphone", "a telephone number"),
  POSTAL_ADDRESS("une adresse postale", "a postal address"),
  IDENTITY_NUMBER(
      "un numéro d'assurance sociale ou d'assurance maladie",
      "a social insurance or health insurance number"),
  BIRTH_DATE("une date de naissance", "a date of birth"),
  INTERNAL(
      "une mention de confidentialité ou d'usage interne",
      "a mention of confidentiality or internal use"),
  ATTENDANCE("une liste de personnes présentes ou absentes", "a list of people present or absent"),
  MAIL("un courriel recopié, avec ses en-têtes", "a copied e-mail with its headers"),
  MESSAGE("c'est un courriel ou une boîte aux lettres", "it is an e-mail or a mailbox"),
  CALENDAR("c'est un agenda, qui dit qui vient et où", "it is a calendar: who comes, and where"),
  /** A person is published by a consent record, never as a document, whatever a review says. */
  CONTACT_CARDS("ce sont des fiches de contact", "these are contact cards"),
  FILE_NAME(
      "un nom de fichier qui semble nommer une personne",
      "a file name that seems to name a person"),
  OLD_FORMAT(
      "un ancien format, où Passeur ne peut pas voir ce qui est masqué (enregistrez-le en .docx,"
          + " .xlsx, .pptx ou .pdf)",
      "an old format, in which Passeur cannot see what is hidden (save it as .docx, .xlsx,"
          + " .pptx or .pdf)"),
  /** Readers of the document do not see them, so no review makes them public. */
  HIDDEN_PARTS(
      "des commentaires, des modifications suivies ou des parties masquées",
      "comments, tracked changes or hidden parts");

  final Bilingual name;

  /** Returns whether no review makes such a document public. */
  boolean isForever() {
    return this == HIDDEN_PARTS || this == CONTACT_CARDS;
  }

  Concern(String fr, String en) {
    name = new Bilingual(fr, en);
  }
}
