package org.passeur.route;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.route.Ranking.Scored;
import org.passeur.route.danger.Alert;
import org.passeur.route.need.Circumstances;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Evidence;
import org.passeur.route.need.Fit;
import org.passeur.route.need.Hearing;
import org.passeur.route.need.Need;
import org.passeur.route.need.Phrases;
import org.passeur.route.need.Places;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Routing.LeftOut;
import org.passeur.route.need.Routing.Theme;
import org.passeur.route.need.Suggestion;
import org.passeur.route.need.SuggestionKind;
import org.passeur.route.relation.Load;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.WordAnalysis;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;

/** Builds the answer: leaves out agents that take no requests, and puts reasons into words. */
final class Fusion {
  private static final int MOST_WORDS = 4;

  private final Inquiry inquiry;
  private final Load load;
  private final Phrases phrases;
  private final Profiles profiles;
  private final Alert alert;
  private final OwnWords own;

  Fusion(Inquiry inquiry, Load load, Alert alert) {
    this.load = load;
    this.alert = alert;
    this.own = OwnWords.of(inquiry.need(), alert, inquiry.thesaurus(), inquiry.index());
    this.inquiry = inquiry;
    this.phrases = Phrases.in(inquiry.language());
    this.profiles = new Profiles(inquiry);
  }

  /** Who and what is proposed, in the order shown, however many are asked for. */
  List<Scored> wanted(Ballot ballot) {
    return spared(new Ranking(inquiry).best(ballot)).stream().filter(this::isAsked).toList();
  }

  private boolean isAsked(Scored scored) {
    var kinds = inquiry.need().kinds();
    return (kinds.isEmpty() || kinds.contains(scored.kind()))
        && !isSaid(scored.entity(), Psr.AVAILABILITY_PAUSED)
        && !isSaid(scored.entity(), Psr.AVAILABILITY_CLOSED);
  }

  Routing answer(Ballot ballot) {
    Need need = inquiry.need();
    var tally = new Ranking(inquiry);
    Map<SuggestionKind, Integer> counts = new EnumMap<>(SuggestionKind.class);
    List<Scored> wanted = new ArrayList<>();
    int paused = 0;
    int closed = 0;
    int unwanted = 0;
    Set<Node> refused = Understanding.refused(need, inquiry.thesaurus());
    for (Scored scored : spared(tally.best(ballot))) {
      boolean asked = need.kinds().isEmpty() || need.kinds().contains(scored.kind());
      if (isSaid(scored.entity(), Psr.AVAILABILITY_PAUSED)) {
        paused += asked ? 1 : 0;
      } else if (isSaid(scored.entity(), Psr.AVAILABILITY_CLOSED)) {
        closed += asked ? 1 : 0;
      } else if (isAbout(scored.entity(), refused)) {
        unwanted += asked ? 1 : 0;
      } else {
        counts.merge(scored.kind(), 1, Integer::sum);
        if (asked) {
          wanted.add(scored);
        }
      }
    }
    List<Suggestion> suggestions =
        shown(wanted).stream().map(s -> suggestion(s, tally.reasons(s, ballot))).toList();
    return new Routing(
        need,
        themes(inquiry.understanding().named()),
        themes(inquiry.understanding().widened()),
        suggestions,
        counts,
        notices(counts, suggestions),
        leftOut(paused, closed, unwanted),
        List.of(),
        List.of(),
        own.unknown(),
        alert,
        inquiry.weights().of(Dial.DAMPING));
  }

  private List<Scored> shown(List<Scored> wanted) {
    int limit = Math.max(0, inquiry.need().limit());
    return inquiry.need().diverse()
        ? new Diversity(inquiry).choose(wanted, limit)
        : wanted.subList(0, Math.min(wanted.size(), limit));
  }

  /** Returns whether it is about a refused theme, and about none that the need names. */
  private boolean isAbout(Entity entity, Set<Node> refused) {
    return entity.kind() != EntityKind.PERSON
        && entity.themes().stream().anyMatch(refused::contains)
        && entity.themes().stream().noneMatch(inquiry.understanding().named()::containsKey);
  }

  private static boolean isSaid(Entity entity, Node availability) {
    return entity.availability().filter(availability::equals).isPresent();
  }

  private Suggestion suggestion(Scored scored, List<Reason> reasons) {
    Entity entity = scored.entity();
    String name = entity.label(inquiry.language());
    List<Evidence> evidence = reasons.stream().map(r -> said(r, entity)).toList();
    return new Suggestion(
        entity.iri(),
        scored.kind(),
        name,
        entity.bridge(),
        profiles.summary(entity),
        profiles.facts(entity),
        entity.availability().map(a -> inquiry.name(a)).orElse(""),
        fit(entity, name, reasons, evidence),
        scored.match(),
        evidence);
  }

  /** In an alert, only suggestions about that danger itself can be a good fit. */
  private Fit fit(Entity entity, String name, List<Reason> reasons, List<Evidence> evidence) {
    boolean answers =
        !alert.isHeard()
            || alert.isOf(name)
            || alert.isOf(evidence.stream().map(Evidence::text).collect(joining("\n")));
    return answers ? own.of(entity.iri(), reasons) : Fit.NONE;
  }

