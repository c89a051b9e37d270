package org.passeur.route.need;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Sha256;
import org.passeur.log.Note;
import org.passeur.route.need.Routing.Theme;
import org.passeur.search.WordAnalysis;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records needs that nobody could answer, for referral staff. The text itself is not kept, because
 * it may contain names: only the themes recognized in it and the themes of words in the bilingual
 * lexicon. The same gap is recorded once a month.
 */
public final class Gaps {
  private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);
  private static final Note NOTE = new Note("aiguillage", "besoin sans réponse", "/aiguillage");
  private static final int MOST_WORDS = 6;

  /** Most gaps recorded in a day, so that an automated client cannot fill the store. */
  private static final int MOST_A_DAY = 200;

  private final RecordStore record;
  private final Addresses addresses;
  private final Clock clock;
  private final AtomicInteger today = new AtomicInteger();
  private volatile LocalDate day = LocalDate.MIN;

  public Gaps(RecordStore record, Addresses addresses, Clock clock) {
    this.record = record;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Records the need in the background when nobody could answer it: the request does not wait, and
   * a full disk does not prevent the answer.
   *
   * @return the need recorded; empty when there is none to record
   */
  public Optional<Node> keep(Routing routing) {
    if (!routing.nobody() || !routing.leftOut().isEmpty()) {
      return Optional.empty();
    }
    List<Theme> themes =
        routing.understood().stream().filter(t -> !t.label().equals(t.iri().toString())).toList();
    List<String> words =
        WordAnalysis.common(Hearing.used(routing.need().text())).stream()
            .limit(MOST_WORDS)
            .toList();
    if ((themes.isEmpty() && words.isEmpty()) || tooMany()) {
      return Optional.empty();
    }
    var said = new TreeSet<>(words);
    themes.forEach(t -> said.add(t.iri().toString()));
    Node gap = addresses.thing("need", key(YearMonth.now(clock) + " " + said));
    try {
      var unused =
          record
              .submit(NOTE, Optional.empty(), data -> write(gap, routing, themes, words, data))
              .whenComplete(
                  (commit, problem) -> {
                    if (problem != null) {
                      notKept(problem);
                    }
                  });
      return Optional.of(gap);
    } catch (Problem e) {
      notKept(e); // writing is stopped
      return Optional.empty();
    }
  }

  private static void notKept(Throwable why) {
    LOG.warn("a need that found no answer could not be recorded for the staff", why);
  }

  private boolean tooMany() {
    LocalDate now = LocalDate.now(clock);
    if (!now.equals(day)) {
      day = now;
      today.set(0);
    }
    return today.incrementAndGet() > MOST_A_DAY;
  }

  private static String key(String text) {
    byte[] hash = Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8));
    return Addresses.key(ByteBuffer.wrap(hash).getLong() >>> 4);
  }

  private void write(
      Node gap, Routing routing, List<Theme> themes, List<String> words, DatasetGraph data) {
    Node graph = addresses.restrictedGraph("referral");
    if (data.contains(graph, gap, Rdf.TYPE, Psr.NEED)) {
      return;
    }
    Node visitors = addresses.thing("agent", "visitors");
    data.add(graph, visitors, Rdf.TYPE, Foaf.AGENT);
    text(data, graph, visitors, Skos.PREF_LABEL, "Personnes qui consultent ce réseau", "fr");
    text(data, graph, visitors, Skos.PREF_LABEL, "Visitors of this network", "en");
    data.add(graph, gap, Rdf.TYPE, Psr.NEED);
    List<String> about = new ArrayList<>(themes.stream().map(Theme::label).toList());
    about.addAll(words);
    String list = String.join(", ", about.stream().distinct().toList());
    text(data, graph, gap, Dcterms.TITLE, "Besoin sans réponse : " + list, "fr");
    text(data, graph, gap, Dcterms.TITLE, "Unanswered need: " + list, "en");
    data.add(graph, gap, Psr.EXPRESSED_BY, visitors);
    data.add(graph, gap, Dcterms.CREATED, date(LocalDate.now(clock)));
    String language =
        routing.need().language().toLowerCase(Locale.ROOT).startsWith("en") ? "en" : "fr";
    data.add(graph, gap, Dcterms.LANGUAGE, NodeFactory.createLiteralString(language));
    themes.forEach(t -> data.add(graph, gap, Dcterms.SUBJECT, t.iri()));
  }

  private static void text(
      DatasetGraph data, Node graph, Node thing, Node property, String text, String language) {
    data.add(graph, thing, property, NodeFactory.createLiteralLang(text, language));
  }

  private static Node date(LocalDate day) {
    return NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
  }
}
