package org.passeur.ingest.confine;

import java.util.Optional;

/** The processors whose system calls are known here. */
enum Architecture {
  X86_64(0xC000003E, 41, 59, 56, 16, 62, 234, 302, 317),
  AARCH64(0xC00000B7, 198, 221, 220, 29, 129, 131, 261, 277);

  /** AUDIT_ARCH_… of the kernel. */
  final int audit;

  final int socket;
  final int execve;
  final int clone;
  final int ioctl;
  final int kill;
  final int tgkill;
  final int prlimit;
  final int seccomp;

  Architecture(
      int audit,
      int socket,
      int execve,
      int clone,
      int ioctl,
      int kill,
      int tgkill,
      int prlimit,
      int seccomp) {
    this.audit = audit;
    this.socket = socket;
    this.execve = execve;
    this.clone = clone;
    this.ioctl = ioctl;
    this.kill = kill;
    this.tgkill = tgkill;
    this.prlimit = prlimit;
    this.seccomp = seccomp;
  }

  /** That of this process; empty outside Linux and on other processors. */
  static Optional<Architecture> here() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
