package org.passeur.web.site.thing;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.web.page.EntityLayout;
import org.passeur.web.page.Icons;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;
import org.passeur.web.page.Things;

/** The page of one thing of the network. */
public final class EntityPage {
  private static final Map<String, String> MENU =
      Map.of(
          "person", "person",
          "community", "community",
          "practice", "practice",
          "resource", "resource",
          "organization", "organization",
          "need", "need",
          "offer", "offer",
          "theme", "theme");

  private final PublicData data;
  private final Renderer renderer;

  public EntityPage(PublicData data, Renderer renderer) {
    this.data = data;
    this.renderer = renderer;
  }

  public void show(Context x) {
    String kind = x.pathParam("kind");
    Node thing = data.addresses().thing(kind, x.pathParam("key"));
    answer(x, thing, kind);
  }

  public void showAny(Context x) {
    String iri = java.util.Objects.requireNonNullElse(x.queryParam("iri"), "");
    Node thing = Things.iri(iri).orElseThrow(NotFoundResponse::new);
    var ours = data.addresses().thing(thing);
    if (ours.isPresent()) {
      x.redirect(
          PageRequest.of(Requests.of(x))
              .href("/doc/" + ours.get().kind() + "/" + ours.get().key()));
    } else {
      answer(x, thing, "thing");
    }
  }

  private void answer(Context x, Node thing, String kind) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    EntityView entity =
        data.read(visit, reading -> entity(reading, thing, kind))
            .orElseThrow(NotFoundResponse::new);
    renderer.html(x, visit, "entity", entity);
  }

  /**
   * Empty when the public data does not describe the thing; so for a person who has not consented.
   */
  private Optional<EntityView> entity(PageReading reading, Node thing, String kind) {
    boolean there =
        kind.equals("person")
            ? reading.has(thing, Rdf.TYPE, Foaf.PERSON) && reading.name(thing).isPresent()
            : reading.knows(thing) && reading.shows(thing);
    if (!there) {
      return Optional.empty();
    }
    return EntityLayout.of(kind)
        .map(layout -> laidOut(reading, thing, layout))
        .or(() -> Optional.of(new PlainThing(reading, renderer).entity(thing, kind)));
  }

  private EntityView laidOut(PageReading reading, Node thing, EntityLayout layout) {
    var rows = reading.rows(layout.query(), Map.of("thing", thing));
    var gathered = new EntitySections(reading, rows);
    boolean bridge = reading.has(thing, Rdf.TYPE, Psr.BRIDGE_COMMUNITY);
    Text name = reading.label(thing);
    String kind = reading.words().t(bridge ? "kind.bridge" : "kind." + layout.kind());
    Text summary = reading.description(thing).orElse(Text.plain(""));
    Page page =
        page(reading, thing, name.value(), layout.kind())
            .named(new OwnName(reading).of(thing, kind))
            .about(summary.value());
    return new EntityView(
        page,
        thing.getURI(),
        layout.kind(),
        Text.plain(kind),
        bridge ? "bridge" : Icons.of(layout.kind()),
        reading.has(thing, Psr.AVAILABILITY, Psr.concept("availability", "open")),
        name,
        otherName(reading, thing, name),
        summary,
        gathered.text("enterprise"),
        gathered.chips("themes"),
        gathered.sections(layout.sections()),
        circle(reading, gathered, layout.kind()),
        gathered.facts(layout.facts()),
        reading
            .best(thing, PageReading.DESCRIPTIONS)
            .or(() -> reading.best(thing, Naming.ALL))
            .map(Node::getLiteralLexicalForm)
            .orElse(name.value()));
  }

  private Page page(PageReading reading, Node thing, String title, String kind) {
    String section = MENU.getOrDefault(kind, "");
    Page page = renderer.page(reading.visit(), title, section).also(formats(reading, thing));
    return kind.equals("person") ? page.unlisted() : page;
  }

  /** The same thing as data. */
  static List<Page.Format> formats(PageReading reading, Node thing) {
    Optional<Addresses.Thing> ours = reading.addresses().thing(thing);
    if (ours.isEmpty()) {
      return List.of();
    }
    String stem = "/data/" + ours.get().kind() + "/" + ours.get().key();
    return List.of(
        new Page.Format("Turtle", "text/turtle", stem + ".ttl"),
        new Page.Format("JSON-LD", "application/ld+json", stem + ".jsonld"),
        new Page.Format("N-Triples", "application/n-triples", stem + ".nt"),
        new Page.Format("RDF/XML", "application/rdf+xml", stem + ".rdf"));
  }

  private static Text otherName(PageReading reading, Node thing, Text name) {
    return reading
        .in(reading.words().other())
        .name(thing)
        .filter(other -> !other.foreign() && !other.value().equals(name.value()))
        .map(other -> new Text(other.value(), reading.words().other().language()))
        .orElse(Text.plain(""));
  }

  /** The functions in the order of the circle, when there are activities on it. */
  private static List<EntityView.Step> circle(
      PageReading reading, EntitySections gathered, String kind) {
    Set<Node> served = gathered.notes("activities");
    if (!kind.equals("community") || served.isEmpty()) {
      return List.of();
    }
    Map<Node, Node> next = new LinkedHashMap<>();
    reading
        .rows("browse/continuum", Map.of())
        .forEach(r -> next.put(r.node("function"), r.has("next") ? r.node("next") : Node.ANY));
    List<EntityView.Step> steps = new ArrayList<>();
    Set<Node> done = new HashSet<>();
    Node step = Psr.concept("function", "gather");
    while (next.containsKey(step) && done.add(step)) {
      steps.add(new EntityView.Step(reading.link(step), served.contains(step)));
      step = next.getOrDefault(step, Node.ANY);
    }
    return steps;
  }
}
