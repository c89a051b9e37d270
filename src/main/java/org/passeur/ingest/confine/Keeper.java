package org.passeur.ingest.confine;

import java.nio.file.LinkPermission;
import java.nio.file.Path;
import java.security.AccessControlException;
import java.security.Permission;
import java.util.List;

/** Refuses the network, other programs and foreign files to code that asks Java for them. */
@SuppressWarnings("removal") // gone from Java 24 on, where it is not put in
final class Keeper extends SecurityManager {
  private final List<String> readable;
  private final String own;

  Keeper(List<Path> readable, Path own) {
    this.readable = readable.stream().map(Path::toString).toList();
    this.own = own.toString();
  }

  private static AccessControlException refuse(String what) {
    // PDFBox, which looks for fonts, lives on with this exception and no other
    return new AccessControlException("not while a document is read: " + what);
  }

  private static boolean under(String folder, String file) {
    return file.equals(folder) || file.startsWith(folder + java.io.File.separator);
  }

  @Override
  public void checkPermission(Permission permission) {
    // a link in its own folder would lead out of it
    if (permission.getName().equals("setSecurityManager") || permission instanceof LinkPermission) {
      throw refuse(permission.getName());
    }
  }

  @Override
  public void checkPermission(Permission permission, Object context) {
    checkPermission(permission);
  }

  @Override
  public void checkExec(String command) {
    throw refuse("start " + command);
  }

  @Override
  public void checkConnect(String host, int port) {
    throw refuse("reach " + host);
  }

  @Override
  public void checkConnect(String host, int port, Object context) {
    checkConnect(host, port);
  }

  @Override
  public void checkListen(int port) {
    throw refuse("listen");
  }

  @Override
  public void checkRead(String file) {
    String plain = plain(file);
    if (!under(own, plain) && readable.stream().noneMatch(folder -> under(folder, plain))) {
      throw refuse("read " + file);
    }
  }

  @Override
  public void checkRead(String file, Object context) {
    checkRead(file);
  }

  @Override
  public void checkWrite(String file) {
    if (!under(own, plain(file))) {
      throw refuse("write " + file);
    }
  }

  @Override
  public void checkDelete(String file) {
    checkWrite(file);
  }

  private static String plain(String file) {
    return Path.of(file).toAbsolutePath().normalize().toString();
  }
}
