package org.passeur.web.access;

import java.nio.file.Path;
import org.passeur.rights.Role;

/** A program that makes tokens, beside others. */
final class TokenMaker {
  static final int EACH = 5;

  private TokenMaker() {}

  public static void main(String[] args) {
    for (int i = 0; i < EACH; i++) {
      new Tokens(Path.of(args[0])).create(args[1] + " " + i, Role.CURATOR);
    }
  }
}
