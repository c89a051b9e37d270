package org.passeur.ingest.confine;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;

/**
 * Calls of the Linux kernel by their number, through the C library's {@code syscall}. Loading it
 * throws a {@link LinkageError} where JNA has no native part.
 */
final class SystemCalls {
  static final int EPERM = 1;

  private static final int PR_SET_NO_NEW_PRIVS = 38;

  private static final Function SYSCALL = NativeLibrary.getProcess().getFunction("syscall");
  private static final Function PRCTL = NativeLibrary.getProcess().getFunction("prctl");
  private static final Function OPEN = NativeLibrary.getProcess().getFunction("open");
  private static final Function CLOSE = NativeLibrary.getProcess().getFunction("close");

  private SystemCalls() {}

  /** The answer of the call, negative when it failed: see {@link #error}. */
  static long call(long number, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = number;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return SYSCALL.invokeLong(all);
  }

  /** The {@code errno} of the last call of this thread. */
  static int error() {
    return Native.getLastError();
  }

  /** This thread, and what it starts, gain no rights by starting programs. */
  static void gainNothing() throws IOException {
    if (PRCTL.invokeInt(new Object[] {PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L}) != 0) {
      throw new IOException("PR_SET_NO_NEW_PRIVS: errno " + error());
    }
  }

  /** A descriptor that must be closed, negative when the file cannot be opened. */
  static int open(String path, int flags) {
    return OPEN.invokeInt(new Object[] {path, flags});
  }

  static void close(int descriptor) {
    CLOSE.invokeInt(new Object[] {descriptor});
  }
}
