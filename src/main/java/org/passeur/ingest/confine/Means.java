package org.passeur.ingest.confine;

/** What a machine may offer to hold a process. */
public enum Means {
  /**
   * Linux since 5.13: sees the files of Java, of the program and of its own folder only. Held from
   * birth, with what it starts.
   */
  LANDLOCK,
  /** Linux, on x86_64 and aarch64: neither sockets nor other programs, in any thread. */
  SECCOMP,
  /** Linux with {@code unshare}: a network of its own, in which there is nothing. */
  NAMESPACE,
  /**
   * Java up to 23: neither network, other programs nor foreign files, for code that asks Java and
   * does not go around it.
   */
  SECURITY_MANAGER
}
