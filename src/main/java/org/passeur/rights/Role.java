package org.passeur.rights;

import java.util.Locale;
import java.util.Optional;

/** What the holder of a token may do; what each reads stands in {@link GraphKind}. */
public enum Role {
  MEMBER,
  FACILITATOR,
  REFERRAL,
  CURATOR,
  STAFF,
  ADMIN;

  /** The role of that name, in lower case as commands and files write it. */
  public static Optional<Role> of(String name) {
    for (Role role : values()) {
      if (role.token().equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether the holder may do what the other role may; administrators may do everything.
   */
  public boolean covers(Role other) {
    return this == other || this == ADMIN;
  }
}
