package org.passeur.route;

/** One way of finding reasons. A signal may use the reasons found by earlier ones. */
interface Signal {
  void look(Inquiry inquiry, Ballot ballot);
}
