package org.passeur.ingest.office;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.confine.Confinement;
import org.passeur.ingest.confine.Means;
import org.passeur.ingest.source.Input;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.WrittenDate;

/**
 * Reads PDF, office and HTML files with Tika in another process, with limits on memory and time and
 * held by what the machine offers: a file that hangs, fills the memory or kills its reader costs
 * itself only, and one that takes its reader over reaches nobody and starts nothing. Where nothing
 * holds a reader, none reads.
 */
final class OfficeFiles implements AutoCloseable {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,20}");

  /** One of these must hold; the strongest first. */
  private static final List<Means> ENOUGH =
      List.of(Means.SECCOMP, Means.NAMESPACE, Means.SECURITY_MANAGER);

  /** One of these keeps a reader from starting programs. */
  private static final Set<Means> NO_PROGRAMS =
      EnumSet.of(Means.SECCOMP, Means.LANDLOCK, Means.SECURITY_MANAGER);

  private static final Bilingual NOT_THE_FILE =
      new Bilingual(
          "Ce fichier n'a pas été lu, mais il n'est pas en cause. Par sécurité, un PDF ou un"
              + " document bureautique est lu par un programme sans accès au réseau ni aux autres"
              + " programmes, ce que cet ordinateur ne permet pas. Utilisez Java 17 ou 21, ou Linux"
              + " (voir docs/importing.md), puis importez-le de nouveau.",
          "This file was not read, but it is not at fault. For safety, a PDF or office document is"
              + " read by a program without access to the network or to other programs, which this"
              + " computer does not allow. Use Java 17 or 21, or Linux (see docs/importing.md),"
              + " then import it again.");

  private static final Bilingual TOO_HEAVY =
      new Bilingual(
          "Ce document est trop lourd : le lire demande plus de mémoire qu'il n'en est donné"
              + " (256 Mo). Coupez-le en plusieurs, ou retirez-en les images. Ce qui en était déjà"
              + " enregistré reste.",
          "This document is too heavy: to read it takes more memory than is given (256 MB). Split"
              + " it into several, or take out its pictures. What was stored of it stays.");

  private static final long PER_MEGABYTE_MILLIS = 5_000;
  private static final long MOST_MILLIS = 600_000;

  private final List<String> arguments;
  private final long timeoutMillis;
  private final Set<Means> allowed;
  private @Nullable Means found;
  private @Nullable ReaderProcess reader;

  /** A file that is not read, and why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Bilingual reason;

    Unreadable(String fr, String en) {
      this(new Bilingual(fr, en));
    }

    Unreadable(Bilingual reason) {
      super(reason.en());
      this.reason = reason;
    }
  }

  OfficeFiles() {
    this(List.of(), 20_000, EnumSet.allOf(Means.class));
  }

  /**
   * @param arguments of {@link Reader}
   * @param timeoutMillis for one document, beside what its size adds
   * @param allowed what may be used to hold the reader
   */
  OfficeFiles(List<String> arguments, long timeoutMillis, Set<Means> allowed) {
    this.arguments = arguments;
    this.timeoutMillis = timeoutMillis;
    this.allowed = allowed;
  }

  /**
   * @throws Unreadable when nothing can be read of it, or nothing holds a reader here
   */
  SourceDocument read(Input input) throws Unreadable {
    requireWhole(input);
    Wire.Read read;
    long patience = patience(input);
    try {
      read = reader().read(input.path(), input.fileName(), patience);
    } catch (ReaderProcess.OutOfMemory e) {
      throw new Unreadable(TOO_HEAVY);
    } catch (Wire.Failure e) {
      throw unreadable(String.valueOf(e.getMessage()));
    } catch (InterruptedIOException e) {
      long seconds = patience / 1000;
      throw new Unreadable(
          "La lecture de ce document a été arrêtée après "
              + seconds
              + " secondes. S'il est très long, coupez-le en plusieurs ; sinon, importez-le de"
              + " nouveau quand l'ordinateur est moins occupé.",
          "Reading this document was stopped after "
              + seconds
              + " seconds. If it is very long, split it into several; otherwise, import it again"
              + " when the computer is less busy.");
    } catch (IOException e) {
      throw new Unreadable(
          "Le programme qui lit les documents s'est arrêté sur celui-ci. Importez-le de nouveau ;"
              + " si cela se répète, le document est endommagé : ouvrez-le et enregistrez-le dans"
              + " un fichier neuf. Ce qui en était déjà enregistré reste.",
          "The program that reads documents stopped at this one. Import it again; if that happens"
              + " again, the document is damaged: open it and save it as a new file. What was"
              + " stored of it stays.");
    }
    if (read.passages().isEmpty()) {
      throw new Unreadable(
          "Aucun texte n'a été trouvé : ce sont peut-être des pages numérisées, ou un format qui"
              + " n'est pas lu. Enregistrez le document avec son texte, puis importez-le de"
              + " nouveau.",
          "No text was found: these may be scanned pages, or a format that is not read. Save the"
              + " document with its text, then import it again.");
    }
    return new SourceDocument(
        input.name(),
        read.title(),
        read.passages(),
        day(read.created()),
        day(read.modified()),
        Optional.of(read.language()).filter(t -> TAG.matcher(t).matches()),
        List.of(),
        read.beside(),
        seen(input, read.type()),
        read.cut());
  }

  /** What is hidden in it, and what its content rather than its name says it is. */
  private static Set<Concern> seen(Input input, String type) {
    Set<Concern> seen = EnumSet.noneOf(Concern.class);
    seen.addAll(HiddenParts.of(input.path()));
    switch (type) {
      case "message/rfc822", "application/mbox", "application/vnd.ms-outlook" ->
          seen.add(Concern.MESSAGE);
      case "text/calendar" -> seen.add(Concern.CALENDAR);
      case "text/x-vcard", "text/vcard" -> seen.add(Concern.CONTACT_CARDS);
      default -> {
        // a document
      }
    }
    return seen;
  }

  /** The time for one file: larger ones have more. */
  private long patience(Input input) {
    try {
      long megabytes = Files.size(input.path()) >> 20;
      return timeoutMillis + Math.min(megabytes * PER_MEGABYTE_MILLIS, MOST_MILLIS);
    } catch (IOException e) {
      return timeoutMillis; // whoever reads it on will say so
    }
  }

  private static void requireWhole(Input input) throws Unreadable {
    try {
      if (CompleteFile.is(input.path())) {
        return;
      }
    } catch (IOException e) {
      throw new Unreadable("Ce fichier ne peut pas être lu.", "This file cannot be read.");
    }
    throw new Unreadable(
        "Ce fichier est endommagé : il en manque la fin ou un morceau, peut-être parce qu'il a été"
            + " mal copié. Copiez-le de nouveau, ou ouvrez-le et enregistrez-le dans un fichier"
            + " neuf. Ce qui en était déjà enregistré reste.",
        "This file is damaged: its end or a part of it is missing, perhaps because it was not"
            + " copied to its end. Copy it again, or open it and save it as a new file. What was"
            + " stored of it stays.");
  }

  /** What holds the reader at work; empty before the first document. */
  Set<Means> held() {
    return reader == null ? EnumSet.noneOf(Means.class) : reader.held();
  }

  /** True when the reader at work could start programs, cut off from the network as it is. */
  boolean mayStartPrograms() {
    return reader != null && held().stream().noneMatch(NO_PROGRAMS::contains);
  }

  private ReaderProcess reader() throws Unreadable {
    if (reader != null && reader.alive()) {
      return reader;
    }
    close();
    for (Means main : found == null ? ENOUGH : List.of(found)) {
      if (allowed.contains(main) && Confinement.mayOffer(main)) {
        ReaderProcess started = heldBy(main);
        if (started != null) {
          found = main;
          reader = started;
          return started;
        }
      }
    }
    throw new Unreadable(NOT_THE_FILE);
  }

  /** A reader that this means holds, with what comes for nothing beside it. */
  private @Nullable ReaderProcess heldBy(Means main) {
    Set<Means> asked = EnumSet.of(main);
    for (Means beside : EnumSet.of(Means.LANDLOCK, Means.SECURITY_MANAGER)) {
      if (allowed.contains(beside) && Confinement.mayOffer(beside)) {
        asked.add(beside);
      }
    }
    try {
      ReaderProcess started = ReaderProcess.start(asked, arguments);
      if (started.held().contains(main)) {
        return started;
      }
      started.close();
    } catch (IOException e) {
      // this means does not work here: the next one
    }
    return null;
  }

  private static Optional<String> day(String date) {
    return WrittenDate.dayWithin(date).map(LocalDate::toString);
  }

  private static Unreadable unreadable(String said) {
    if (said.contains("Encrypted") || said.contains("password")) {
      return new Unreadable(
          "Ce document est protégé par un mot de passe ; retirez-le, puis importez le document de"
              + " nouveau.",
          "This document is protected by a password; remove it, then import the"
              + " document again.");
    }
    if (said.contains("zip bomb") || said.contains("Zip bomb")) {
      return new Unreadable(
          "Ce document devient trop gros une fois décompressé : il n'est pas lu, par sécurité.",
          "This document becomes too large when it is unpacked: it is not read, for safety.");
    }
    if (said.contains("NoClassDefFoundError")) { // of a library left out: see the tree of libraries
      return new Unreadable(
          "Le contenu de ce fichier ne correspond pas à son nom : c'est un format qui n'est pas lu"
              + " (base de données, boîte aux lettres…).",
          "The content of this file does not match its name: it is a format that is not read"
              + " (database, mailbox…).");
    }
    if (said.contains("ZeroByteFile")) {
      return new Unreadable("Ce fichier est vide.", "This file is empty.");
    }
    if (said.contains("Tried to allocate") || said.contains("maximum length for this record")) {
      return new Unreadable(TOO_HEAVY);
    }
    String name = said.split("\n", 2)[0].replaceAll("\\W", "");
    String shortly = name.substring(0, Math.min(name.length(), 100));
    return new Unreadable(
        "Ce document est endommagé, ou n'est pas ce que dit son nom ("
            + shortly
            + "). Ouvrez-le et enregistrez-le dans un fichier neuf. Ce qui en était déjà enregistré"
            + " reste.",
        "This document is damaged, or is not what its name says ("
            + shortly
            + "). Open it and save it as a new file. What was stored of it stays.");
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
