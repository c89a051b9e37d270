package org.passeur.app;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Settings of a server.
 *
 * @param data its folder
 * @param host interface to listen on
 * @param port to listen on; 0 takes a free one
 * @param base address of the installation, or empty for {@code http://localhost:PORT}
 * @param zone name of the time zone, or empty for the recorded one
 * @param demo true to add the demonstration network
 * @param damping weight by which each recent request to someone lowers their score; empty for the
 *     learned one
 * @param conformance true for test suites: no rules, everything public and open to writes
 * @param proxies addresses and networks of proxies, besides this machine, that are believed when
 *     they say for whom they ask
 */
record Config(
    Path data,
    String host,
    int port,
    String base,
    String zone,
    boolean demo,
    boolean conformance,
    OptionalDouble damping,
    List<String> proxies) {

  /** Uses the recorded time zone, the learned damping, and no proxy of another machine. */
  Config(Path data, String host, int port, String base, boolean demo, boolean conformance) {
    this(data, host, port, base, "", demo, conformance, OptionalDouble.empty(), List.of());
  }
}
