package org.passeur.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.passeur.generate.Generator;
import org.passeur.generate.Settings;
import org.passeur.vocab.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code generate}. */
@Command(
    name = "generate",
    description =
        "Writes a fictional network of any size, for benchmarks."
            + " / Écrit un réseau fictif de toute taille, pour mesurer.")
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--people",
      required = true,
      paramLabel = "N",
      description = "nombre de personnes / number of people")
  int people;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "le même nombre redonne le même fichier / the same number gives the same file")
  long seed = 1;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "date du réseau fictif, AAAA-MM-JJ / date of the fictional network, YYYY-MM-DD")
  LocalDate date = Settings.DAY;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "adresse du site / address of the site")
  String base = House.BASE;

  @Parameters(
      paramLabel = "OUT.nq",
      description =
          "fichier N-Quads, comprimé si son nom finit par"
              + " .gz / N-Quads file, compressed when its name ends in .gz")
  Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    var settings = new Settings(people, seed, date, new Addresses(base));
    long start = System.nanoTime();
    long quads;
    try (OutputStream out = open()) {
      quads = Generator.write(settings, StreamRDFWriter.getWriterStream(out, Lang.NQUADS));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: people=%d quads=%d bytes=%d seconds=%.1f%n",
        file,
        people,
        quads,
        Files.size(file),
        seconds);
    return 0;
  }

  private OutputStream open() throws IOException {
    OutputStream out = Files.newOutputStream(file);
    boolean gzip = file.toString().endsWith(".gz");
    return new BufferedOutputStream(gzip ? new GZIPOutputStream(out, 1 << 16) : out, 1 << 16);
  }
}
