package org.passeur.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SmallFloat;
import org.passeur.search.WordQuery.Form;
import org.passeur.search.WordQuery.Meaning;
import org.passeur.search.WordQuery.Word;

/**
 * Ranks those who made works: by the words of all that each of them made, taken as one text
 * (candidate model of expert search: Balog, Azzopardi and de Rijke, 2006), and by a random walk
 * over people and works (Serdyukov, Rode and Hiemstra, 2008). Term at a time, in arrays by maker.
 * Immutable: what does not hang on the need is worked out once ({@link Columns#makerScan}).
 */
final class MakerScan {
  /** Parameters of BM25, the usual ones. */
  private static final double K1 = 1.2;

  private static final double B = 0.75;

  private static final int STEPS = 4;

  /** Part of the walk that begins again at the matching works, at each step. */
  private static final double AGAIN = 0.3;

  private static final List<String> FIELDS =
      IndexDocuments.LANGUAGES.stream()
          .flatMap(
              l -> java.util.stream.Stream.of(IndexDocuments.TITLE + l, IndexDocuments.BODY + l))
          .toList();

  /**
   * The works of one segment that count.
   *
   * @param makers of each document; none for those that do not count
   */
  private record Works(LeafReader reader, int[][] makers) {}

  private static final int[] NOBODY = {};

  private final Columns.Makers makers;
  private final List<Works> segments = new ArrayList<>();
  private final double[] lengths;

  /** How many works each maker has. */
  private final int[] made;

  private double mean;
  private int all;

  /**
   * @param notAfter works dated later do not count
   * @param without works that do not count
   */
  MakerScan(
      IndexSearcher searcher, Columns columns, Optional<LocalDate> notAfter, Set<Node> without)
      throws IOException {
    makers = columns.makers();
    int last = notAfter.map(d -> (int) d.toEpochDay()).orElse(Integer.MAX_VALUE);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<Columns.Column> read = new ArrayList<>();
    for (LeafReaderContext leaf : leaves) {
      read.add(columns.of(leaf.reader()));
    }
    lengths = new double[makers.size()];
    for (int i = 0; i < leaves.size(); i++) {
      segments.add(works(leaves.get(i).reader(), read.get(i), last));
    }
    for (Node work : without) {
      DocumentPosition.of(searcher, work).ifPresent(this::leaveOut);
    }
    made = new int[lengths.length];
    for (int i = 0; i < leaves.size(); i++) {
      measure(segments.get(i), read.get(i));
      for (int[] each : segments.get(i).makers()) {
        for (int maker : each) {
          made[maker]++;
        }
      }
    }
    double sum = 0;
    for (double length : lengths) {
      all += length > 0 ? 1 : 0;
      sum += length;
    }
    mean = all == 0 ? 1 : sum / all;
  }

  private static Works works(LeafReader reader, Columns.Column column, int last) {
    int[][] made = column.makers().clone();
    Bits live = reader.getLiveDocs();
    for (int d = 0; d < made.length; d++) {
      if (column.days()[d] > last || (live != null && !live.get(d))) {
        made[d] = NOBODY;
      }
    }
    return new Works(reader, made);
  }

  private void leaveOut(DocumentPosition place) {
    for (Works works : segments) {
      if (works.reader().equals(place.reader())) {
        works.makers()[place.document()] = NOBODY;
      }
    }
  }

  private void measure(Works works, Columns.Column column) throws IOException {
    for (String field : FIELDS) {
      byte[] encoded = Columns.lengths(column, field, works.reader());
      for (int d = 0; d < encoded.length; d++) {
        for (int maker : works.makers()[d]) {
          lengths[maker] += SmallFloat.byte4ToInt(encoded[d]);
        }
      }
    }
  }

  /** How well all that each maker made matches, from 0 to 1, where 1 is the best possible. */
  Map<Node, Double> byWords(List<Word> words) throws IOException {
    double[] scores = new double[lengths.length];
    double[] times = new double[lengths.length];
    int[] touched = new int[lengths.length];
    double full = 0;
    for (Word word : words) {
      int met = 0;
      for (Meaning meaning : word.meanings()) {
        for (Form form : meaning.forms()) {
          if (FIELDS.contains(form.term().field())) {
            met = count(form, meaning.boost(), times, touched, met);
          }
        }
      }
      double rarity = Math.log(1 + (all - met + 0.5) / (met + 0.5));
      full += met == 0 ? 0 : word.boost() * rarity;
      for (int i = 0; i < met; i++) {
        int maker = touched[i];
        double norm = K1 * (1 - B + B * lengths[maker] / mean);
        scores[maker] += word.boost() * rarity * times[maker] / (times[maker] + norm);
        times[maker] = 0;
      }
    }
    return named(scores, full);
  }

  private int count(Form form, float boost, double[] times, int[] touched, int metBefore)
      throws IOException {
    int met = metBefore;
    for (Works works : segments) {
      PostingsEnum places = works.reader().postings(form.term(), PostingsEnum.FREQS);
      if (places == null) {
        continue;
      }
      for (int d = places.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = places.nextDoc()) {
        for (int maker : works.makers()[d]) {
          if (times[maker] == 0) {
            touched[met++] = maker;
          }
          times[maker] += boost * places.freq();
        }
      }
    }
    return met;
  }

  private Map<Node, Double> named(double[] scores, double full) {
    Map<Node, Double> named = new HashMap<>();
    for (int maker = 0; maker < scores.length; maker++) {
      if (scores[maker] > 0) {
        named.put(makers.node(maker), scores[maker] / full);
      }
    }
    return named;
  }

  /**
   * Where a walk is found that begins at works, goes to one of their makers, from there to one of
   * the works of that maker, and so on, and begins again now and then.
   *
   * @param from places of the works where it begins, with their weight
   * @return the makers with the probability of each; they add up to 1
   */
  Map<Node, Double> byWalk(Map<DocumentPosition, Double> from) {
    double sum = from.values().stream().mapToDouble(Double::doubleValue).sum();
    double[] begun = new double[lengths.length];
    from.forEach(
        (place, weight) -> {
          for (Works works : segments) {
            if (works.reader().equals(place.reader())) {
              share(works.makers()[place.document()], weight / sum, begun);
            }
          }
        });
    double[] people = begun;
    for (int step = 1; step < STEPS; step++) {
      double[] next = new double[lengths.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = AGAIN * begun[i];
      }
      for (Works works : segments) {
        for (int[] each : works.makers()) {
          double here = 0;
          for (int maker : each) {
            here += people[maker] / made[maker];
          }
          if (here > 0) {
            share(each, (1 - AGAIN) * here, next);
          }
        }
      }
      people = next;
    }
    return named(people, 1);
  }

  private static void share(int[] among, double part, double[] into) {
    for (int maker : among) {
      into[maker] += part / among.length;
    }
  }
}
