package org.passeur.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/** The position of a thing's document in one state of the index. */
record DocumentPosition(LeafReader reader, int document) {

  static Optional<DocumentPosition> of(IndexSearcher searcher, Node iri) throws IOException {
    var key = new Term(IndexDocuments.IRI, iri.toString());
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PostingsEnum documents = leaf.reader().postings(key, PostingsEnum.NONE);
      if (documents == null) {
        continue;
      }
      var live = leaf.reader().getLiveDocs();
      for (int d = documents.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = documents.nextDoc()) {
        if (live == null || live.get(d)) {
          return Optional.of(new DocumentPosition(leaf.reader(), d));
        }
      }
    }
    return Optional.empty();
  }

  Entity read(Remembered remembered) throws IOException {
    return remembered.read(reader, document);
  }

  /** The hash of the document when it was written. */
  String fingerprint() throws IOException {
    String stored = reader.storedFields().document(document).get(IndexDocuments.FINGERPRINT);
    return stored == null ? "" : stored;
  }

  boolean has(Term term) throws IOException {
    PostingsEnum documents = reader.postings(term, PostingsEnum.NONE);
    return documents != null && documents.advance(document) == document;
  }
}
