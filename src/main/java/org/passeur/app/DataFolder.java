package org.passeur.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.passeur.vocab.Addresses;

/** The folder of an installation, locked while it is open. */
final class DataFolder implements AutoCloseable {
  /** The folder cannot be used as asked; the message is for people, in both languages. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String french, String english) {
      super(french + "\n" + english);
    }
  }

  private final Path folder;
  private final FileChannel lockFile;

  /**
   * Opens the folder, or makes it.
   *
   * @throws Unusable when another process holds it
   */
  DataFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw new Unusable(
            "Le dossier " + folder + " est utilisé par un serveur en marche ; arrêtez-le d'abord.",
            "The folder " + folder + " is in use by a running server; stop it first.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a folder that already holds an installation.
   *
   * @throws Unusable when it does not, or when another process holds it
   */
  static DataFolder existing(Path folder) {
    if (!Files.exists(folder.resolve("base"))) {
      throw new Unusable(
          "Le dossier "
              + folder
              + " ne contient pas de données de Passeur ; donnez le bon avec --data, ou remplissez-le"
              + " avec « serve --demo » ou « import ».",
          "The folder "
              + folder
              + " holds no data of Passeur; give the right one with --data, or fill it with “serve"
              + " --demo” or “import”.");
    }
    return new DataFolder(folder);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return folder;
  }

  Path sub(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The base address of the installation, recorded at its first start.
   *
   * @param asked an address, or empty to take the recorded one or the fallback
   * @throws Unusable when another one is recorded
   */
  Addresses addresses(String asked, String fallback) {
    Path file = folder.resolve("base");
    try {
      if (!Files.exists(file)) {
        var addresses = new Addresses(asked.isEmpty() ? fallback : asked);
        Files.writeString(file, addresses.base());
        return addresses;
      }
      var recorded = new Addresses(Files.readString(file).strip());
      if (!asked.isEmpty() && !recorded.equals(new Addresses(asked))) {
        throw new Unusable(
            "Ce dossier appartient à l'adresse "
                + recorded.base()
                + " ; reprenez-la avec --base, ou choisissez un autre dossier.",
            "This folder belongs to the address "
                + recorded.base()
                + "; use it with --base, or choose another folder.");
      }
      return recorded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The time zone of the installation, in which days begin and end: consents with them. Recorded at
   * its first start.
   *
   * @param asked a name such as {@code America/Toronto}, which is recorded from now on, or empty to
   *     take the recorded one, else that of the system
   * @throws Unusable when there is no such zone
   */
  ZoneId zone(String asked) {
    Path file = folder.resolve("zone");
    try {
      String recorded = Files.exists(file) ? Files.readString(file).strip() : "";
      String name = asked.isEmpty() ? recorded : asked;
      ZoneId zone = name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
      if (!zone.getId().equals(recorded)) {
        Files.writeString(file, zone.getId());
      }
      return zone;
    } catch (DateTimeException e) {
      String zone = asked.isEmpty() ? "file: " + file : asked;
      throw new Unusable(
          "Fuseau horaire inconnu (" + zone + ") ; donnez-en un comme America/Toronto (--zone).",
          "Unknown time zone (" + zone + "); give one such as America/Toronto (--zone).");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The secret that keys of imported things are made with; drawn once. */
  byte[] secret() {
    Path file = folder.resolve("secret");
    try {
      if (!Files.exists(file)) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Files.write(file, secret);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
