package org.passeur.app.console;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.List;

/** Starts the program anew in its own process, with the same number, by the system's execve. */
final class StartAgain {
  private StartAgain() {}

  /**
   * Does not return where it succeeds.
   *
   * @param line the command line, with the program
   * @param environment as {@code NAME=value}
   */
  static void with(List<byte[]> line, List<byte[]> environment) {
    try {
      NativeLibrary.getProcess()
          .getFunction("execve")
          .invokeInt(new Object[] {"/proc/self/exe", strings(line), strings(environment)});
    } catch (LinkageError e) {
      // no native part of JNA for this machine: the caller goes on as it is
    }
  }

  private static Memory strings(List<byte[]> words) {
    var pointers = new Memory((words.size() + 1L) * Native.POINTER_SIZE);
    for (int i = 0; i < words.size(); i++) {
      byte[] word = words.get(i);
      var string = new Memory(word.length + 1L);
      string.write(0, word, 0, word.length);
      string.setByte(word.length, (byte) 0);
      pointers.setPointer((long) i * Native.POINTER_SIZE, string);
    }
    pointers.setPointer((long) words.size() * Native.POINTER_SIZE, null);
    return pointers;
  }
}
