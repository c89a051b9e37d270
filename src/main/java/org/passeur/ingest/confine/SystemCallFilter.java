package org.passeur.ingest.confine;

import com.sun.jna.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A seccomp filter (seccomp(2), classic BPF) for a JVM that reads documents: threads, memory and
 * files as before; no socket, no other process, no rights changed. What is refused answers with an
 * error, so that the JVM lives on and the document only fails.
 */
final class SystemCallFilter {
  private static final int LOAD = 0x20;
  private static final int EQUAL = 0x15;
  private static final int AT_LEAST = 0x35;
  private static final int ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ERROR = 0x00050000;
  private static final int ENOSYS = 38;

  // struct seccomp_data
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST = 16;
  private static final int SECOND = 24;

  private static final int CLONE_THREAD = 0x00010000;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541C;

  /** The second set of calls of x86_64, with numbers of its own. */
  private static final int X32 = 0x40000000;

  /** From here on a call has the same number on every processor. */
  private static final int NEWER = 424;

  /**
   * Of the newer ones: close_range, openat2, faccessat2, epoll_pwait2, futex_waitv and the futex
   * calls of 6.7. Not clone3, whose flags a filter cannot see (without it libraries use clone), not
   * io_uring, which opens sockets by itself, and nothing that is not known yet.
   */
  private static final int[] NEWER_ALLOWED = {436, 437, 439, 441, 449, 454, 455, 456};

  private static final int SET_MODE_FILTER = 1;

  /** For all threads at once, those of the JVM included. */
  private static final int TSYNC = 1;

  private final List<long[]> program = new ArrayList<>();

  private SystemCallFilter() {}

  /**
   * Holds this whole process, for good.
   *
   * @throws IOException when the kernel does not, or its answers show that nothing is held
   * @throws LinkageError when JNA has no native part for this machine
   */
  static void install(Architecture here) throws IOException {
    var filter = new SystemCallFilter();
    filter.write(here, Math.toIntExact(ProcessHandle.current().pid()));
    SystemCalls.gainNothing();
    int size = filter.program.size();
    try (var code = new Memory(8L * size);
        var head = new Memory(16)) {
      for (int i = 0; i < size; i++) {
        long[] line = filter.program.get(i);
        code.setShort(8L * i, (short) line[0]);
        code.setByte(8L * i + 2, (byte) line[1]);
        code.setByte(8L * i + 3, (byte) line[2]);
        code.setInt(8L * i + 4, (int) line[3]);
      }
      head.clear();
      head.setShort(0, (short) size);
      head.setPointer(8, code);
      long answer = SystemCalls.call(here.seccomp, (long) SET_MODE_FILTER, (long) TSYNC, head);
      if (answer != 0) {
        throw new IOException("seccomp: " + answer + ", errno " + SystemCalls.error());
      }
    }
    prove(here);
  }

  /** An emulated kernel may say yes and do nothing. Without the filter the second one is EFAULT. */
  private static void prove(Architecture here) throws IOException {
    long socket = SystemCalls.call(here.socket, 2L, 1L, 0L);
    boolean shut = socket < 0 && SystemCalls.error() == SystemCalls.EPERM;
    long exec = SystemCalls.call(here.execve, 0L, 0L, 0L);
    if (!shut || exec >= 0 || SystemCalls.error() != SystemCalls.EPERM) {
      throw new IOException("the filter of system calls is set and does not hold");
    }
  }

  private void write(Architecture here, int self) throws IOException {
    line(LOAD, 0, 0, ARCHITECTURE);
    line(EQUAL, 1, 0, here.audit & 0xffffffffL);
    line(RETURN, 0, 0, KILL_PROCESS);
    line(LOAD, 0, 0, NUMBER);
    for (int allowed : NEWER_ALLOWED) {
      line(EQUAL, 0, 1, allowed);
      line(RETURN, 0, 0, ALLOW);
    }
    line(AT_LEAST, 0, 1, X32);
    line(RETURN, 0, 0, ERROR | SystemCalls.EPERM);
    line(AT_LEAST, 0, 1, NEWER);
    line(RETURN, 0, 0, ERROR | ENOSYS);
    for (int refused : refused(here)) {
      line(EQUAL, 0, 1, refused);
      line(RETURN, 0, 0, ERROR | SystemCalls.EPERM);
    }
    // a new thread, not a new process
    when(here.clone, FIRST, ANY_BIT, CLONE_THREAD);
    // signals to its own threads, not to those who wait for it
    when(here.tgkill, FIRST, EQUAL, self);
    when(here.kill, FIRST, EQUAL, self);
    when(here.prlimit, FIRST, EQUAL, 0);
    // typing into somebody's terminal
    line(EQUAL, 0, 4, here.ioctl);
    line(LOAD, 0, 0, SECOND);
    line(EQUAL, 1, 0, TIOCSTI);
    line(EQUAL, 0, 1, TIOCLINUX);
    line(RETURN, 0, 0, ERROR | SystemCalls.EPERM);
    line(RETURN, 0, 0, ALLOW);
  }

  /** Allowed when its argument passes the test, else refused. */
  private void when(int call, int argument, int test, int value) {
    line(EQUAL, 0, 4, call);
    line(LOAD, 0, 0, argument);
    line(test, 0, 1, value);
    line(RETURN, 0, 0, ALLOW);
    line(RETURN, 0, 0, ERROR | SystemCalls.EPERM);
  }

  private void line(int code, int ifTrue, int ifFalse, long value) {
    program.add(new long[] {code, ifTrue, ifFalse, value});
  }

  /** The numbers of the list that this architecture has. */
  private static List<Integer> refused(Architecture here) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SystemCallFilter.class.getResourceAsStream("/ingest/refused-calls.txt")),
                StandardCharsets.UTF_8))) {
      List<Integer> numbers = new ArrayList<>();
      for (String line : lines.lines().toList()) {
        String[] words = line.split(" ", -1);
        if (!line.startsWith("#") && words.length == 3) {
          String number = words[here == Architecture.X86_64 ? 1 : 2];
          if (!number.equals("-")) {
            numbers.add(Integer.valueOf(number));
          }
        }
      }
      return numbers;
    }
  }
}
