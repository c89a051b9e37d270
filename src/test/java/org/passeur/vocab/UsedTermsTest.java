package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.kernel.Bundled;

/** No term of the vocabulary is there for nothing. */
final class UsedTermsTest extends TestBase {
  private static final Pattern OURS = Pattern.compile("(?<![\\w-])psr:(\\w+)");

  @Test
  void everyClassAndPropertyIsUsedByTheDemonstrationAShapeOrAQuery() {
    Set<String> used = demonstration();
    used.addAll(named("shapes", ".ttl"));
    used.addAll(named("queries", ".rq"));
    var unused = new TreeSet<String>();
    var ontology = new Ontology();
    ontology.classes().forEach(term -> unused.add(name(term)));
    ontology.properties().forEach(term -> unused.add(name(term)));
    assertTrue(unused.size() > 80, "the vocabulary was read");
    unused.removeAll(used);
    assertEquals(Set.of(), unused);
  }

  /** Predicates, and classes that something is said to be of. */
  private static Set<String> demonstration() {
    var used = new TreeSet<String>();
    for (String file : Bundled.list("ontology/demo", ".trig")) {
      DatasetGraph data = DatasetGraphFactory.create();
      try (InputStream in = Bundled.open(file)) {
        RDFParser.source(in).lang(Lang.TRIG).base("http://localhost/").parse(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      data.find()
          .forEachRemaining(
              q -> {
                used.add(name(q.getPredicate()));
                if (q.getPredicate().equals(Rdf.TYPE)) {
                  used.add(name(q.getObject()));
                }
              });
    }
    return used;
  }

  private static Set<String> named(String folder, String extension) {
    var used = new TreeSet<String>();
    for (String file : Bundled.list(folder, extension)) {
      try (InputStream in = Bundled.open(file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        OURS.matcher(text.replaceAll("(?m)^\\s*#.*$", ""))
            .results()
            .forEach(m -> used.add(m.group(1)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return used;
  }

  private static String name(Node term) {
    return term.isURI() && term.getURI().startsWith(Psr.NS)
        ? term.getURI().substring(Psr.NS.length())
        : "";
  }
}