  /** Names the matching words, which are looked up only for suggestions that are shown. */
  private Evidence said(Reason reason, Entity entity) {
    List<String> words =
        switch (reason.kind()) {
          case "text" -> words(List.of(entity.iri()));
          case "works" -> words(works(entity.iri()));
          default -> List.of();
        };
    if (reason.phrase().equals("profile")) {
      // names of claimed themes are indexed with a person, and are no words of an introduction
      Set<String> own = introduction(entity.iri());
      List<String> introduced =
          words.stream()
              .filter(
                  w ->
                      WordAnalysis.exact(w).stream()
                          .map(WordAnalysis::singular)
                          .anyMatch(own::contains))
              .toList();
      if (introduced.isEmpty()) {
        return reason
            .worded(words.isEmpty() ? "profile.near" : "profile.themes", String.join(", ", words))
            .said(phrases, inquiry::name);
      }
      words = introduced;
    }
    return words.isEmpty()
        ? reason.said(phrases, inquiry::name)
        : reason
            .worded(reason.phrase() + ".words", String.join(", ", words))
            .said(phrases, inquiry::name);
  }

  /**
   * Words of the need that things contain, rarest first; those that only frame it are no reason.
   */
  private List<String> words(List<Node> things) {
    Set<String> words = new LinkedHashSet<>();
    for (Node thing : things) {
      own.words(thing).stream().limit(3 * MOST_WORDS).forEach(words::add);
    }
    return words.stream().filter(w -> !WordAnalysis.isFraming(w)).limit(MOST_WORDS).toList();
  }

  /** The words that a person is introduced by, in the singular. */
  private Set<String> introduction(Node person) {
    Set<String> words = new LinkedHashSet<>();
    for (Node property : List.of(Dcterms.DESCRIPTION, Dcterms.ABSTRACT, Foaf.NAME)) {
      inquiry
          .data()
          .find(Quad.unionGraph, person, property, Node.ANY)
          .forEachRemaining(
              q -> {
                if (q.getObject().isLiteral()) {
                  WordAnalysis.exact(q.getObject().getLiteralLexicalForm())
                      .forEach(w -> words.add(WordAnalysis.singular(w)));
                }
              });
    }
    return words;
  }

  /** The works of someone that match best. */
  private List<Node> works(Node maker) {
    return inquiry.works().stream()
        .map(Match::entity)
        .filter(e -> e.agents().contains(maker))
        .map(Entity::iri)
        .limit(MOST_WORDS)
        .toList();
  }

  private List<Theme> themes(Map<Node, Double> themes) {
    return themes.keySet().stream()
        .map(t -> new Theme(t, inquiry.thesaurus().label(t, inquiry.language())))
        .toList();
  }

  /** Lowers the rank of agents asked often lately; only the order shows it. */
  private List<Scored> spared(List<Scored> scored) {
    List<Scored> spared = new ArrayList<>();
    Map<Node, Integer> lately = load.lately(inquiry.need().date());
    for (Scored s : scored) {
      int times = s.kind() == SuggestionKind.PERSON ? lately.getOrDefault(s.entity().iri(), 0) : 0;
      spared.add(times == 0 ? s : s.spare(1 / (1 + times * inquiry.weights().of(Dial.DAMPING))));
    }
    spared.sort(Scored.BEST_FIRST);
    return spared;
  }

  private List<Routing.Notice> notices(
      Map<SuggestionKind, Integer> counts, List<Suggestion> suggestions) {
    List<Routing.Notice> notices = Hearing.notices(inquiry.need(), phrases);
    var told = Circumstances.of(inquiry.need(), inquiry.thesaurus());
    told.place()
        .filter(p -> inquiry.need().territory().filter(p.territory()::equals).isPresent())
        .ifPresent(p -> notices.add(new Routing.Notice("place", place(p))));
    if (!told.languages().isEmpty()
        && suggestions.stream()
            .flatMap(s -> s.evidence().stream())
            .noneMatch(e -> e.kind().equals("language"))) {
      notices.add(new Routing.Notice("language", phrases.say("heard.language")));
    }
    if (!suggestions.isEmpty() && suggestions.stream().noneMatch(s -> s.fit() == Fit.GOOD)) {
      notices.add(new Routing.Notice("weak", weak()));
    }
    if (!counts.isEmpty() && Routing.nobody(counts)) {
      notices.add(new Routing.Notice("nobody", phrases.say("nobody")));
    }
    return notices;
  }

  private String place(Places.Place place) {
    String territory = inquiry.name(place.territory());
    return territory.equals(place.said())
        ? phrases.say("heard.place", territory)
        : phrases.say("heard.place.within", place.said(), territory);
  }

  private String weak() {
    if (alert.isHeard()) {
      return phrases.say("weak.danger");
    }
    List<String> unknown = own.unknown().stream().limit(MOST_WORDS).toList();
    return unknown.isEmpty()
        ? phrases.say("weak")
        : phrases.say("weak.words", String.join(", ", unknown));
  }

  private List<LeftOut> leftOut(int paused, int closed, int unwanted) {
    List<LeftOut> leftOut = new ArrayList<>();
    if (paused > 0) {
      leftOut.add(new LeftOut(paused, phrases.say("left.paused", paused)));
    }
    if (closed > 0) {
      leftOut.add(new LeftOut(closed, phrases.say("left.closed", closed)));
    }
    if (unwanted > 0) {
      leftOut.add(new LeftOut(unwanted, phrases.say("left.refused", unwanted)));
    }
    return leftOut;
  }
}
