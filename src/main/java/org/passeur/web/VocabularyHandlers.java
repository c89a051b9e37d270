package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.document.Formats;
import org.passeur.kernel.Bundled;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Ontology;
import org.passeur.web.http.Cors;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Requests;
import org.passeur.web.site.Pages;

/**
 * The vocabulary, the lists of terms, the rules and the dataset at their addresses: a page for a
 * browser, RDF for a program, by {@code Accept} or by the end of the address. A term of the
 * vocabulary is a part of {@code /ns} ({@code /ns#Term}, a hash IRI); one of a list is its own
 * address, and leads to the list with 303 (Cool URIs for the Semantic Web, sections 4.1 and 4.2).
 */
final class VocabularyHandlers {
  private static final Pattern WITH_EXTENSION = Pattern.compile("(.+)\\.([a-z]+)");
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

  private final Pages pages;
  private final DataHandlers data;
  private final Ontology ontology;
  private final Addresses addresses;

  VocabularyHandlers(Pages pages, DataHandlers data, Addresses addresses) {
    this.pages = pages;
    this.data = data;
    this.ontology = pages.ontology();
    this.addresses = addresses;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/ns", x -> page(x, pages::vocabulary, this::vocabulary));
    routes.get("/ns.{extension}", x -> file(x, x.pathParam("extension"), this::vocabulary));
    routes.get("/ns/{term}", this::term);
    routes.get("/scheme/{name}", this::scheme);
    routes.get("/shapes", x -> page(x, pages::rules, data::shapes));
    routes.get("/shapes.{extension}", x -> file(x, x.pathParam("extension"), data::shapes));
    routes.get("/dataset", x -> page(x, pages::dataset, () -> pages.describedDataset(x)));
    routes.get(
        "/.well-known/void",
        x -> page(x, VocabularyHandlers::toDataset, () -> pages.describedDataset(x)));
    routes.get(
        "/dataset.{extension}",
        x -> file(x, x.pathParam("extension"), () -> pages.describedDataset(x)));
    routes.get("/concept/{scheme}", x -> toScheme(x, ""));
    routes.get("/concept/{scheme}/{key}", x -> toScheme(x, "#" + x.pathParam("key")));
  }

  private void term(Context x) {
    String name = x.pathParam("term");
    Matcher file = WITH_EXTENSION.matcher(name);
    if (VERSION.matcher(name).matches()) {
      data.graph(x, version(name));
    } else if (file.matches()) {
      file(x, file.group(2), () -> described(file.group(1)));
    } else {
      page(x, pages::term, () -> described(name));
    }
  }

  private void scheme(Context x) {
    String name = x.pathParam("name");
    Matcher file = WITH_EXTENSION.matcher(name);
    if (file.matches()) {
      file(x, file.group(2), () -> list(x, file.group(1)));
    } else {
      page(x, pages::scheme, () -> list(x, name));
    }
  }

  /** A concept scheme: its own graph, or its concepts when it came in with other data. */
  private Graph list(Context x, String name) {
    Graph alone = data.copyOrEmpty(addresses.schemeGraph(name));
    Graph list = alone.isEmpty() ? pages.list(x, name) : alone;
    if (list.isEmpty()) {
      throw DataHandlers.nothing();
    }
    return list;
  }

  /** Redirects a browser to the page of the dataset, so that the page has one address. */
  private static void toDataset(Context x) {
    x.status(303).header("Location", PageRequest.of(Requests.of(x)).href("/dataset"));
  }

  private void toScheme(Context x, String fragment) {
    String scheme = x.pathParam("scheme");
    Graph list = data.copy(addresses.schemeGraph(scheme));
    Node concept =
        DataHandlers.iri(org.passeur.vocab.Psr.CONCEPT + scheme + fragment.replace('#', '/'));
    if (!list.contains(concept, Node.ANY, Node.ANY)) {
      throw DataHandlers.nothing();
    }
    Cors.open(Requests.of(x));
    x.status(303).header("Location", "/scheme/" + scheme + fragment);
  }

  private Graph vocabulary() {
    return data.copy(addresses.vocabularyGraph());
  }

  private Graph described(String name) {
    return ontology.term(name).map(ontology::describe).orElseThrow(DataHandlers::nothing);
  }

  /** A released version of the vocabulary. */
  private Graph version(String version) {
    String file = "ontology/releases/" + version + "/passeur.ttl";
    if (version.equals(ontology.version())) {
      return vocabulary();
    }
    if (!Bundled.list("ontology/releases", ".ttl").contains(file)) {
      throw DataHandlers.nothing();
    }
    return Bundled.turtle(file);
  }

  private void file(Context x, String extension, Supplier<Graph> graph) {
    data.graph(x, graph.get(), Formats.byExtension(extension).orElseThrow(DataHandlers::nothing));
  }

  /** Sends the page to a browser and RDF to a program. */
  private void page(Context x, Consumer<Context> html, Supplier<Graph> graph) {
    x.header("Vary", "Accept, Accept-Language");
    if (Requests.of(x).wantsHtml()) {
      html.accept(x);
    } else {
      data.graph(x, graph.get());
    }
  }
}
