package org.passeur.ingest.confine;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Landlock (landlock(7)): a thread, and whatever it starts from then on, sees some files only.
 * Threads that run already are not held, which is why it is set before the process is started and
 * not by that process.
 */
final class Landlock {
  private static final long CREATE = 444;
  private static final long ADD = 445;
  private static final long RESTRICT = 446;

  private static final long VERSION = 1;
  private static final long PATH_BENEATH = 1;

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIR = 1 << 3;
  private static final long TRUNCATE = 1 << 14;
  private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;

  /** By version of the interface: rights known to it. */
  private static final long FIRST_VERSION = (1 << 13) - 1;

  private static final long TCP = 3;
  private static final long SOCKETS_AND_SIGNALS = 3;

  private static final int O_PATH = 0x200000;
  private static final int O_CLOEXEC = 0x80000;

  /** What a JVM and the C library read of the system itself. */
  private static final List<String> SYSTEM =
      List.of(
          "/lib",
          "/lib64",
          "/usr/lib",
          "/usr/lib64",
          "/usr/local/lib",
          "/gnu/store",
          "/nix/store",
          "/usr/share",
          "/etc/fonts",
          "/etc/ld.so.cache",
          "/etc/localtime",
          "/etc/timezone",
          "/etc/locale.alias",
          "/dev/random",
          "/dev/urandom",
          "/dev/zero",
          "/sys/devices/system",
          "/sys/fs/cgroup",
          "/proc/cpuinfo",
          "/proc/meminfo",
          "/proc/stat");

  private static final List<String> LOADERS =
      List.of(
          "/lib64/ld-linux-x86-64.so.2",
          "/lib/ld-linux-aarch64.so.1",
          "/lib/ld-musl-x86_64.so.1",
          "/lib/ld-musl-aarch64.so.1");

  private Landlock() {}

  /**
   * Holds the thread that calls, and what it starts.
   *
   * @param reads files and folders that may be read
   * @param runs files and folders that may be read and started
   * @param own the one folder that may be changed
   * @throws IOException when this kernel does not have it
   * @throws LinkageError when JNA has no native part for this machine
   */
  static void enter(Collection<Path> reads, Collection<Path> runs, Path own) throws IOException {
    long version = SystemCalls.call(CREATE, 0L, 0L, VERSION);
    if (version < 1) {
      throw new IOException("no Landlock: errno " + SystemCalls.error());
    }
    long rights = FIRST_VERSION;
    rights |= version >= 2 ? 1 << 13 : 0;
    rights |= version >= 3 ? TRUNCATE : 0;
    rights |= version >= 5 ? 1 << 15 : 0;
    try (var ruleset = new Memory(24)) {
      ruleset.setLong(0, rights);
      ruleset.setLong(8, TCP);
      ruleset.setLong(16, SOCKETS_AND_SIGNALS);
      int rules =
          (int) SystemCalls.call(CREATE, ruleset, version < 4 ? 8L : version < 6 ? 16L : 24L, 0L);
      if (rules < 0) {
        throw new IOException("Landlock: errno " + SystemCalls.error());
      }
      try {
        long read = READ_FILE | READ_DIR;
        for (String path : SYSTEM) {
          allow(rules, Path.of(path), read);
        }
        allow(rules, Path.of("/dev/null"), read | WRITE_FILE);
        for (Path path : reads) {
          allow(rules, path, read);
        }
        for (String path : LOADERS) {
          allow(rules, Path.of(path), read | EXECUTE);
        }
        for (Path path : runs) {
          allow(rules, path, read | EXECUTE);
        }
        allow(rules, own, rights & ~EXECUTE);
        SystemCalls.gainNothing();
        if (SystemCalls.call(RESTRICT, (long) rules, 0L) != 0) {
          throw new IOException("Landlock: errno " + SystemCalls.error());
        }
      } finally {
        SystemCalls.close(rules);
      }
    }
  }

  private static void allow(int rules, Path path, long rights) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    int place = SystemCalls.open(path.toString(), O_PATH | O_CLOEXEC);
    if (place < 0) {
      return; // what cannot be opened is not given
    }
    try (var rule = new Memory(16)) {
      rule.setLong(0, Files.isDirectory(path) ? rights : rights & OF_FILES);
      rule.setInt(8, place);
      if (SystemCalls.call(ADD, (long) rules, PATH_BENEATH, rule, 0L) != 0) {
        throw new IOException("Landlock, " + path + ": errno " + SystemCalls.error());
      }
    } finally {
      SystemCalls.close(place);
    }
  }
}
