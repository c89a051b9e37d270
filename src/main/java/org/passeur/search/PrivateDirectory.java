package org.passeur.search;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.passeur.kernel.PrivateFiles;

/** A Lucene directory whose files only the account of the program may read. */
final class PrivateDirectory extends FilterDirectory {
  private final Path path;

  PrivateDirectory(Directory files, Path path) {
    super(files);
    this.path = path;
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return tightened(super.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return tightened(super.createTempOutput(prefix, suffix, context));
  }

  /** Makes the file private before anything is written to it. */
  private IndexOutput tightened(IndexOutput output) throws IOException {
    PrivateFiles.tightenFile(path.resolve(output.getName()));
    return output;
  }
}
