package org.passeur.route.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Folders;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.route.Router;
import org.passeur.route.learn.WeightLearning;
import org.passeur.route.relation.Load;
import org.passeur.route.relation.Relations;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/** A complete engine in a temporary folder, where everything is public. */
final class Laboratory implements AutoCloseable {
  static final Addresses ADDRESSES = new Addresses("http://localhost");

  private final Path folder;
  private final RecordStore record;
  private final Projections projections;
  private final Router router;
  private final WeightLearning replay;

  Laboratory(Load load, java.util.function.Consumer<DatasetGraph> content) {
    try {
      folder = Files.createTempDirectory("passeur-evaluate");
      Path recordFolder = Files.createDirectory(folder.resolve("record"));
      Path publishedFolder = Files.createDirectory(folder.resolve("published"));
      record = RecordStore.open(recordFolder, ADDRESSES.base() + "/id/node/", Clock.systemUTC());
      record.write(new Note("evaluate", "evaluation", "collection"), content);
      var queries = new QueryLibrary();
      var published = new PublishedStore(publishedFolder, false);
      var index = SearchIndex.open(folder.resolve("search"));
      var relations = new Relations();
      var visibility = Visibility.ofEverything(ADDRESSES);
      projections = new Projections(record, visibility, published, List.of(index, relations));
      router = new Router(index, relations, published, queries, load);
      replay = new WeightLearning(router, published, queries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A replay of the past of the data in it. */
  WeightLearning replay() {
    return replay;
  }

  Router router() {
    return router;
  }

  @Override
  public void close() {
    projections.close();
    record.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
