package org.passeur.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;
import org.passeur.store.Foundations;
import org.passeur.vocab.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder of an installation: locked while open, and readable by this account only. */
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final int SECRET = 32;

  /** Files and folders that the program creates; others are not touched. */
  private static final List<String> OURS =
      List.of(
          "log",
          "record",
          "record-in-doubt",
          "snapshots",
          "published",
          "index",
          "staff-index",
          "statistics",
          "answers",
          "backups");

  /** The folder cannot be used as requested; the message is for users, in both languages. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String french, String english) {
      super(french + "\n" + english);
    }
  }

  private final Path folder;
  private final boolean isNew;
  private final FileChannel lockFile;
  private final boolean readOnly;
  private boolean baseToCheck;

  /**
   * Opens the folder, creating it when missing.
   *
   * @throws Unusable when another process holds it
   */
  DataFolder(Path folder) {
    this(folder, false);
  }

  private DataFolder(Path folder, boolean readOnly) {
    this.folder = folder;
    this.readOnly = readOnly;
    try {
      PrivateFiles.folder(folder);
      lockFile =
          PrivateFiles.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw inUse(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    isNew = Foundations.isNew(folder);
    tighten();
  }

  /**
   * Opens a folder to be served. One that is or shall be read-only is served from a private copy,
   * which is deleted on close.
   */
  static DataFolder forServing(Path folder, boolean onlyToRead) {
    if (!onlyToRead && !ReadOnlyCopy.isNeeded(folder)) {
      return new DataFolder(folder);
    }
    try {
      LOG.info(
          "{} cannot be written to or is served with --read-only: reading goes on from a"
              + " temporary copy, and writes are refused",
          folder);
      return new DataFolder(ReadOnlyCopy.of(folder), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether nothing may be written to it. */
  boolean isReadOnly() {
    return readOnly;
  }

  static Unusable inUse(Path folder) {
    return new Unusable(
        "Le dossier "
            + folder
            + " est utilisé par un serveur en marche ; arrêtez-le d'abord, ou"
            + " passez par lui : import et route ont --server.",
        "The folder "
            + folder
            + " is in use by a running server; stop it first, or go through it:"
            + " import and route have --server.");
  }

  /**
   * Opens a folder that already holds an installation.
   *
   * @throws Unusable when it holds none, or another process has it open
   */
  static DataFolder existing(Path folder) {
    if (!Files.exists(folder.resolve("base"))) {
      throw new Unusable(
          "Le dossier "
              + folder
              + " ne contient pas de données de Passeur ; donnez le bon avec --data, ou"
              + " remplissez-le avec « serve --demo » ou « import ».",
          "The folder "
              + folder
              + " holds no Passeur data; give the right one with --data, or fill it with “serve"
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

  /**
   * Makes private whatever other accounts can read: files of earlier versions, and files the
   * engines created since.
   */
  void tighten() {
    int changed = 0;
    List<Path> refused = new java.util.ArrayList<>();
    for (var done :
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(PrivateFiles.tightenShallow(folder)),
                OURS.stream().map(name -> PrivateFiles.tighten(folder.resolve(name))))
            .toList()) {
      changed += done.changed();
      refused.addAll(done.refused());
    }
    if (changed > 0) {
      LOG.info(
          "{} files and folders in {} could be read by other accounts; only the account that runs"
              + " Passeur can read them now",
          changed,
          folder);
    }
    if (!refused.isEmpty()) {
      LOG.warn(
          "{} files in {} can be read by other accounts, and their permissions could not be"
              + " changed, such as {}; give the folder to the account that runs Passeur (chown),"
              + " then: chmod -R go-rwx",
          refused.size(),
          folder,
          refused.get(0));
    }
  }

  Path path() {
    return folder;
  }

  Path sub(String name) {
    return PrivateFiles.folder(folder.resolve(name));
  }

  /**
   * The base address of the installation, recorded at its first start. An empty file, left by a
   * full disk, counts as none.
   *
   * @param asked an address, or empty to take the recorded one or the fallback
   * @throws Unusable when it differs from the recorded one, or none is recorded although the folder
   *     holds data
   */
  Addresses addresses(String asked, String fallback) {
    Path file = folder.resolve("base");
    try {
      String found = Files.exists(file) ? text(file) : "";
      if (found.isEmpty()) {
        return firstAddresses(file, asked, fallback);
      }
      Addresses recorded = parsed(found, file);
      if (!asked.isEmpty() && !recorded.equals(new Addresses(asked))) {
        throw new Unusable(
            "Les données de ce dossier sont celles du site "
                + recorded.base()
                + " ; donnez cette adresse avec --base, ou choisissez un autre dossier.",
            "The data in this folder is that of the site "
                + recorded.base()
                + "; give that address with --base, or choose another folder.");
      }
      return recorded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The time zone of the installation, which decides when days begin and end, for consents too.
   * Recorded at the first start.
   *
   * @param asked a name such as {@code America/Toronto}, which is recorded from now on, or empty to
   *     take the recorded one, else that of the system
   * @throws Unusable when the zone is unknown
   */
  ZoneId zone(String asked) {
    Path file = folder.resolve("zone");
    try {
      String recorded = Files.exists(file) ? Files.readString(file).strip() : "";
      String name = asked.isEmpty() ? recorded : asked;
      ZoneId zone = name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
      if (!zone.getId().equals(recorded) && !readOnly) {
        PrivateFiles.write(file, zone.getId().getBytes(StandardCharsets.UTF_8));
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

  /**
   * The recorded time zone of a folder, which may be in use; the zone of the system when none can
   * be read.
   */
  static ZoneId recordedZone(Path folder) {
    try {
      return ZoneId.of(Files.readString(folder.resolve("zone")).strip());
    } catch (IOException | DateTimeException e) {
      return ZoneId.systemDefault();
    }
  }

  private Addresses firstAddresses(Path file, String asked, String fallback) throws IOException {
    if (isNew) {
      var addresses = new Addresses(asked.isEmpty() ? fallback : asked);
      write(file, addresses);
      return addresses;
    }
    if (asked.isEmpty()) {
      throw noBase(file);
    }
    baseToCheck = true;
    return new Addresses(asked);
  }

  private static void write(Path file, Addresses addresses) throws IOException {
    PrivateFiles.write(file, addresses.base().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Records a base address that was given because the recorded one was lost, if the stored data
   * uses it.
   *
   * @param isTheirs whether the stored data uses that address
   */
  void checkBase(Addresses addresses, BooleanSupplier isTheirs) {
    if (!baseToCheck) {
      return;
    }
    Path file = folder.resolve("base");
    if (!isTheirs.getAsBoolean()) {
      throw new Unusable(
          "Les données de ce dossier ne sont pas celles du site "
              + addresses.base()
              + " ; donnez l'adresse du bon site avec --base.",
          "The data in this folder is not that of the site "
              + addresses.base()
              + "; give the address of the right site with --base.");
    }
    try {
      write(file, addresses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (CharacterCodingException e) {
      throw noBase(file);
    }
  }

  private static Addresses parsed(String text, Path file) {
    try {
      return new Addresses(text);
    } catch (IllegalArgumentException e) {
      throw noBase(file);
    }
  }

  private static Unusable noBase(Path file) {
    return new Unusable(
        "Le fichier "
            + file
            + ", où l'adresse du site est notée, manque ou ne peut pas être lu, alors que le"
            + " dossier contient des données. Reprenez ce fichier dans la dernière copie de"
            + " sauvegarde ; sinon, videz ce fichier et démarrez une fois avec --base ADRESSE.",
        "The file "
            + file
            + ", in which the address of the site is noted, is missing or cannot be read, while the"
            + " folder holds data. Take this file from the last backup; else empty this file and"
            + " start once with --base ADDRESS.");
  }

  /** Returns whether the folder held nothing yet when it was opened. */
  boolean isNew() {
    return isNew;
  }

  /**
   * The secret for the keys of imported things, drawn once. An incomplete file counts as none.
   *
   * @param inUse whether keys were made with a lost secret
   * @throws Unusable when they were
   */
  byte[] secret(BooleanSupplier inUse) {
    Path file = folder.resolve("secret");
    try {
      byte[] found = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      if (found.length >= SECRET) {
        return found;
      }
      if (!isNew && inUse.getAsBoolean()) {
        throw new Unusable(
            "Le fichier "
                + file
                + " manque ou n'est pas entier, alors qu'il a servi à créer les adresses des fiches"
                + " importées. Reprenez-le dans la dernière copie de sauvegarde. S'il n'y a pas de"
                + " copie, mettez-y 32 octets au hasard (head -c 32 /dev/urandom) : les données"
                + " restent, mais une source importée de nouveau donnera d'autres adresses.",
            "The file "
                + file
                + " is missing or not whole, while it was used to make the addresses of imported"
                + " records. Take it from the last backup. If there is no backup, put 32 random"
                + " bytes into it (head -c 32 /dev/urandom): the data stays, but a source that is"
                + " imported again will get other addresses.");
      }
      byte[] secret = new byte[SECRET];
      new SecureRandom().nextBytes(secret);
      PrivateFiles.write(file, secret);
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (readOnly) {
        Folders.delete(folder);
      } else {
        tighten();
      }
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
