package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.fork.ForkParser;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.passeur.store.Bilingual;
import org.xml.sax.SAXException;

/**
 * Reads PDF, office and HTML files with Tika in a separate process, with limits on memory and time
 * and without network: a file that hangs, exhausts the memory or crashes the process affects no
 * other file. Embedded files (archives, attachments) are not opened.
 */
final class OfficeFiles implements AutoCloseable {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  private final ForkParser fork;
  private final ParseContext context = new ParseContext();

  /** A file could not be read; the message says why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Bilingual reason;

    Unreadable(String fr, String en) {
      super(en);
      reason = new Bilingual(fr, en);
    }
  }

  /** Serialized and sent to the other process. */
  private static final class NothingEmbedded implements DocumentSelector, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean select(Metadata metadata) {
      return false;
    }
  }

  OfficeFiles() {
    this(parsers(), 20_000);
  }

  /**
   * @param timeoutMillis for one document
   */
  OfficeFiles(Parser parser, long timeoutMillis) {
    fork = new ForkParser(OfficeFiles.class.getClassLoader(), new Offline(parser));
    fork.setJavaCommand(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Djava.security.manager=allow", // for Offline
            // logback cannot find its configuration through the class loader of the other process
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-Dslf4j.internal.verbosity=ERROR"));
    fork.setPoolSize(1);
    fork.setServerParseTimeoutMillis(timeoutMillis);
    fork.setServerWaitTimeoutMillis(timeoutMillis + 10_000);
    context.set(DocumentSelector.class, new NothingEmbedded());
  }

  private static Parser parsers() {
    try (var settings = OfficeFiles.class.getResourceAsStream("/tika.xml")) {
      return new AutoDetectParser(new TikaConfig(settings));
    } catch (IOException | TikaException | SAXException e) {
      throw new IllegalStateException("tika.xml cannot be read", e);
    }
  }

  /**
   * @throws Unreadable when its text cannot be extracted
   */
  Document read(Input input) throws Unreadable {
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, input.fileName());
    var passages = new Passages();
    try (InputStream in = Files.newInputStream(input.path())) {
      fork.parse(in, passages, metadata, context);
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      throw unreadable(e);
    }
    List<Passages.Passage> all = passages.all();
    if (all.isEmpty()) {
      throw new Unreadable(
          "Aucun texte n'a été trouvé : page numérisée, ou format qui n'est pas lu ?",
          "No text was found: a scanned page, or a format that is not read?");
    }
    return new Document(
        input.name(),
        Optional.ofNullable(metadata.get(TikaCoreProperties.TITLE)).orElse(""),
        all,
        day(metadata.get(TikaCoreProperties.CREATED)),
        day(metadata.get(TikaCoreProperties.MODIFIED)),
        Optional.ofNullable(metadata.get(Metadata.CONTENT_LANGUAGE))
            .filter(t -> TAG.matcher(t).matches()),
        List.of(),
        passages.beside(),
        HiddenParts.of(input.path()));
  }

  private static Optional<String> day(@org.jspecify.annotations.Nullable String date) {
    Matcher m = DAY.matcher(date == null ? "" : date);
    return m.find() ? Optional.of(m.group()) : Optional.empty();
  }

  private static Unreadable unreadable(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      String said = t.getClass().getSimpleName() + " " + t.getMessage();
      if (said.contains("Encrypted") || said.contains("password")) {
        return new Unreadable(
            "Ce document est protégé par un mot de passe.", "This document needs a password.");
      }
      if (said.contains("zip bomb") || said.contains("Zip bomb")) {
        return new Unreadable(
            "Ce document se déploie sans fin (bombe de décompression).",
            "This document unpacks without end (zip bomb).");
      }
      if (said.contains("ZeroByteFile")) {
        return new Unreadable("Ce fichier est vide.", "This file is empty.");
      }
    }
    String said = e.getClass().getSimpleName();
    return new Unreadable(
        "Ce document ne peut pas être lu : il est endommagé, trop lourd ou trop long à lire ("
            + said
            + ").",
        "This document cannot be read: damaged, too heavy or too slow to read (" + said + ").");
  }

  @Override
  public void close() {
    fork.close();
  }
}
