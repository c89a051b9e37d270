package org.passeur.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.document.DocumentCache;
import org.passeur.document.Representation;
import org.passeur.engine.EngineExtensions;
import org.passeur.engine.GraphStatistics;
import org.passeur.engine.parse.QuickParser;
import org.passeur.engine.watch.Depth;
import org.passeur.evaluator.Evaluation;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.sparql.library.SyntaxWords;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SPARQL 1.1 Query over one dataset, with limits. An answer is complete before its first byte is
 * sent: a query that is stopped gives an error, never a shorter answer. Thread-safe.
 */
public final class SparqlService {
  /** A source of data to query; the result of a read must not refer to the dataset. */
  public interface Source {
    /** Reads one state of the data, with its statistics if they are known. */
    <T> T read(BiFunction<DatasetGraph, Optional<GraphStatistics>, T> reading);

    /**
     * What a view shows of the record store, without statistics.
     *
     * @param view gives what may be read of a state of the record store
     */
    static Source of(RecordStore record, UnaryOperator<DatasetGraph> view) {
      return new Source() {
        @Override
        public <T> T read(BiFunction<DatasetGraph, Optional<GraphStatistics>, T> reading) {
          return record.read(data -> reading.apply(view.apply(data), Optional.empty()));
        }
      };
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(SparqlService.class);
  private static final EngineExtensions LEVERS = EngineExtensions.ofSystemProperties();

  /** Total length of the query texts whose parsed form is cached, in characters. */
  private static final long PARSED = 2_000_000;

  private final Source source;
  private final String base;
  private final Limits limits;
  private final Optional<DocumentCache> cache;
  private final LongAnswers longAnswers;
  private final Cache<String, ParsedQuery> parsed;
  private final Evaluator evaluator;

  /**
   * @param addresses base of relative IRIs in queries
   * @param cache of answers; empty for private data, whose answers must not be cached
   */
  public SparqlService(
      Source source, Addresses addresses, Limits limits, Optional<DocumentCache> cache) {
    this(source, addresses, limits, cache, LongAnswers.ofTheSystem(), new Evaluator());
  }

  /**
   * @param longAnswers folder for answers too long for memory
   * @param evaluator admits queries and limits their time
   */
  public SparqlService(
      Source source,
      Addresses addresses,
      Limits limits,
      Optional<DocumentCache> cache,
      LongAnswers longAnswers,
      Evaluator evaluator) {
    QuickParser.register();
    this.source = source;
    this.base = addresses.resolver();
    this.limits = limits;
    this.cache = cache;
    this.longAnswers = longAnswers;
    this.parsed =
        Caffeine.newBuilder()
            .maximumWeight(PARSED)
            .weigher((String text, ParsedQuery query) -> text.length() + 100)
            .build();
    this.evaluator = evaluator;
  }

  private SparqlService(SparqlService other, Source source) {
    this.source = source;
    this.base = other.base;
    this.limits = other.limits;
    this.cache = Optional.empty(); // answers of one source are not those of another
    this.longAnswers = other.longAnswers;
    this.parsed = other.parsed;
    this.evaluator = other.evaluator;
  }

  /** The same service, within the same limits, of another source. */
  public SparqlService over(Source other) {
    return new SparqlService(this, other);
  }

  /**
   * An answer ready to send.
   *
   * @param repeatable false when another run on the same data may give another answer
   * @param rowCap row limit that applied; 0 for no limit
   */
  public record Answer(Representation document, boolean repeatable, long rowCap) {}

  /**
   * Answers a query.
   *
   * @param zipped true when the answer may be sent with gzip
   * @throws Problem 400, 403, 406 or 413 when the query cannot be answered; 429 or 503 when it
   *     takes too long or too many queries run
   */
  public Answer answer(SparqlRequest request, boolean zipped) {
    try {
      ParsedQuery query = parse(request.query());
      ResultFormat format = OfferedFormats.choose(request, query.query());
      long rowCap = query.query().isAskType() ? 0 : limits.rows();
      Representation document =
          cache.isPresent() && query.repeatable()
              ? cached(cache.get(), request, query, format, zipped)
              : run(request, query, format).document(format.contentType());
      return new Answer(document, query.repeatable(), rowCap);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  private static Problem tooDeep() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "La requête est imbriquée trop profondément pour être évaluée ; simplifiez-la.",
        "The query is nested too deeply to be evaluated; simplify it.");
  }

  private ParsedQuery parse(String text) {
    if (text.length() > limits.characters()) {
      throw Problem.of(
          Problem.Kind.TOO_LARGE,
          "La requête dépasse " + limits.characters() + " caractères.",
          "The query is longer than " + limits.characters() + " characters.");
    }
    ParsedQuery known = parsed.getIfPresent(text);
    if (known == null) {
      if (Depth.isTooDeep(text)) {
        throw tooDeep();
      }
      known = ParsedQuery.of(text, base, limits.rows());
      parsed.put(text, known);
    }
    return known;
  }

  private Representation cached(
      DocumentCache kept,
      SparqlRequest request,
      ParsedQuery query,
      ResultFormat format,
      boolean zipped) {
    String key =
        String.join(
            "\n",
            "sparql",
            format.type(),
            request.defaultGraphs().toString(),
            request.namedGraphs().toString(),
            request.query());
    Optional<Representation> found = kept.find(key, zipped);
    if (found.isPresent()) {
      return found.get();
    }
    long version = kept.version();
    Spool made = run(request, query, format);
    Representation document = made.document(format.contentType());
    if (made.isShort()) {
      kept.keep(version, key, document);
    }
    return document;
  }

  /**
   * A document that is written now and sent later, when its evaluation is over: a long one waits in
   * a file, so that many slow readers take no memory.
   *
   * @param writing writes it, as long as the evaluation goes on
   */
  public Representation document(
      String contentType, Evaluation evaluation, Consumer<OutputStream> writing) {
    var spool = new Spool(0, evaluation, longAnswers);
    boolean whole = false;
    try {
      writing.accept(spool);
      whole = true;
      return spool.document(contentType);
    } finally {
      if (!whole) {
        spool.discard();
      }
    }
  }

  private Spool run(SparqlRequest request, ParsedQuery query, ResultFormat format) {
    return evaluator.run(
        request.client(), Task.QUERY, limits, e -> write(request, query, format, e));
  }

  private Spool write(
      SparqlRequest request, ParsedQuery query, ResultFormat format, Evaluation evaluation) {
    var dataset = DatasetDescription.create(request.defaultGraphs(), request.namedGraphs());
    var spool = new Spool(limits.answer(), evaluation, longAnswers);
    boolean whole = false;
    try {
      source.read(
          (data, statistics) -> {
            var executor = LEVERS.executor(statistics);
            new QueryRun(query, executor, evaluation, limits.answer())
                .write(dataset, data, format, spool);
            return spool;
          });
      whole = true;
      return spool;
    } catch (QueryCancelledException e) {
      throw e; // the evaluator says why
    } catch (QueryException e) {
      String detail = SyntaxWords.withoutInside(String.valueOf(e.getMessage()));
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La requête n'a pas pu être traitée : " + detail,
          "The query could not be processed: " + detail);
    } catch (Problem | UncheckedIOException | RuntimeIOException e) {
      throw e;
    } catch (NumberFormatException e) { // a date with too long a number
      Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La requête n'a pas pu être traitée : " + detail.fr() + ".",
          "The query could not be processed: " + detail.en() + ".");
    } catch (RuntimeException e) {
      // faults of the engine itself, as with some EXISTS that use outer variables
      LOG.warn("the engine failed on a query: {}", request.query(), e);
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le moteur ne sait pas évaluer cette forme de requête ; écrivez-la autrement, par exemple"
              + " sans utiliser dans EXISTS, MINUS ou OPTIONAL une variable définie à l'extérieur.",
          "The engine cannot evaluate this form of query; write it differently, for example without"
              + " using inside EXISTS, MINUS or OPTIONAL a variable that is defined outside.");
    } catch (OutOfMemoryError e) {
      throw Problem.of(
          Problem.Kind.UNAVAILABLE,
          "La requête demande trop de mémoire ; précisez-la ou demandez moins de lignes.",
          "The query needs too much memory; narrow it or ask for fewer rows.");
    } finally {
      if (!whole) {
        spool.discard();
      }
    }
  }
}
